// Made-up programs that log what they must not, in all the ways that people write: by logger, shape of the argument, place in the
// code and style of the file. Every one of them can be run.
import fc from "fast-check";

export interface Style {
  readonly eol: "\n" | "\r\n";
  readonly quote: '"' | "'";
  readonly semicolon: ";" | "";
  readonly indent: "  " | "    " | "\t";
  readonly trailingComma: boolean;
}

export interface Program {
  readonly code: string;
  readonly path: string;
  readonly style: Style;
  /** Comments that must outlive every fix. */
  readonly comments: readonly string[];
  readonly logger: LoggerName;
}

export type LoggerName = keyof typeof loggers;

/** How a program gets its logger, and how it writes a message with values. */
const loggers = {
  console: { setup: "", call: "console.log", order: "message-first" },
  pino: {
    setup: `const pino = require("pino");\nconst log = pino({ level: "info" }, sink);\n`,
    call: "log.info",
    order: "fields-first",
  },
  child: {
    setup: `const pino = require("pino");\nconst root = pino({ level: "info", redact: ["nothing"] }, sink);\nconst log = root.child({ module: "auth" });\n`,
    call: "log.warn",
    order: "fields-first",
  },
  winston: {
    setup: `const winston = require("winston");\nconst log = winston.createLogger({ transports: [new winston.transports.Stream({ stream: sink })] });\n`,
    call: "log.info",
    order: "message-first",
  },
  bunyan: {
    setup: `const bunyan = require("bunyan");\nconst log = bunyan.createLogger({ name: "shop", streams: [{ stream: sink }] });\n`,
    call: "log.info",
    order: "fields-first",
  },
} as const;

/** What a program holds, by name; the values are what must not be in its log. */
export const secrets: Readonly<Record<string, string>> = {
  password: "hunter2-canary",
  apiKey: "key-canary-4711",
  "user.password": "hunter3-canary",
  "req.body.password": "hunter4-canary",
  "user.email": "ada-canary@example.com",
  "account.accessToken": "token-canary-99",
  "process.env.DB_PASSWORD": "db-canary",
};

const wholes = ["user", "req.body", "req.headers", "account"];

/** What runs before the code: values come from `ask`, and `touch` leaves a mark whenever it is called. */
const data = `const password = ask("password");
const apiKey = ask("apiKey");
const account = ask("account");
const plan = ask("plan");
let count = 1;
`;

const shapes = {
  argument: (value: string) => [`"signed in"`, value],
  middle: (value: string) => [`"signed in"`, value, "plan"],
  message: (value: string) => [value],
  brackets: (value: string) => [`"signed in"`, `(${value})`, "plan"],
  template: (value: string) => ["`signed in with ${" + value + "} today`"],
  spaced: (value: string) => ["`signed in with ${ " + value + " } today`"],
  sum: (value: string) => [`"signed in with " + ${value} + " today"`],
  format: (value: string) => [`"signed in %s with %s"`, "plan", value],
  json: (value: string) => [`"signed in"`, `JSON.stringify(${value})`],
  chosen: (value: string) => [`"signed in"`, `plan ? ${value} : plan`],
  field: (value: string) => [`"signed in"`, { plan: "plan", secretValue: "1", it: value }],
  only: (value: string) => [`"signed in"`, { it: value }],
  nested: (value: string) => [`"signed in"`, { plan: "plan", inner: { count: "count", it: value } }],
  first: (value: string) => [`"signed in"`, { it: value, plan: "plan" }],
  touched: (value: string) => [`"signed in"`, `touch(${value})`],
  counted: (value: string) => ["`attempt ${count++} with ${" + value + "}`"],
  listed: (value: string) => [`"signed in"`, `[plan, ${value}]`],
} as const;

type Shape = keyof typeof shapes;
type Fields = { readonly [name: string]: string | Fields };
type Written = string | Fields;

const places = {
  plain: (call: string) => [call],
  block: (call: string) => ["if (plan) {", `>${call}`, "}"],
  bare: (call: string) => ["if (plan)", `>${call}`],
  arrow: (call: string) => ["const announce = () => {", `>${call}`, `>return touch("announced");`, "};", "announce();"],
  short: (call: string) => [`const announce = () => ${call}`, "announce();"],
  guarded: (call: string) => ["try {", `>touch("work");`, `>${call}`, "} catch (error) {", `>touch("failed");`, "}"],
  method: (call: string) => [
    "class Session {",
    ">open() {",
    `>>${call}`,
    `>>return touch("open");`,
    ">}",
    "}",
    "new Session().open();",
  ],
  chosen: (call: string) => ["switch (plan) {", `>case "basic":`, `>>${call}`, ">>break;", "}"],
} as const;

const styleArbitrary: fc.Arbitrary<Style> = fc.record({
  eol: fc.constantFrom("\n", "\r\n"),
  quote: fc.constantFrom('"', "'"),
  semicolon: fc.constantFrom(";", ";", ""),
  indent: fc.constantFrom("  ", "    ", "\t"),
  trailingComma: fc.boolean(),
});

/** Programs of every kind; each logs at least one thing that it must not. */
export const programArbitrary: fc.Arbitrary<Program> = fc
  .record({
    style: styleArbitrary,
    logger: fc.constantFrom(...(Object.keys(loggers) as LoggerName[])),
    shape: fc.constantFrom(...(Object.keys(shapes) as Shape[])),
    place: fc.constantFrom(...(Object.keys(places) as (keyof typeof places)[])),
    value: fc.constantFrom(...Object.keys(secrets), ...wholes),
    comments: fc.array(fc.constantFrom("before", "after"), { maxLength: 2 }),
    wide: fc.boolean(),
    extension: fc.constantFrom("js", "cjs", "ts"),
  })
  .map(write);

interface Choice {
  readonly style: Style;
  readonly logger: LoggerName;
  readonly shape: Shape;
  readonly place: keyof typeof places;
  readonly value: string;
  readonly comments: readonly string[];
  readonly wide: boolean;
  readonly extension: string;
}

function write({ style, logger, shape, place, value, comments, wide, extension }: Choice): Program {
  const { setup, call, order } = loggers[logger];
  const written: readonly Written[] = shapes[shape](value);
  const isMerged = order === "fields-first" && written.length > 1 && typeof written[1] === "object";
  const ordered = isMerged ? [...written.slice(1), written[0] ?? ""] : written;
  const marks = comments.map((at, index) => ({ at, text: `/* note ${index} ${at} */` }));
  const texts = ordered.map((each, index) =>
    decorate(argument(each, style, wide), marks, { index, last: ordered.length - 1 }),
  );
  const end = style.semicolon;
  const list = wide ? `(\n>${texts.join(",\n>")}${style.trailingComma ? "," : ""}\n)` : `(${texts.join(", ")})`;
  const lines = [...places[place](`${call}${list}${end}`)].flatMap((line) => line.split("\n"));
  const body = [
    `module.exports = function run(req, user) {`,
    ...lines.map((line) => `>${line}`),
    `>touch("done");`,
    `};`,
  ];
  const text = `${setup}${data}${body.join("\n")}\n`;
  const ended = end === "" ? text.replace(/;$/gm, "") : text;
  const quoted = style.quote === "'" ? ended.replace(/"([^"'\n`]*)"/g, "'$1'") : ended;
  const indented = quoted.replace(/^>+/gm, (steps) => style.indent.repeat(steps.length));
  const code = indented.replaceAll("\n", style.eol);
  return {
    code,
    path: `/src/run.${extension}`,
    style,
    comments: marks.map(({ text: mark }) => mark).filter((mark) => code.includes(mark)),
    logger,
  };
}

function argument(written: Written, style: Style, wide: boolean): string {
  if (typeof written === "string") return written;
  const entries = Object.entries(written).map(([name, value]) => {
    const text = argument(value, style, false);
    return text === name ? name : `${name}: ${text}`;
  });
  return wide ? `{\n>>${entries.join(",\n>>")}${style.trailingComma ? "," : ""}\n>}` : `{ ${entries.join(", ")} }`;
}

function decorate(
  text: string,
  marks: readonly { readonly at: string; readonly text: string }[],
  { index, last }: { readonly index: number; readonly last: number },
): string {
  const before = marks.find((mark, at) => mark.at === "before" && at === index)?.text;
  const after = marks.find((mark) => mark.at === "after" && index === last)?.text;
  return `${before === undefined ? "" : `${before} `}${text}${after === undefined ? "" : ` ${after}`}`;
}

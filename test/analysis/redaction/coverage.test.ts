// Whether the logger's own redaction covers what is logged: silent when it does, a hint in the message when it almost does.
import { describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../../src/analysis/analyze.ts";
import { findingsIn, onlyRule } from "../check.ts";

const messages = (code: string): readonly string[] =>
  findingsIn("no-secret-in-log", code).map(({ message }) => message);

function messagesOf(files: Readonly<Record<string, string>>, path: string): readonly string[] {
  const settings = onlyRule("no-secret-in-log");
  const modules = createLinkedModules(
    { version: (file) => (files[file] === undefined ? undefined : "1"), read: (file) => files[file] },
    settings,
  );
  const outcome = analyzeSource({ path, text: files[path] ?? "" }, settings, modules.linkerFor(path));
  return outcome.status === "skipped"
    ? [outcome.reason]
    : outcome.findings.map(({ message, confidence }) => `${confidence}: ${message}`);
}

const pino = (redact: string, call: string): string =>
  `import pino from "pino";\nconst log = pino({ redact: ${redact} });\n${call}`;

describe("paths of pino", () => {
  test.each([
    [`["password"]`, `log.info({ password }, "x");`],
    [`["*.password"]`, `log.info({ user: { password: input.password } }, "x");`],
    [`{ paths: ["user"], remove: true }`, `log.info({ user: { password: input.password } }, "x");`],
    [`["users[*].password"]`, `log.info({ users: [{ password: input.password }] }, "x");`],
    [`['["api-key"]']`, `log.info({ "api-key": input.apiKey }, "x");`],
    [`["a", "b"].concat("password")`, `log.info({ password }, "x");`],
    [`["msg"]`, "log.info(`signed in with ${password}`);"],
    [`["user.password"]`, `log.info({ user: { ...user, password: input.password } }, "x");`],
    [`["password"]`, `log.child({ module: "auth" }).info({ password }, "x");`],
    [`["token"]`, `log.child({}, { redact: ["password"] }).info({ password }, "x");`],
  ])("%s covers %s", (redact, call) => expect(messages(pino(redact, call))).toEqual([]));

  test.each([
    [
      `["password"]`,
      `log.info({ user: { password: input.password } }, "x");`,
      "pino redacts `password` and not `user.password`; add `user.password` or `*.password`",
    ],
    [`["Password"]`, `log.info({ password }, "x");`, "pino redacts `Password` and not `password`; add `password`"],
    [`["token"]`, `log.info({ password }, "x");`, "add `password` to the redaction paths"],
    [
      `["password"]`,
      "log.info(`signed in with ${password}`);",
      "pino redacts the field `password`, not the text of a message",
    ],
    [`["password"]`, `log.info("signed in with %s", password);`, "not the text of a message"],
    [`["password"]`, `log.child({}, { redact: ["token"] }).info({ password }, "x");`, "add `password`"],
  ])("%s does not cover %s", (redact, call, hint) =>
    expect(messages(pino(redact, call))).toEqual([expect.stringContaining(hint)]),
  );

  test("paths from the environment leave it open", () => {
    const [finding] = findingsIn(
      "no-secret-in-log",
      pino(`process.env.REDACT.split(",")`, `log.info({ password }, "x");`),
    );
    expect(finding?.confidence).toBe("name");
  });

  test("a serializer that drops the field, and a formatter that masks it", () => {
    expect(
      messages(`
import pino from "pino";
const log = pino({ serializers: { user: (user) => ({ id: user.id }) } });
log.info({ user: { id, password: input.password } }, "x");
const other = pino({ formatters: { log: ({ password, ...rest }) => rest } });
other.info({ password: input.password }, "x");
`),
    ).toEqual([]);
  });

  test("a wrapper puts its argument below a field", () => {
    const wrapper = `import pino from "pino";
const log = pino({ redact: ["data.password"] });
const say = (text, data) => log.info({ data }, text);
`;
    expect(messages(`${wrapper}say("x", { password: input.password });`)).toEqual([]);
    expect(messages(`${wrapper}say("x", { token: input.accessToken });`)).toEqual([
      expect.stringContaining("add `data.token` to the redaction paths"),
    ]);
  });
});

describe("objects in the text of a message", () => {
  const objects = (creation: string, line: string): number =>
    findingsIn(
      "no-unfiltered-object-in-log",
      `import pino from "pino";
import winston from "winston";
interface Asked { readonly method: string; readonly accessToken?: string }
const log = ${creation};
export const ask = (asked: Asked) => log.info(${line});`,
    ).length;
  const printed = `winston.createLogger({ format: winston.format.printf(({ message }) => String(message)) })`;
  const redacted = `pino({ redact: ["accessToken"] })`;

  test.each([
    ["a format of winston that prints the message", printed, "`asking ${JSON.stringify(asked)}`", 1],
    ["a format of winston that prints the message alone", printed, `"asking", asked`, 0],
    ["paths of pino, which hold for fields", redacted, "`asking ${JSON.stringify(asked)}`", 1],
    ["paths of pino", redacted, "asked", 0],
  ])("%s", (...[, creation, line, count]) => expect(objects(creation, line)).toBe(count));
});

describe("a mask that a setting switches on", () => {
  const confidence = (test: string): string | undefined =>
    findingsIn(
      "no-secret-in-log",
      `import winston from "winston";
import { isRedacting } from "./settings.js";
const mask = winston.format((info) => { if (${test}) return info; info.password = "***"; return info; });
const log = winston.createLogger({ format: winston.format.combine(mask(), winston.format.json()) });
log.info("x", { password });`,
    )[0]?.confidence;

  test.each([
    ["!isRedacting()", "name"],
    [`process.env.REDACT !== "on"`, "name"],
    ["!info.password", undefined],
    [`process.env.NODE_ENV !== "production"`, undefined],
    ["seen(info)", undefined],
  ])("is sure unless a setting decides: %s", (test, expected) => expect(confidence(test)).toBe(expected));
});

describe("formats of winston", () => {
  const winston = (mask: string, call: string): string => `import winston from "winston";
const SECRETS = new Set(["password", "token"]);
const mask = winston.format(${mask});
const log = winston.createLogger({ format: winston.format.combine(mask(), winston.format.json()) });
${call}`;
  const call = `log.info("x", { password: input.password });`;

  test.each([
    "(info) => { delete info.password; return info; }",
    `(info) => { if (info.password) info.password = "***"; return info; }`,
    "(info) => ({ ...info, password: undefined })",
    "({ password, ...rest }) => rest",
    `(info) => { for (const key of ["password", "token"]) if (key in info) info[key] = "***"; return info; }`,
    `(info) => { for (const key of Object.keys(info)) if (SECRETS.has(key)) info[key] = "***"; return info; }`,
    `(info) => { Object.keys(info).forEach((key) => { if (/pass|token/i.test(key)) delete info[key]; }); return info; }`,
    `(info) => JSON.parse(JSON.stringify(info, (key, value) => (SECRETS.has(key) ? "***" : value)))`,
  ])("%s covers the field", (mask) => expect(messages(winston(mask, call))).toEqual([]));

  test.each([
    "(info) => { delete info.secret; return info; }",
    "(info) => { const copy = { ...info }; delete copy.password; return info; }",
    `(info) => { for (const key of Object.keys(info)) if (["pin"].includes(key)) info[key] = "***"; return info; }`,
  ])("%s does not", (mask) => expect(messages(winston(mask, call))).toHaveLength(1));

  test("only a recursive mask reaches what is nested", () => {
    const nested = `log.info("x", { user: { password: input.password } });`;
    const flat = `(info) => { for (const key of Object.keys(info)) if (SECRETS.has(key)) info[key] = "***"; return info; }`;
    const deep = `function walk(value) {
  for (const key of Object.keys(value)) {
    if (SECRETS.has(key)) value[key] = "***";
    else if (typeof value[key] === "object") walk(value[key]);
  }
  return value;
}`;
    expect(messages(winston(flat, nested))).toHaveLength(1);
    expect(messages(winston(deep, nested))).toEqual([]);
  });

  test("a line of message and level drops the rest", () =>
    expect(
      messages(`
import winston from "winston";
const line = winston.format.printf(({ level, message }) => [level, message].join(" "));
const log = winston.createLogger({ format: line });
log.info("x", { password: input.password });
log.info(\`x \${input.password}\`);
`),
    ).toEqual([expect.stringContaining("`input.password` reaches")]));

  test("a replacer of json", () =>
    expect(
      messages(`
import winston from "winston";
const hidden = ["password"];
const format = winston.format.json({ replacer: (key, value) => (hidden.includes(key) ? "***" : value) });
const log = winston.createLogger({ format });
log.info("x", { user: { password: input.password } });
`),
    ).toEqual([]));
});

test("serializers of bunyan mask one field of the first level", () =>
  expect(
    messages(`
import bunyan from "bunyan";
const log = bunyan.createLogger({ name: "shop", serializers: { user: (user) => ({ id: user.id }) } });
log.info({ user: { id, password: input.password } }, "x");
log.info({ account: { password: input.password } }, "x");
`),
  ).toHaveLength(1));

describe("across files", () => {
  const logger = `import pino from "pino";
import { secrets } from "./secrets.js";
export const logger = pino({ redact: secrets });`;
  const secrets = `export const secrets = ["password", "*.password"];`;

  test("paths and masks that another file exports", () => {
    const files = {
      "/app/logger.ts": logger,
      "/app/secrets.ts": secrets,
      "/app/main.ts": `import { logger } from "./logger.js";
const log = logger.child({ module: "auth" });
log.info({ password }, "x");
log.info({ user: { password: input.password } }, "x");`,
    };
    expect(messagesOf(files, "/app/main.ts")).toEqual([]);
  });

  test("the logger of a request, from the middleware that the entry point uses", () => {
    const files = {
      "/app/src/logger.ts": logger,
      "/app/src/secrets.ts": secrets,
      "/app/src/context.ts": `import { logger } from "./logger.js";
export const context = (req, res, next) => {
  req.log = logger.child({ requestId: req.id });
  next();
};`,
      "/app/src/app.ts": `import express from "express";
import { context } from "./context.js";
import { login } from "./routes/login.js";
const app = express();
app.use(context);
app.post("/login", login);`,
      "/app/src/routes/login.ts": `export const login = (req, res) => {
  req.log.info({ password: req.body.password }, "x");
  req.log.info({ token: req.body.accessToken }, "x");
};`,
    };
    const found = messagesOf(files, "/app/src/routes/login.ts");
    expect(found).toEqual([expect.stringContaining("add `token` to the redaction paths")]);
    // Without the entry point nothing is known of the logger.
    const alone = { "/app/src/routes/login.ts": files["/app/src/routes/login.ts"] };
    expect(messagesOf(alone, "/app/src/routes/login.ts").map((text) => text.split(":")[0])).toEqual(["name", "name"]);
  });
});

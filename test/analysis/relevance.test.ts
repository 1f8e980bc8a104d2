// Which files are worth parsing: told from their own text, and from the texts of the modules they import.
import { expect, test } from "vitest";
import { mayConcernLog } from "../../src/analysis/dataflow/sink-candidates.ts";
import { parseProgram } from "../../src/analysis/languages/parse-program.ts";
import { relevanceOf, type Relevance } from "../../src/analysis/languages/prefilter.ts";
import { readModuleText } from "../../src/analysis/linking/import-clauses.ts";
import { createModuleTexts } from "../../src/analysis/linking/module-texts.ts";
import { createReach } from "../../src/analysis/linking/reach.ts";
import { moduleCandidates } from "../../src/analysis/linking/resolve-module.ts";

test.each<[string, Relevance, string]>([
  ["the console", "sinks", `console.error(failure);`],
  ["the console as a value", "sinks", `const { warn } = console\n`],
  ["a logger by name", "sinks", `this.logger.info(user);`],
  ["a destructured logger", "sinks", `const { info } = useLogger();`],
  ["a log of a request", "sinks", `req.log?.info(user);`],
  ["a log file", "sinks", `createWriteStream("app.log").write(line);`],
  ["a logging library under any name", "yes", `import L from "winston";\nL.info(user);`],
  ["a stream", "sinks", `process.stdout.write(token);`],
  ["a directive", "yes", "// seclog-disable-next-line no-secret-in-log -- gone by now\nconst x = 1;"],
  ["a secret in an exception", "yes", "throw new AuthError(`unknown key ${apiKey}`);"],
  ["a method that may be an imported logger's", "imports", `import out from "./out";\nout.info(user);`],
  ["a function called like one that tells", "imports", `import { trace } from "./trace";\ntrace("found", row);`],
  ["a method called like that", "no", `import { form } from "./form";\nform.report(row);`],
  ["a secret that is handed on", "imports", `import { audit } from "@/audit";\naudit(password);`],
  ["a method without any import", "no", `if (result.error) retry();`],
  ["a sentence about a console", "no", `const help = "See the management console for the catalog";`],
  ["a logarithm", "no", `export const bits = Math.log(size) / Math.LN2;`],
  ["an exception that names a secret and holds none", "no", `throw new Error("The token is missing");`],
])("%s: %s", (_, relevance, text) => {
  expect(relevanceOf(text)).toBe(relevance);
});

test.each<[string, boolean, string]>([
  ["a method of a logger", true, `this.logger.info(user);`],
  ["a chosen method", true, `console[level](user);`],
  ["a method that is handed on", true, `send().catch(console.error);`],
  ["a destructured method", true, `const { info } = useLogger();`],
  ["a function of a library", true, `import { captureException as report } from "@sentry/node";\nreport(error);`],
  ["a function by its name", true, `import { audit } from "./audit";\naudit(user);`],
  ["a stream", true, `process.stdout.write(token);`],
  ["a library under any name", true, `import d from "debug";\nconst say = d("shop");\nsay(user);`],
  ["a log file", true, `fs.appendFileSync("app.log", line);`],
  ["what a call gives", true, `debug("shop")("%s", user);`],
  ["a method that is replaced", true, `console.log = () => undefined;`],
  ["a file that is opened", true, `fs.open("app.log", "a", 0o666, done);`],
  ["an option for a logger", true, `create(App, { logger: false });`],
  ["a logger that is set", true, `app.useLogger(false);`],
  ["a field called error", false, `const { error } = useForm();\nif (error) show(error);`],
  [
    "a logger that is only a type",
    false,
    `export interface Options { logger?: Logger; console: boolean }\nsave(options);`,
  ],
  ["a log that is commented out", false, `// console.log(user)\nsave(user);`],
])("%s concerns a log: %s", (_, may, text) => {
  expect(mayConcernLog(parseProgram("/shop/order.ts", text))).toBe(may);
});

const modules: Readonly<Record<string, string>> = {
  "/shop/pay.ts": `export { charge } from "./gateway";`,
  "/shop/gateway.ts": `import { write } from "./audit/index.js";\nexport const charge = write;`,
  "/shop/audit/index.ts": `export const write = (entry) => console.log(entry);`,
  "/shop/price.ts": `import { round } from "./round";\nexport const price = round;`,
  "/shop/round.ts": `import "./price";\nexport const round = Math.round;`,
};

/** What each module exports that logs. */
const logging: Readonly<Record<string, readonly string[]>> = {
  "/shop/gateway.ts": ["charge"],
  "/shop/audit/index.ts": ["write"],
};

function reaches(text: string, levels = 3) {
  const dependencies = new Map<string, string>();
  const summarised: string[] = [];
  const found = createReach(createModuleTexts((path) => modules[path]))(
    { path: "/shop/order.ts", text, levels },
    {
      moduleAt: (importer, specifier) =>
        moduleCandidates(importer, specifier).find((path) => Object.hasOwn(modules, path)),
      version: (path) => (Object.hasOwn(modules, path) ? "1" : undefined),
      depend: (path, version) => void dependencies.set(path, version),
      loggingExports: (path) => {
        summarised.push(path);
        return new Set(logging[path] ?? []);
      },
    },
  );
  return { found, summarised, dependencies: [...dependencies.keys()] };
}

test("a function that logs is found where it is defined, and where the function that it calls logs", () => {
  expect(reaches(`const { charge } = require("./pay");`).found).toBe(true);
  expect(reaches(`import { charge } from "./pay";`).found).toBe(true);
  expect(reaches(`import { charge } from "./pay";`, 1).found).toBe(false);
});

test("only modules that define what is imported, and may log, are summarised", () => {
  expect(reaches(`import { charge, refund } from "./pay";`).summarised).toEqual([
    "/shop/audit/index.ts",
    "/shop/gateway.ts",
  ]);
  expect(reaches(`import { write } from "./audit/index.js";\nimport { price } from "./price";`)).toMatchObject({
    found: true,
    summarised: ["/shop/audit/index.ts"],
  });
});

test("types log nothing", () => {
  const text = `import type { charge } from "./pay";\nimport { type write } from "./audit/index.js";`;
  expect(reaches(text).found).toBe(false);
});

test("when nothing that is imported logs, the answer depends on what was looked at; circles end", () => {
  const text = `import { price } from "./price";\nimport express from "express";\nimport("./gone");`;
  expect(reaches(text)).toEqual({ found: false, summarised: [], dependencies: ["/shop/price.ts"] });
});

test("imports and exports are read from the text", () => {
  const { imports, reExports, defines } = readModuleText(`
import log, { warn as w, type Level } from "./log";
import * as all from "./all";
import type { Row } from "./row";
export { charge as pay } from "./pay";
export * from "./rest";
export default class Shop {}
export async function* list() {}
const total = 1;
export { total as sum };
const lazy = require("./lazy");`);
  expect(imports).toEqual([
    { specifier: "./log", names: ["default", "warn"] },
    { specifier: "./all", names: undefined },
    { specifier: "./lazy", names: undefined },
  ]);
  expect(reExports.map(({ specifier, names }) => [specifier, names && [...names]])).toEqual([
    ["./pay", [["pay", "charge"]]],
    ["./rest", undefined],
  ]);
  expect([...defines].sort()).toEqual(["Shop", "default", "list", "sum"]);
});

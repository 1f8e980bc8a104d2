// Which libraries let a line break of the client begin a line of its own, and which options of theirs decide it.
import { describe, test } from "vitest";
import { check } from "../analysis/check.ts";

const rule = "no-log-injection";

/** A handler that logs what the client sent. */
const handler = (setup: string, call: string): string => `
${setup}
export function login(req, res) {
  ${call}
}`;

/** The same, with the mark under `req.body.username`. */
const marked = (call: string): string => {
  const datum = "req.body.username";
  // The mark is a comment itself, so a datum in the first columns cannot be marked.
  const indent = " ".repeat(call.indexOf(datum));
  return `${call}\n  //${indent.slice(2)}${"^".repeat(datum.length)}`;
};

describe("text that is printed can forge a line", () => {
  test.each([
    ["console", ``, `console.log("login failed", req.body.username);`],
    ["standard output", `import { users } from "./users";`, `process.stdout.write(req.body.username + "\\n");`],
    ["a log file", `import fs from "node:fs";`, `fs.appendFileSync("auth.log", \`failed \${req.body.username}\\n\`);`],
    ["log4js", `const out = require("log4js").getLogger();`, `out.warn("login failed", req.body.username);`],
    ["loglevel", `import out from "loglevel";`, `out.warn("login failed", req.body.username);`],
    ["debug", `const out = require("debug")("auth"); console.log(out);`, `out("login failed %s", req.body.username);`],
    ["npmlog", `import out from "npmlog";`, `out.warn("login", "failed %s", req.body.username);`],
    ["signale", `import out from "signale";`, `out.warn("login failed", req.body.username);`],
    ["consola", `import { consola as out } from "consola";`, `out.warn("login failed", req.body.username);`],
    ["tslog", `import { Logger } from "tslog";\nconst out = new Logger();`, `out.warn("failed", req.body.username);`],
    [
      "tslog with a pretty type",
      `import { Logger } from "tslog";\nconst out = new Logger({ type: "pretty" });`,
      `out.warn("failed", req.body.username);`,
    ],
    ["electron-log", `import out from "electron-log";`, `out.warn("login failed", req.body.username);`],
    [
      "NestJS",
      `import { Logger } from "@nestjs/common";\nconst out = new Logger("auth");`,
      `out.warn("login failed", req.body.username);`,
    ],
    [
      "the console logger of NestJS as text",
      `import { ConsoleLogger } from "@nestjs/common";\nconst out = new ConsoleLogger("auth", { json: false });`,
      `out.warn("login failed", req.body.username);`,
    ],
    [
      "winston with a simple format",
      `import winston from "winston";\nconst out = winston.createLogger({ format: winston.format.simple() });`,
      `out.warn("login failed " + req.body.username);`,
    ],
  ])("%s", (_, setup, call) => check(rule, handler(setup, marked(call))));
});

describe("text that is escaped, or sent as a field, cannot", () => {
  test.each([
    ["pino", `import pino from "pino";\nconst out = pino();`, `out.warn(\`failed \${req.body.username}\`);`],
    [
      "winston",
      `import winston from "winston";\nconst out = winston.createLogger();`,
      `out.warn(\`failed \${req.body.username}\`);`,
    ],
    [
      "bunyan",
      `import bunyan from "bunyan";\nconst out = bunyan.createLogger({ name: "shop" });`,
      `out.warn("failed %s", req.body.username);`,
    ],
    ["fastify and pino-http", ``, `req.log.warn(\`failed \${req.body.username}\`);`],
    ["Roarr", `import { Roarr as out } from "roarr";`, `out.warn("failed %s", req.body.username);`],
    ["AdonisJS", `import out from "@adonisjs/core/services/logger";`, `out.warn("failed %s", req.body.username);`],
    [
      "tslog as JSON",
      `import { Logger } from "tslog";\nconst out = new Logger({ type: "json" });`,
      `out.warn("failed", req.body.username);`,
    ],
    [
      "the console logger of NestJS as JSON",
      `import { ConsoleLogger } from "@nestjs/common";\nconst out = new ConsoleLogger("auth", { json: true });`,
      `out.warn("login failed", req.body.username);`,
    ],
    [
      "LogTape, whose sinks are configured elsewhere",
      `import { getLogger } from "@logtape/logtape";\nconst out = getLogger("auth");`,
      `out.warn("failed {user}", { user: req.body.username });`,
    ],
    [
      "Sentry",
      `import * as Sentry from "@sentry/node";\nimport { users } from "./users";`,
      `Sentry.captureMessage(\`failed \${req.body.username}\`);`,
    ],
    [
      "OpenTelemetry",
      `import { trace } from "@opentelemetry/api";\nimport { users } from "./users";`,
      `trace.getActiveSpan()?.setAttribute("user", req.body.username);`,
    ],
  ])("%s", (_, setup, call) => check(rule, handler(setup, call)));
});

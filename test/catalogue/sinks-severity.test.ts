// The severity of a call, and the first argument that is written: what the security event rules and the viewer rely on.
import { expect, test } from "vitest";
import { languageOf } from "../../src/analysis/languages/index.ts";
import { runProgram } from "../../src/analysis/dataflow/run-program.ts";
import { noLinker } from "../../src/analysis/dataflow/summary.ts";

function callsIn(code: string): readonly string[] {
  const path = "/src/example.ts";
  const { sinkCalls } = runProgram(languageOf(path).parse(path, code), { linker: noLinker, sanitizers: [] });
  return sinkCalls.map(({ logger, method, args }) =>
    [logger.library?.id ?? "by name", method.severity ?? "LEVEL ARGUMENT", ...args.map(({ index }) => index)].join(" "),
  );
}

test.each([
  [`console.trace(a); console.assert(ok, a);`, ["console TRACE 0", "console ERROR 1"]],
  [`process.stdout.write(a); process.stderr.write(a, cb);`, ["process-streams INFO 0", "process-streams ERROR 0 1"]],
  [`import fs from "fs";\nfs.appendFileSync("a.log", a);`, ["log-file INFO 1"]],
  [
    `import out from "npmlog";\nout.silly("http", a); out.log("info", a);`,
    ["npmlog TRACE 0 1", "npmlog LEVEL ARGUMENT 1"],
  ],
  [
    `const out = require("log4js").getLogger();\nout.fatal(a); out.log("warn", a);`,
    ["log4js FATAL 0", "log4js LEVEL ARGUMENT 1"],
  ],
  [`require("debug")("app")(a, b);`, ["debug DEBUG 0 1"]],
  [
    `import { Logger } from "@nestjs/common";\nLogger.verbose(a, "Auth"); new Logger("Auth").log(a);`,
    ["nestjs TRACE 0 1", "nestjs INFO 0"],
  ],
  [`import { Logger } from "tslog";\nnew Logger().log(3, "INFO", a);`, ["tslog LEVEL ARGUMENT 2"]],
  [`import out from "consola";\nout.success(a); out.fail(a);`, ["consola INFO 0", "consola ERROR 0"]],
  [
    `import * as Sentry from "@sentry/node";\nSentry.captureException(a); Sentry.setTag("a", b);`,
    ["sentry ERROR 0", "sentry INFO 1"],
  ],
  [
    `import { trace } from "@opentelemetry/api";\nconst span = trace.getActiveSpan();\nspan.setAttribute("user.id", a).addEvent("b", c);`,
    ["opentelemetry INFO 1", "opentelemetry INFO 0 1"],
  ],
  [`import rollbar from "rollbar";\nrollbar.critical(a);`, ["rollbar FATAL 0"]],
])("%s", (code, expected) => {
  expect(callsIn(code)).toEqual(expected);
});

test.each([
  [
    "telemetry methods say nothing of a receiver that is called like a logger",
    `logger.setUser(a); log.addEvent(a); log.notify(a);`,
  ],
  ["nor do the playful ones", `log.start(a); logger.write(a); changeLog.star(a); log.end(a);`],
  ["a local function called debug is no sink", `function debug(text) { return text; }\ndebug(a);`],
  [
    "a file is a log by its name only",
    `import fs from "fs";\nfs.appendFileSync("data.csv", a); fs.createWriteStream("data.csv").write(a);`,
  ],
  ["the input of a process is no log", `process.stdin.push(a); child.stdin.write(a); res.write(a);`],
])("%s", (_, code) => {
  expect(callsIn(code)).toEqual([]);
});

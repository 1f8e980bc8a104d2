// no-silenced-logger: logging is switched off, or sent nowhere, in production code.
import { splitWords } from "../../catalogue/names.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { silencedLoggerFixes } from "../fixes/silenced-logger.ts";
import { silencedByAssignment, silencedByCall } from "../logger-levels/changes-silenced.ts";
import { silencedConsole, silencedConsoleByAssign } from "../logger-levels/console-silenced.ts";
import { levelView, type LevelView } from "../logger-levels/level-view.ts";
import { silencedByOptions } from "../logger-levels/options-silenced.ts";
import { silencedRequestLog } from "../logger-levels/request-log-silenced.ts";
import type { Silenced } from "../logger-levels/silenced.ts";
import type { Program, ValueId } from "../program.ts";
import { placeOf } from "../production/places.ts";
import { reachedInProduction } from "../production/reached.ts";
import type { Report, Rule } from "../rule.ts";
import { valuesOf } from "../values-of.ts";

function* check(file: FileAnalysis): Iterable<Report> {
  if (isForTests(file.program.path)) return;
  const view = levelView(file);
  const byCalls = valuesOf(file.program, "call").flatMap(({ id, value }) => [
    ...silencedByOptions(view, value, id),
    ...silencedByCall(view, value, id),
    ...silencedConsoleByAssign(view, value, id),
    ...silencedRequestLog(view, value, id),
  ]);
  const byChanges = valuesOf(file.program, "set-property").flatMap(({ id, value }) => [
    ...silencedByAssignment(view, value, id),
    ...silencedConsole(view, value, id),
  ]);
  for (const silenced of [...byCalls, ...byChanges]) if (counts(file, view, silenced)) yield reportOf(file, silenced);
}

// Set-up files of test runners, and tests.
const testFile =
  /(?:[.-](?:test|tests|spec|specs|e2e|mock|mocks|stories)\.[cm]?[jt]sx?|(?:^|[/\\])(?:jest|vitest|mocha|test|tests)[.-]?(?:global)?[.-]?(?:setup|config|helper|helpers|utils)[^/\\]*\.[cm]?[jt]sx?|(?:^|[/\\])setup-?(?:tests?|jest|vitest)[^/\\]*)$/i;

function isForTests(path: string): boolean {
  return testFile.test(path);
}

function counts(file: FileAnalysis, view: LevelView, silenced: Silenced): boolean {
  const { at, message } = silenced;
  if (reachedInProduction(view, at) !== "always" || isStandIn(file.program, at)) return false;
  // Handlers that log by another logger do not miss the framework's.
  return !message.includes("the logger of fastify") || !logsOtherwise(file);
}

function logsOtherwise({ flow }: FileAnalysis): boolean {
  return flow.sinkCalls.some(({ logger }) => logger.library?.id !== "fastify");
}

// What loggers are called that are silent on purpose.
const standIns = new Set(
  "noop no null silent quiet mute muted test tests testing mock mocked fake dummy stub disabled blackhole void empty nop stubbed silence".split(
    " ",
  ),
);

/** Whether the silent logger is only there in the place of one that somebody else gives, or is called what it is. */
function isStandIn(program: Program, id: ValueId): boolean {
  let at = id;
  for (let depth = 0; depth < 4; depth++) {
    const user = program.values.findIndex((value) => {
      if (value.op === "join") return value.inputs.includes(at);
      if (value.op === "store") return value.value === at;
      return value.op === "return" && value.value === at;
    });
    const value = program.values[user];
    if (value?.op === "join") return true;
    if (value?.op === "store") return isCalledSilent(program.bindings[value.binding]?.name ?? "");
    if (value?.op !== "return") break;
    at = user;
  }
  const place = placeOf(program, id);
  return place !== undefined && isCalledSilent(symbolOf(program, place.function));
}

function isCalledSilent(name: string): boolean {
  return splitWords(name).some((word) => standIns.has(word));
}

function reportOf(file: FileAnalysis, silenced: Silenced): Report {
  const { program } = file;
  const { range, at, message, confidence, firm, isExported } = silenced;
  const place = placeOf(program, at);
  const symbol = place ? symbolOf(program, place.function) : "";
  const lead = message.startsWith("`") ? message : `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  const advice = firm
    ? "keep at least warnings and security events in production"
    : "choose a level that keeps security events unless somebody asks for less";
  return {
    range,
    message: `${lead}${firm ? "" : " unless a setting says otherwise"}; ${advice}.`,
    confidence,
    category: "silenced-logger",
    flow: [],
    fixes: silencedLoggerFixes(file, range),
    sink: "logger",
    symbol,
    anchor: program.values[at]?.start ?? range.start,
    ...(firm && isExported !== true ? {} : { level: "info" as const }),
  };
}

export const noSilencedLogger: Rule = {
  id: "no-silenced-logger",
  level: "warning",
  docs: {
    title: "No logger that is switched off in production",
    description:
      "A logger that is silent, has nowhere to write, or writes to a stream that nobody reads leaves no trace of an attack, and " +
      "whoever reads the code sees logging calls and believes that they work.\n\n" +
      "Seclog reads the options of the common loggers, what is assigned to them later, and the functions that are put in the " +
      "place of the console's. It works out what holds in production, also across files: a logger that is silent in tests only, " +
      "or because a user asks for quiet, is fine.",
    remedy: "Leave the logger on in production, at a level that keeps security events.",
    cwe: [778],
    asvs: ["16.2.1", "16.3.4"],
    owasp: ["A09:2021"],
    securitySeverity: "5.0",
    bad: [
      {
        title: "Silent where it matters",
        code: `import pino from "pino";\nconst logger = pino();\nif (process.env.NODE_ENV === "production") «logger.level = "silent"»;`,
      },
      {
        title: "A console that does nothing",
        code: `if (process.env.NODE_ENV === "production") {\n  «console.log = () => {}»;\n}`,
      },
      {
        title: "Nowhere to write",
        code: `import winston from "winston";\nconst logger = winston.createLogger({ level: "info", «transports: []» });\nlogger.warn("access denied");`,
      },
    ],
    good: [
      {
        title: "Silent in tests",
        code: `import pino from "pino";\nexport const logger = pino({ level: process.env.NODE_ENV === "test" ? "silent" : "info" });`,
      },
      {
        title: "Because a user asks for it",
        code: `import pino from "pino";\nexport function start(options) {\n  const logger = pino();\n  if (options.quiet) logger.level = "silent";\n}`,
      },
    ],
  },
  check,
};

// log-timestamp: lines without a time, or with one that cannot be compared with those of other machines.
import { stampFaults } from "../destinations/time-stamps.ts";
import { configurationFixes } from "../fixes/log-configuration.ts";
import type { Rule } from "../rule.ts";

export const logTimestamp: Rule = {
  id: "log-timestamp",
  level: "warning",
  docs: {
    title: "No log lines without a time",
    description:
      "Without a time a line tells that something happened and not when, and an incident cannot be put together from the lines of " +
      "several machines. Local time without its zone is little better: twice a year an hour is missing or there twice.\n\n" +
      "Seclog follows the formats of winston to each file, reads `timestamp` of pino, the layouts of files of log4js and the formats of " +
      "morgan that go to a file. What only goes to the console is silent: whoever collects it stamps it.",
    remedy:
      "Write ISO 8601 in UTC: `format.timestamp()` in winston, `stdTimeFunctions.isoTime` in pino, `:date[iso]` in morgan.",
    cwe: [778],
    asvs: ["16.2.2"],
    owasp: ["A09:2021"],
    securitySeverity: "3.1",
    bad: [
      {
        title: "JSON without a time",
        code: `import winston from "winston";\nexport const logger = winston.createLogger({ format: winston.format.json(), transports: [«new winston.transports.File»({ filename: "app.log", maxsize: 1e7 })] });`,
      },
      {
        title: "Left out by the last format",
        code: `import { createLogger, format, transports } from "winston";\nconst line = «format.printf»((info) => \`\${info.level}: \${info.message}\`);\nexport const logger = createLogger({ format: format.combine(format.timestamp(), line), transports: [new transports.File({ filename: "app.log", maxsize: 1e7 })] });`,
      },
      {
        title: "Local time without its zone",
        code: `import { createLogger, format, transports } from "winston";\nexport const logger = createLogger({ format: format.combine(format.timestamp({ format: «"YYYY-MM-DD HH:mm:ss"» }), format.json()), transports: [new transports.File({ filename: "app.log", maxsize: 1e7 })] });`,
      },
      { title: "Switched off", code: `import pino from "pino";\nexport const logger = pino({ timestamp: «false» });` },
    ],
    good: [
      {
        title: "ISO 8601 in UTC",
        code: `import { createLogger, format, transports } from "winston";\nexport const logger = createLogger({ format: format.combine(format.timestamp(), format.json()), transports: [new transports.File({ filename: "app.log", maxsize: 1e7 })] });`,
      },
      {
        title: "To the console, which is stamped by what collects it",
        code: `import { createLogger, format, transports } from "winston";\nexport const logger = createLogger({ format: format.simple(), transports: [new transports.Console()] });`,
      },
    ],
  },
  *check(file) {
    for (const { kind, range, message, level, sink } of stampFaults(file)) {
      yield {
        range,
        message: `${message}.`,
        confidence: "flow",
        category: kind === "missing" ? "no-timestamp" : "local-time",
        flow: [],
        fixes: configurationFixes(file, range, { kind: "timestamp" }),
        sink,
        symbol: "",
        anchor: range.start,
        level,
      };
    }
  },
};

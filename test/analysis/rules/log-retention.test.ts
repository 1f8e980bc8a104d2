// log-retention: files that grow without end, and, under a profile, logs that are kept too short or too long.
import { describe, test } from "vitest";
import { markedRule } from "./marked.ts";

const winston = `import winston from "winston";\n`;
const daily = `import DailyRotateFile from "winston-daily-rotate-file";\n`;
const log4js = (appender: string) =>
  `import log4js from "log4js";\nlog4js.configure({ appenders: { app: ${appender} }, categories: {} });`;
const cdk = `import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";\n`;

describe("without a profile only files without rotation", () => {
  const check = markedRule("log-retention");

  test.each([
    [
      "File of winston",
      `${winston}const file = «new winston.transports.File»({ filename: "app.log" });`,
      "info `File` of winston writes to one file that grows without end; set `maxsize`",
    ],
    [
      "number of files without a size",
      `${winston}const file = «new winston.transports.File»({ filename: "app.log", maxFiles: 5 });`,
      "grows",
    ],
    [
      "options in a constant",
      `${winston}const options = { file: { filename: "app.log", level: "info" } };\nconst file = «new winston.transports.File»(options.file);`,
      "grows",
    ],
    ["file appender of log4js", log4js(`{ type: «"file"», filename: "app.log" }`), "set `maxLogSize` and `backups`"],
    [
      "file of bunyan",
      `import bunyan from "bunyan";\nbunyan.createLogger({ name: "shop", streams: [{ path: «"shop.log"» }, { stream: process.stdout }] });`,
      'use `type: "rotating-file"`',
    ],
    [
      "access log",
      `import fs from "node:fs";\nimport morgan from "morgan";\nconst stream = «fs.createWriteStream»("access.log", { flags: "a" });\napp.use(morgan("combined", { stream }));`,
      "use rotating-file-stream, or logrotate",
    ],
    [
      "rotating-file-stream that does not rotate",
      `import { createStream } from "rotating-file-stream";\nconst stream = «createStream»("access.log", { path: "logs" });`,
      "set `interval`",
    ],
    [
      "pino-roll that does not roll",
      `import pino from "pino";\nconst log = pino({ transport: { target: «"pino-roll"», options: { file: "app" } } });`,
      "set `frequency` and `limit.count`",
    ],
    [
      "version 2 of winston",
      `const winston = require("winston");\n«winston.add»(winston.transports.File, { filename: "app.log" });`,
      "grows",
    ],
  ])("%s", (_, code, message) => check(code, message));

  test.each([
    [
      "a size",
      `${winston}const file = new winston.transports.File({ filename: "app.log", maxsize: 20 * 1024 * 1024 });`,
    ],
    [
      "a size that is set in a branch",
      `${winston}const options: winston.transports.FileTransportOptions = { filename: "app.log" };\nif (rotate) {\n  options.maxsize = 10_000_000;\n}\nconst file = new winston.transports.File(options);`,
    ],
    [
      "options from elsewhere",
      `${winston}import { fileOptions } from "./options";\nconst one = new winston.transports.File(fileOptions);\nconst two = new winston.transports.File({ ...fileOptions, filename: "app.log" });`,
    ],
    ["options of a caller", `${winston}export const file = (options) => new winston.transports.File(options);`],
    ["a file for each day", `${daily}const file = new DailyRotateFile({ filename: "app-%DATE%.log" });`],
    ["a file for each day, in log4js", log4js(`{ type: "dateFile", filename: "app.log" }`)],
    ["a size, in log4js", log4js(`{ type: "file", filename: "app.log", maxLogSize: "10M" }`)],
    [
      "rotating file of bunyan",
      `import bunyan from "bunyan";\nbunyan.createLogger({ name: "shop", streams: [{ type: "rotating-file", path: "shop.log" }] });`,
    ],
    [
      "rotated access log",
      `import morgan from "morgan";\nimport { createStream } from "rotating-file-stream";\napp.use(morgan("combined", { stream: createStream("access.log", { interval: "1d" }) }));`,
    ],
    [
      "access log through a logger",
      `import morgan from "morgan";\napp.use(morgan("combined", { stream: { write: (line) => logger.info(line) } }));`,
    ],
    [
      "pino, whose files are rotated from outside",
      `import pino from "pino";\nconst log = pino({ transport: { target: "pino/file", options: { destination: "app.log" } } });\nconst other = pino(pino.destination("other.log"));`,
    ],
    ["the console", `${winston}const out = new winston.transports.Console({ level: "info" });`],
    [
      "a stream for something else",
      `import fs from "node:fs";\nconst out = fs.createWriteStream("export.csv");\nconsole.log("exported");`,
    ],
    ["a log group", `${cdk}const group = new LogGroup(this, "Logs", { retention: RetentionDays.ONE_DAY });`],
  ])("silent: %s", (_, code) => check(code));
});

describe("pci-dss: at least a year", () => {
  const check = markedRule("log-retention", { profiles: ["pci-dss"] });

  test.each([
    [
      "days",
      `${daily}const file = new DailyRotateFile({ filename: "app-%DATE%.log", maxFiles: «"14d"» });`,
      "warning `DailyRotateFile` keeps 14 days of logs, while PCI DSS 4.0.1, requirement 10.5.1, asks for twelve months",
    ],
    [
      "one file a day",
      `${daily}const file = new DailyRotateFile({ filename: "app-%DATE%.log", maxFiles: «30» });`,
      "keeps 30 days",
    ],
    [
      "one file an hour",
      `${daily}const file = new DailyRotateFile({ datePattern: "YYYY-MM-DD-HH", maxFiles: «"48"» });`,
      "keeps 2 days",
    ],
    [
      "pino-roll",
      `import pino from "pino";\nconst log = pino({ transport: { target: "pino-roll", options: { file: "app", frequency: "daily", limit: { count: «6» } } } });`,
      "keeps 6 days",
    ],
    [
      "the default of bunyan",
      `import bunyan from "bunyan";\nbunyan.createLogger({ name: "shop", streams: [{ type: «"rotating-file"», path: "shop.log" }] });`,
      "keeps 10 days",
    ],
    ["the default of log4js", log4js(`{ type: «"dateFile"», filename: "app.log" }`), "keeps 1 day of logs"],
    ["daysToKeep of log4js", log4js(`{ type: "dateFile", filename: "app.log", daysToKeep: «15» }`), "keeps 15 days"],
    [
      "file-stream-rotator",
      `import rotator from "file-stream-rotator";\nrotator.getStream({ filename: "access", frequency: "daily", max_logs: «"10d"» });`,
      "keeps 10 days",
    ],
    ["CDK", `${cdk}new LogGroup(this, "Logs", { retention: «RetentionDays.ONE_MONTH» });`, "`LogGroup` keeps 30 days"],
    [
      "the SDK",
      `import { PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";\nawait client.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: «90» }));`,
      "keeps 90 days",
    ],
  ])("%s", (_, code, message) => check(code, message));

  test.each([
    ["a year", `${daily}const file = new DailyRotateFile({ filename: "app-%DATE%.log", maxFiles: "365d" });`],
    ["for ever", `${daily}const file = new DailyRotateFile({ filename: "app-%DATE%.log" });`],
    [
      "a number of files by size says nothing of days",
      `${winston}const file = new winston.transports.File({ filename: "app.log", maxsize: 1e7, maxFiles: 5 });`,
    ],
    [
      "days from the environment",
      `${daily}const file = new DailyRotateFile({ filename: "app-%DATE%.log", maxFiles: process.env.LOG_DAYS ?? config.days });`,
    ],
    [
      "thirteen months",
      `${cdk}new LogGroup(this, "Logs", { retention: RetentionDays.THIRTEEN_MONTHS });\nnew LogGroup(this, "Others");`,
    ],
  ])("silent: %s", (_, code) => check(code));
});

describe("gdpr: at most a year", () => {
  const check = markedRule("log-retention", { profiles: ["gdpr"] });

  test.each([
    [
      "nothing is deleted",
      `${daily}const file = «new DailyRotateFile»({ filename: "app-%DATE%.log" });`,
      "deletes nothing, while storage limitation (GDPR article 5(1)(e))",
    ],
    [
      "too many days",
      `${daily}const file = new DailyRotateFile({ filename: "app-%DATE%.log", maxFiles: «"730d"» });`,
      "keeps 730 days",
    ],
    [
      "a file that grows",
      `${winston}const file = «new winston.transports.File»({ filename: "app.log" });`,
      "warning `File` of winston writes to one file that grows without end, while",
    ],
    [
      "for ever in CDK",
      `${cdk}new LogGroup(this, "Logs", { retention: «RetentionDays.INFINITE» });`
        .replace(/«|»/g, "")
        .replace("new LogGroup", "«new LogGroup»"),
      "deletes nothing",
    ],
    ["two years by default in CDK", `${cdk}«new LogGroup»(this, "Logs");`, "keeps 731 days"],
  ])("%s", (_, code, message) => check(code, message));

  test.each([
    ["ninety days", `${daily}const file = new DailyRotateFile({ filename: "app-%DATE%.log", maxFiles: "90d" });`],
    [
      "a number of files by size",
      `${winston}const file = new winston.transports.File({ filename: "app.log", maxsize: 1e7, maxFiles: 5 });`,
    ],
    ["half a year in CDK", `${cdk}new LogGroup(this, "Logs", { retention: RetentionDays.SIX_MONTHS });`],
  ])("silent: %s", (_, code) => check(code));
});

describe("hipaa: six years", () => {
  const check = markedRule("log-retention", { profiles: ["hipaa"] });
  test("two years are too short", () =>
    check(`${cdk}new LogGroup(this, "Logs", { retention: «RetentionDays.TWO_YEARS» });`, "45 CFR 164.316(b)(2)(i)"));
  test("six years are enough", () =>
    check(`${cdk}new LogGroup(this, "Logs", { retention: RetentionDays.SIX_YEARS });`));
});

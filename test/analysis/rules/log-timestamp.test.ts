// log-timestamp: lines without a time, and times that cannot be compared.
import { describe, test } from "vitest";
import { markedRule } from "./marked.ts";

const check = markedRule("log-timestamp");
const winston = `import { createLogger, format, transports } from "winston";\n`;
const file = `new transports.File({ filename: "app.log", maxsize: 1e7 })`;
const marked = `«new transports.File»({ filename: "app.log", maxsize: 1e7 })`;
const log4js = (layout: string) =>
  `import log4js from "log4js";\nlog4js.configure({ appenders: { app: { type: "file", filename: "app.log", layout: ${layout} } }, categories: {} });`;

describe("winston", () => {
  test.each([
    [
      "JSON without a time",
      `${winston}createLogger({ format: format.json(), transports: [${marked}] });`,
      "warning Lines for `File` of winston get no time; put `format.timestamp()` into its format.",
    ],
    [
      "the default format",
      `${winston}createLogger({ level: "info", transports: [new transports.Console(), ${marked}] });`,
      "get no time",
    ],
    [
      "other formats only",
      `${winston}createLogger({ format: format.combine(format.errors({ stack: true }), format.splat(), format.simple()), transports: [${marked}] });`,
      "get no time",
    ],
    [
      "each file",
      `${winston}createLogger({ format: format.json(), transports: [${marked}, «new transports.File»({ filename: "error.log", level: "error" })] });`,
      "get no time",
    ],
    [
      "plain HTTP",
      `${winston}createLogger({ format: format.json(), transports: [«new transports.Http»({ host: "localhost" })] });`,
      "Lines for `Http` of winston get no time",
    ],
    [
      "a rotated file",
      `${winston}import DailyRotateFile from "winston-daily-rotate-file";\ncreateLogger({ format: format.json(), transports: [«new DailyRotateFile»({ filename: "app" })] });`,
      "Lines for `DailyRotateFile` get no time",
    ],
    [
      "printf that leaves it out",
      `${winston}createLogger({ format: format.combine(format.timestamp(), «format.printf»(({ level, message }) => \`\${level}: \${message}\`)), transports: [${file}] });`,
      "This `printf` leaves the timestamp out of the lines for `File` of winston",
    ],
    [
      "printf that writes undefined",
      `${winston}createLogger({ format: format.printf(({ level, message, timestamp }) => \`\${timestamp} \${level}: \${message}\`), transports: [${marked}] });`,
      "`timestamp` is undefined in the lines",
    ],
    [
      "the file alone",
      `${winston}createLogger({ transports: [new transports.Console({ format: format.timestamp() }), «new transports.File»({ filename: "a.log", format: format.json() })] });`,
      "get no time",
    ],
    [
      "local time without its zone",
      `${winston}createLogger({ format: format.combine(format.timestamp({ format: «"YYYY-MM-DD HH:mm:ss"» }), format.json()), transports: [${file}] });`,
      "info `YYYY-MM-DD HH:mm:ss` is local time without its zone",
    ],
    [
      "time of the day only",
      `${winston}createLogger({ format: format.combine(format.timestamp({ format: «"HH:mm:ss"» }), format.json()), transports: [${file}] });`,
      "warning `HH:mm:ss` has no date",
    ],
  ])("%s", (_, code, message) => check(code, message));

  test.each([
    [
      "a time",
      `${winston}createLogger({ format: format.combine(format.timestamp(), format.json()), transports: [${file}] });`,
    ],
    [
      "a time of the file's own",
      `${winston}createLogger({ format: format.json(), transports: [new transports.File({ filename: "a.log", format: format.combine(format.timestamp(), format.json()) })] });`,
    ],
    [
      "a time in the message format",
      `${winston}createLogger({ format: format.printf((info) => \`\${new Date().toISOString()} \${info.message}\`), transports: [${file}] });`,
    ],
    [
      "the console only",
      `${winston}createLogger({ format: format.simple(), transports: [new transports.Console()] });`,
    ],
    [
      "a format of one's own that sets it",
      `${winston}const stamp = format((info) => {\n  info.time = Date.now();\n  return info;\n});\ncreateLogger({ format: format.combine(stamp(), format.json()), transports: [${file}] });`,
    ],
    [
      "a format from elsewhere",
      `${winston}import { line } from "./line";\ncreateLogger({ format: line, transports: [${file}] });`,
    ],
    [
      "options from elsewhere",
      `${winston}import { options } from "./options";\ncreateLogger({ ...options, transports: [${file}] });\ncreateLogger(options);`,
    ],
    [
      "a zone",
      `${winston}createLogger({ format: format.combine(format.timestamp({ format: "YYYY-MM-DD HH:mm:ss.SSS ZZ" }), format.json()), transports: [${file}] });`,
    ],
    [
      "a format for the console",
      `${winston}createLogger({ format: format.combine(format.timestamp({ format: "HH:mm:ss" }), format.simple()), transports: [new transports.Console()] });`,
    ],
    [
      "Loki stamps by itself",
      `${winston}import LokiTransport from "winston-loki";\ncreateLogger({ format: format.json(), transports: [new LokiTransport({ host: "https://loki.example.com" })] });`,
    ],
  ])("silent: %s", (_, code) => check(code));
});

describe("pino", () => {
  test.each([
    ["switched off", `import pino from "pino";\npino({ timestamp: «false» });`, "info Lines get no time"],
    [
      "switched off for a file",
      `import pino from "pino";\npino({ timestamp: «false» }, pino.destination("/var/log/shop.log"));`,
      "warning Lines get no time",
    ],
    [
      "nullTime",
      `import pino from "pino";\npino({ timestamp: «pino.stdTimeFunctions.nullTime» });`,
      "leave `timestamp` out",
    ],
    [
      "in fastify",
      `import Fastify from "fastify";\nFastify({ logger: { level: "info", timestamp: «false» } });`,
      "Lines get no time",
    ],
    [
      "local time",
      `import pino from "pino";\npino({ timestamp: «() => \`,"time":"\${new Date().toLocaleString()}"\`» });`,
      "info This time is local",
    ],
  ])("%s", (_, code, message) => check(code, message));

  test.each([
    ["by default", `import pino from "pino";\npino({ level: "info" });`],
    ["ISO 8601", `import pino from "pino";\npino({ timestamp: pino.stdTimeFunctions.isoTime });`],
    ["a function", `import pino from "pino";\npino({ timestamp: () => \`,"time":"\${new Date().toISOString()}"\` });`],
    [
      "local time of a zone that is named",
      `import pino from "pino";\npino({ timestamp: () => \`,"time":"\${new Date().toLocaleString("en-GB", { timeZone: "UTC" })}"\` });`,
    ],
    ["from the environment", `import pino from "pino";\npino({ timestamp: config.timestamp });`],
    [
      "an option of something else",
      `import { connect } from "./database";\nconnect({ timestamp: false });\nconsole.log("ready");`,
    ],
  ])("silent: %s", (_, code) => check(code));
});

describe("log4js and morgan", () => {
  test.each([
    ["a pattern without a date", log4js(`{ type: "pattern", pattern: «"[%p] %c - %m"» }`), "This pattern has no `%d`"],
    [
      "time of the day only",
      log4js(`{ type: "pattern", pattern: «"%r %p %m"» }`),
      "`%r` is the time of the day without a date",
    ],
    ["the message only", log4js(`{ type: «"messagePassThrough"» }`), "`messagePassThrough` writes the message only"],
    [
      "a short format into a file",
      `import fs from "node:fs";\nimport morgan from "morgan";\napp.use(morgan(«"tiny"», { stream: fs.createWriteStream("access.log", { flags: "a" }) }));`,
      "`tiny` writes no time into this file",
    ],
    [
      "a format of one's own",
      `import { createStream } from "rotating-file-stream";\nimport morgan from "morgan";\nconst stream = createStream("access.log", { interval: "1d" });\napp.use(morgan(«":method :url :status :response-time ms"», { stream }));`,
      "add `:date[iso]`",
    ],
  ])("%s", (_, code, message) => check(code, message));

  test.each([
    ["a date", log4js(`{ type: "pattern", pattern: "%d{yyyy-MM-dd hh:mm:ss} %p %m" }`)],
    ["a token of one's own", log4js(`{ type: "pattern", pattern: "%x{when} %p %m", tokens: { when: () => now() } }`)],
    ["the basic layout", log4js(`{ type: "basic" }`)],
    ["a layout of one's own", log4js(`{ type: "json", separator: "," }`)],
    [
      "a pattern for the console",
      `import log4js from "log4js";\nlog4js.configure({ appenders: { out: { type: "stdout", layout: { type: "pattern", pattern: "%p %m" } } }, categories: {} });`,
    ],
    [
      "the combined format",
      `import fs from "node:fs";\nimport morgan from "morgan";\napp.use(morgan("combined", { stream: fs.createWriteStream("access.log", { flags: "a" }) }));`,
    ],
    [
      "a date of one's own",
      `import fs from "node:fs";\nimport morgan from "morgan";\napp.use(morgan(":date[iso] :method :url", { stream: fs.createWriteStream("access.log") }));`,
    ],
    ["a short format on the console", `import morgan from "morgan";\napp.use(morgan("dev"));`],
    [
      "a short format through a logger",
      `import morgan from "morgan";\napp.use(morgan("tiny", { stream: { write: (line) => logger.info(line) } }));`,
    ],
  ])("silent: %s", (_, code) => check(code));
});

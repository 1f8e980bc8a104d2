// Loggers that are silent in production, and those that are silent elsewhere, for a while, or because somebody asks for it.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rule = "no-silenced-logger";
const shown = (code: string, path?: string): readonly string[] =>
  findingsIn(rule, code, path === undefined ? {} : { path }).map(({ range }) => code.slice(range.start, range.end));

const pino = `import pino from "pino";\n`;
const winston = `import winston from "winston";\n`;
const nest = `import { NestFactory } from "@nestjs/core";\n`;

describe("reported", () => {
  test.each([
    ["pino by its switch", `${pino}export const logger = pino({ enabled: false });`, "enabled: false"],
    ["pino by its level", `${pino}export const logger = pino({ level: "silent" });`, `level: "silent"`],
    [
      "a level from a table of environments",
      `${pino}const levels = { production: "silent" };\nexport const logger = pino({ level: levels.production });`,
      "level: levels.production",
    ],
    [
      "a level that a function chooses",
      `${pino}const level = () => (process.env.NODE_ENV === "production" ? "silent" : "debug");\nexport const logger = pino({ level: level() });`,
      "level: level()",
    ],
    [
      "a level that is set before",
      `${pino}let level = "debug";\nif (process.env.NODE_ENV === "production") level = "silent";\nexport const logger = pino({ level });`,
      "level",
    ],
    [
      "behind a flag that is named for production",
      `${pino}const logger = pino();\nif (config.isProduction) logger.level = "silent";`,
      `logger.level = "silent"`,
    ],
    [
      "where it is not development",
      `${pino}const logger = pino();\nif (process.env.NODE_ENV !== "development") { logger.level = "silent"; }`,
      `logger.level = "silent"`,
    ],
    [
      "one of several environments",
      `${pino}const logger = pino();\nif (["production", "staging"].includes(process.env.NODE_ENV)) logger.level = "silent";`,
      `logger.level = "silent"`,
    ],
    ["a child", `${pino}const log = pino().child({ module: "auth" });\nlog.level = "silent";`, `log.level = "silent"`],
    ["pino-http", `import pinoHttp from "pino-http";\napp.use(pinoHttp({ enabled: false }));`, "enabled: false"],
    [
      "nestjs-pino",
      `import { LoggerModule } from "nestjs-pino";\nexport const logging = LoggerModule.forRoot({ pinoHttp: { level: "silent" } });`,
      `level: "silent"`,
    ],
    [
      "a file that is the null device",
      `${pino}import fs from "node:fs";\nexport const logger = pino(fs.createWriteStream("/dev/null"));`,
      `fs.createWriteStream("/dev/null")`,
    ],
    [
      "a stream whose write does nothing",
      `${pino}const sink = { write() {} };\nexport const logger = pino({ level: "info" }, sink);`,
      "sink",
    ],
    [
      "winston by its switch",
      `${winston}export const logger = winston.createLogger({ silent: true, transports: [new winston.transports.Console()] });`,
      "silent: true",
    ],
    [
      "winston, later",
      `${winston}const logger = winston.createLogger({ transports: [new winston.transports.Console()] });\nlogger.silent = true;`,
      "logger.silent = true",
    ],
    ["winston as a whole", `${winston}winston.configure({ silent: true });`, "silent: true"],
    [
      "winston without transports",
      `${winston}const logger = winston.createLogger({ transports: [] });\nlogger.warn("x");`,
      "transports: []",
    ],
    [
      "winston without any word of transports",
      `${winston}const logger = winston.createLogger({ level: "info" });\nlogger.warn("access denied");`,
      `winston.createLogger({ level: "info" })`,
    ],
    [
      "bunyan without streams",
      `import bunyan from "bunyan";\nexport const log = bunyan.createLogger({ name: "shop", streams: [] });`,
      "streams: []",
    ],
    [
      "log4js off",
      `const log4js = require("log4js");\nlog4js.configure({ appenders: {}, categories: { default: { appenders: [], level: "off" } } });`,
      `level: "off"`,
    ],
    ["loglevel", `import log from "loglevel";\nlog.setLevel("silent");`, `log.setLevel("silent")`],
    [
      "Nest without a logger",
      `${nest}const app = await NestFactory.create(AppModule, { logger: false });`,
      "logger: false",
    ],
    ["Nest with no levels", `${nest}const app = await NestFactory.create(AppModule, { logger: [] });`, "logger: []"],
    [
      "a microservice",
      `${nest}const app = await NestFactory.createMicroservice(AppModule, { logger: false });`,
      "logger: false",
    ],
    [
      "Nest, overridden",
      `import { Logger } from "@nestjs/common";\nLogger.overrideLogger(false);`,
      "Logger.overrideLogger(false)",
    ],
    ["the console", `console.log = () => {};`, "console.log = () => {}"],
    [
      "the console of the global object",
      `global.console.error = function () {};`,
      "global.console.error = function () {}",
    ],
    [
      "all methods of the console",
      `for (const method of ["log", "warn", "error"]) console[method] = () => {};`,
      "console[method] = () => {}",
    ],
    [
      "the console by a function called noop",
      `import { noop } from "lodash";\nconsole.warn = noop;`,
      "console.warn = noop",
    ],
    [
      "the console by assignment of parts",
      `Object.assign(console, { log() {}, error() {} });`,
      "Object.assign(console, { log() {}, error() {} })",
    ],
    [
      "morgan that skips all",
      `import morgan from "morgan";\napp.use(morgan("combined", { skip: () => true }));`,
      "skip: () => true",
    ],
    [
      "morgan to nobody",
      `import morgan from "morgan";\napp.use(morgan("combined", { stream: { write: () => {} } }));`,
      "stream: { write: () => {} }",
    ],
  ])("%s", (...[, code, text]) => {
    expect(shown(code)).toEqual([text]);
  });
});

describe("silent", () => {
  test.each([
    ["in tests", `${pino}export const logger = pino({ level: process.env.NODE_ENV === "test" ? "silent" : "info" });`],
    ["in tests, by a flag", `${pino}export const logger = pino({ enabled: !isTest });`],
    [
      "in tests, by a statement",
      `${pino}const logger = pino();\nif (process.env.NODE_ENV === "test") logger.level = "silent";`,
    ],
    [
      "in tests, by leaving early",
      `${pino}const logger = pino();\nexport function quiet() {\n  if (process.env.NODE_ENV !== "test") return;\n  logger.level = "silent";\n}`,
    ],
    ["under a test runner", `${pino}const logger = pino();\nif (process.env.VITEST) logger.level = "silent";`],
    ["asked for on the command line", `${pino}const logger = pino();\nif (argv.quiet) logger.level = "silent";`],
    [
      "asked for by an option",
      `${pino}export const makeLogger = ({ silent }) => pino({ level: silent ? "silent" : "info" });`,
    ],
    [
      "in the place of one that is not given",
      `${pino}export const start = (options) => run(options.logger ?? pino({ level: "silent" }));`,
    ],
    [
      "as a default of a parameter",
      `${pino}export function start(logger = pino({ enabled: false })) {\n  logger.info("ready");\n}`,
    ],
    ["called noop", `${pino}export const noopLogger = pino({ level: "silent" });`],
    [
      "made by a function for tests",
      `${pino}export function createTestLogger() {\n  return pino({ level: "silent" });\n}`,
    ],
    ["a level from the environment", `${pino}export const logger = pino({ level: process.env.LOG_LEVEL ?? "info" });`],
    ["a switch from the environment", `${pino}export const logger = pino({ enabled: process.env.LOGGING !== "off" });`],
    ["a switch that is on", `${pino}export const logger = pino({ enabled: true });`],
    [
      "winston with transports that are pushed",
      `${winston}const transports = [];\ntransports.push(new winston.transports.Console());\nexport const logger = winston.createLogger({ transports });`,
    ],
    [
      "winston whose transports come from elsewhere",
      `${winston}import { options } from "./options";\nexport const logger = winston.createLogger({ ...options, level: "info" });`,
    ],
    [
      "one silent transport of two",
      `${winston}export const logger = winston.createLogger({ transports: [new winston.transports.Console({ silent: true }), new winston.transports.File({ filename: "a.log" })] });`,
    ],
    [
      "winston silent in tests",
      `${winston}export const logger = winston.createLogger({ silent: config.env === "test", transports: [new winston.transports.Console()] });`,
    ],
    [
      "Nest that gets another logger",
      `${nest}const app = await NestFactory.create(AppModule, { logger: false });\napp.useLogger(app.get(AppLogger));`,
    ],
    ["Nest that buffers", `${nest}const app = await NestFactory.create(AppModule, { bufferLogs: true });`],
    [
      "Nest with levels",
      `${nest}const app = await NestFactory.create(AppModule, { logger: ["error", "warn", "log"] });`,
    ],
    ["fastify by default", `import Fastify from "fastify";\nconst app = Fastify();`],
    ["a console that is put back", `const log = console.log;\nconsole.log = () => {};\nrun();\nconsole.log = log;`],
    [
      "a console that writes elsewhere",
      `import { logger } from "./logger";\nconsole.log = (...args) => logger.info(...args);`,
    ],
    ["a console in a browser", `if (window.location.hostname !== "localhost") console.log = () => {};`],
    ["the debug method of the console", `console.debug = () => {};`],
    [
      "morgan that skips some",
      `import morgan from "morgan";\napp.use(morgan("combined", { skip: (req, res) => res.statusCode < 400 }));`,
    ],
    [
      "morgan into a logger",
      `import morgan from "morgan";\nimport { logger } from "./logger";\napp.use(morgan("combined", { stream: { write: (line) => logger.info(line) } }));`,
    ],
    ["the level of something else", `const volume = getPlayer();\nvolume.level = "silent";`],
    ["disableAll of something else", `features.disableAll();`],
  ])("%s", (...[, code]) => {
    expect(shown(code)).toEqual([]);
  });

  test("the set-up of a test runner", () => {
    expect(shown(`console.log = () => {};`, "/shop/jest.setup.ts")).toEqual([]);
    expect(shown(`console.log = () => {};`, "/shop/src/main.ts")).toHaveLength(1);
  });
});

describe("what is said", () => {
  test("a level that a setting can raise is told as an info", () => {
    const code = `${pino}export const logger = pino({ level: process.env.LOG_LEVEL ?? "silent" });`;
    const [finding] = findingsIn(rule, code);
    expect(finding?.level).toBe("info");
    expect(finding?.message).toContain("unless a setting says otherwise");
  });

  test("why, and what to do", () => {
    const [finding] = findingsIn(rule, `${pino}const logger = pino();\nlogger.level = "silent";`);
    expect(finding?.message).toBe(
      "Level `silent` makes `logger` drop everything; keep at least warnings and security events in production.",
    );
  });
});

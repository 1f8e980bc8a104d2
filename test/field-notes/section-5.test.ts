// Logger configurations to understand: where a secret is masked already, and where it only seems to be.
import { describe, test } from "vitest";
import { reported, silent } from "./reported.ts";

const call = `export const save = (input) => log.info({ «password: input.password» }, "saved");`;
const plain = call.replaceAll(/[«»]/g, "");
const nested = `export const save = (input) => log.info({ user: { «password: input.password» } }, "saved");`;
const plainNested = nested.replaceAll(/[«»]/g, "");
const pino = (options: string, rest: string): string =>
  `import pino from "pino";\nconst log = pino(${options});\n${rest}`;

describe("pino", () => {
  test("redact as an array", () => silent(pino(`{ redact: ["password"] }`, plain)));
  test("redact as an object", () => silent(pino(`{ redact: { paths: ["password"] } }`, plain)));
  test("remove", () => silent(pino(`{ redact: { paths: ["password"], remove: true } }`, plain)));
  test("censor as a text", () => silent(pino(`{ redact: { paths: ["password"], censor: "[hidden]" } }`, plain)));
  test("censor as a function", () => silent(pino(`{ redact: { paths: ["password"], censor: () => "***" } }`, plain)));
  test("a censor that gives the value back", () =>
    reported(pino(`{ redact: { paths: ["password"], censor: «(value) => value» } }`, plain)));
  test("paths by spread and concat", () =>
    silent(`
import pino from "pino";
const base = ["token", "secret"];
const paths = [...base, ...base.map((name) => \`*.\${name}\`)].concat(["password"]);
const log = pino({ redact: paths });
${plain}`));
  test("paths by push", () =>
    silent(`
import pino from "pino";
const paths = ["token"];
paths.push("password");
const log = pino({ redact: paths });
${plain}`));
  test("paths partly from the environment", () =>
    silent(`
import pino from "pino";
const log = pino({ redact: ["password", ...(process.env.REDACT_PATHS ?? "").split(",")] });
${plain}`));
  test("wildcards", () => silent(pino(`{ redact: ["*.password"] }`, plainNested)));
  test("brackets", () =>
    silent(
      pino(
        `{ redact: ['user["password"]', '["api-key"]'] }`,
        `${plainNested}\nexport const key = (input) => log.info({ "api-key": input.apiKey }, "x");`,
      ),
    ));
  test("a path of another depth", () => reported(pino(`{ redact: [«"password"»] }`, nested)));
  test("a child logger with its own redact", () =>
    reported(`
import pino from "pino";
const root = pino({ redact: ["password"] });
const log = root.child({ part: "auth" }, { redact: «["token"]» });
${call}`));
  test("a child logger with the parent's", () =>
    silent(`
import pino from "pino";
const log = pino({ redact: ["password"] }).child({ part: "auth" });
${plain}`));
  test("serializers", () => silent(pino(`{ serializers: { user: (user) => ({ id: user.id }) } }`, plainNested)));
  test("a serializer that keeps the secret", () =>
    reported(pino(`{ serializers: { user: (user) => ({ ...user }) } }`, nested)));
  test("transport.targets leave redaction as it is", () =>
    silent(
      pino(
        `{ redact: ["password"], transport: { targets: [{ target: "pino/file", options: { destination: "/var/log/app.log" } }] } }`,
        plain,
      ),
    ));
  test("pino/file without redaction", () =>
    reported(pino(`{ transport: { target: "pino/file", options: { destination: "/var/log/app.log" } } }`, call)));
  test("pino-pretty as a stream", () =>
    reported(`
import pino from "pino";
import pretty from "pino-pretty";
const log = pino({ level: "debug" }, pretty({ colorize: true }));
${call}`));
  test("a custom level", () =>
    reported(`
import pino from "pino";
const log = pino({ customLevels: { audit: 35 } });
export const save = (input) => log.audit({ «password: input.password» }, "saved");`));
  test("pino-http with autoLogging", () =>
    reported(`
import pinoHttp from "pino-http";
app.use(«pinoHttp({ autoLogging: true })»);
app.get("/", (req, res) => res.json(find(req.headers.authorization)));`));
  test("pino-http with its headers covered", () =>
    silent(`
import pinoHttp from "pino-http";
app.use(pinoHttp({ autoLogging: true, redact: ["req.headers", "res.headers"] }));`));
});

describe("NestJS", () => {
  test("nestjs-pino options from another file", () =>
    silent(
      `
import { Module } from "@nestjs/common";
import { LoggerModule } from "nestjs-pino";
import { loggerOptions } from "./logger-options";
@Module({ imports: [LoggerModule.forRoot(loggerOptions)] })
export class AppModule {}`,
      {
        "/app/src/logger-options.ts": `export const loggerOptions = { pinoHttp: { redact: ["req.headers.authorization", "req.headers.cookie"] } };`,
      },
    ));
  test("nestjs-pino without redaction", () =>
    reported(`
import { Module } from "@nestjs/common";
import { LoggerModule } from "nestjs-pino";
@Module({ imports: [«LoggerModule.forRoot({ pinoHttp: { level: "info" } })»] })
export class AppModule {}`));
  test("app.useLogger(app.get(X))", () =>
    reported(`
import { NestFactory } from "@nestjs/core";
import { Logger } from "nestjs-pino";
export async function bootstrap(dbPassword) {
  const app = await NestFactory.create(AppModule);
  const logger = app.get(Logger);
  app.useLogger(logger);
  logger.log("connected with " + «dbPassword»);
}`));
  test("the static Logger.log", () =>
    reported(
      `import { Logger } from "@nestjs/common";\nexport const show = (password) => Logger.log(\`got \${«password»}\`, "Auth");`,
    ));
});

const winston = (options: string, rest: string): string =>
  `import winston from "winston";\nconst { combine, timestamp, errors, json, printf } = winston.format;\n${options}\n${rest}`;
const winstonCall = `export const save = (input) => log.info("saved", { «password: input.password» });`;
const plainWinston = winstonCall.replaceAll(/[«»]/g, "");

describe("winston", () => {
  test("createLogger with combine(timestamp, errors, json)", () =>
    reported(
      winston(
        `const log = winston.createLogger({ format: combine(timestamp(), errors({ stack: true }), json()) });`,
        winstonCall,
      ),
    ));
  test("a mask before json", () =>
    silent(
      winston(
        `const mask = winston.format((info) => { if (info.password) info.password = "***"; return info; });
const log = winston.createLogger({ format: combine(mask(), timestamp(), json()) });`,
        plainWinston,
      ),
    ));
  test("printf that prints the message only", () =>
    silent(winston(`const log = winston.createLogger({ format: printf((info) => info.message) });`, plainWinston)));
  test("a format chosen by NODE_ENV", () =>
    reported(
      winston(
        `const log = winston.createLogger({ format: process.env.NODE_ENV === "production" ? json() : printf((info) => info.message) });`,
        winstonCall,
      ),
    ));
  test("the global winston.configure", () =>
    reported(`
import winston from "winston";
winston.configure({ transports: [new winston.transports.Console()] });
export const save = (input) => winston.info("saved", { «password: input.password» });`));
  test("an empty logger with .add() later", () =>
    reported(`
import winston from "winston";
const log = winston.createLogger();
log.add(new winston.transports.File({ filename: "app.log" }));
${winstonCall}`));
  test("daily-rotate-file", () =>
    reported(`
import winston from "winston";
import DailyRotateFile from "winston-daily-rotate-file";
const log = winston.createLogger({ transports: [new DailyRotateFile({ filename: "app-%DATE%.log" })] });
${winstonCall}`));
  test("exception handlers do not mask", () =>
    reported(`
import winston from "winston";
const log = winston.createLogger({ exceptionHandlers: [new winston.transports.File({ filename: "exceptions.log" })] });
${winstonCall}`));
  test("a remote transport", () =>
    reported(`
import winston from "winston";
const log = winston.createLogger({ transports: [new winston.transports.Http({ host: "logs.example.com", ssl: true })] });
${winstonCall}`));
});

describe("other libraries", () => {
  test("bunyan serializers", () =>
    silent(`
import bunyan from "bunyan";
const log = bunyan.createLogger({ name: "shop", serializers: { user: (user) => ({ id: user.id }) } });
${plainNested}`));
  test("bunyan without", () =>
    reported(`import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop" });\n${nested}`));
  test("log4js appenders and categories", () =>
    reported(`
import log4js from "log4js";
log4js.configure({ appenders: { out: { type: "file", filename: "app.log", mode: 0o600 } }, categories: { default: { appenders: ["out"], level: "info" } } });
const log = log4js.getLogger("auth");
export const show = (password) => log.info("got", «password»);`));
  test("a log4js layout that prints the message", () =>
    reported(`
import log4js from "log4js";
log4js.configure({
  appenders: { out: { type: "stdout", layout: { type: "pattern", pattern: "%d %p %m%n" } } },
  categories: { default: { appenders: ["out"], level: "info" } },
});
const log = log4js.getLogger();
export const search = (req, res) => log.info("searching " + «req.query.q»);`));
  test("a log4js layout that writes JSON", () =>
    silent(`
import log4js from "log4js";
log4js.addLayout("json", () => (event) => JSON.stringify({ time: event.startTime, level: event.level.levelStr, data: event.data }));
log4js.configure({
  appenders: { out: { type: "stdout", layout: { type: "json" } } },
  categories: { default: { appenders: ["out"], level: "info" } },
});
const log = log4js.getLogger();
export const search = (req, res) => log.info("searching " + req.query.q);`));
  test("a log4js layout that leaves the message out", () =>
    silent(`
import log4js from "log4js";
log4js.configure({
  appenders: { out: { type: "stdout", layout: { type: "pattern", pattern: "%d %p %c %x{user}%n" } } },
  categories: { default: { appenders: ["out"], level: "info" } },
});
const log = log4js.getLogger();
export const show = (password) => log.info(password);`));
  test("morgan formats", () =>
    reported(`import morgan from "morgan";\napp.use(morgan(«":method :url :req[authorization]"»));`));
  test("a morgan token of the body", () =>
    reported(`
import morgan from "morgan";
morgan.token("body", (req) => JSON.stringify(req.body));
app.use(morgan(«":method :url :body"»));`));
  test("morgan's stream into another logger", () =>
    silent(`
import morgan from "morgan";
import winston from "winston";
const log = winston.createLogger();
app.use(morgan(":method :status :response-time ms", { stream: { write: (line) => log.http(line.trim()) } }));`));
  test("morgan into a rotating stream", () =>
    silent(`
import morgan from "morgan";
import rfs from "rotating-file-stream";
app.use(morgan(":remote-addr :method :status", { stream: rfs.createStream("access.log", { interval: "1d" }) }));`));
  test("electron-log", () =>
    reported(`
import log from "electron-log";
log.transports.file.level = "info";
export const show = (password) => log.info("got", «password»);`));
});

describe("own loggers", () => {
  test("a facade class", () =>
    reported(`
import pino from "pino";
export class AppLogger {
  private readonly out = pino();
  info(message: string, data?: object) { this.out.info(data, message); }
}
const log = new AppLogger();
export const save = (input) => log.info("saved", { «password: input.password» });`));
  test("a singleton with redaction", () =>
    silent(
      `
import { Logger } from "./logger";
export const save = (input) => Logger.get().info({ password: input.password }, "saved");`,
      {
        "/app/src/logger.ts": `
import pino from "pino";
export class Logger {
  private static instance;
  static get() {
    if (!Logger.instance) Logger.instance = pino({ redact: ["password"] });
    return Logger.instance;
  }
}`,
      },
    ));
  test("an object literal over console", () =>
    reported(`
const log = { info: (...args) => console.log(new Date().toISOString(), ...args) };
export const save = (input) => log.info("saved", { «password: input.password» });`));
  test("a patched console that tees to a file", () =>
    reported(`
import fs from "node:fs";
const original = console.log;
console.log = (...args) => {
  fs.appendFileSync("app.log", args.join(" ") + "\\n");
  original(...args);
};
export const show = (password) => console.log("got", «password»);`));
  test("a central mask by pattern", () =>
    silent(`
const SECRETS = /pass(word)?|secret|token|key/i;
function mask(value) {
  return JSON.parse(JSON.stringify(value, (key, item) => (SECRETS.test(key) ? "***" : item)));
}
const log = { info: (text, data) => console.log(text, mask(data)) };
export const save = (input) => log.info("saved", { password: input.password, id: 1 });`));
  test("a central mask that does not know the key", () =>
    reported(`
const SECRETS = new Set(["password", "pin"]);
function mask(value) {
  return JSON.parse(JSON.stringify(value, (key, item) => (SECRETS.has(key) ? "***" : item)));
}
export const save = (input) => console.log("saved", mask({ «accessToken: input.accessToken», pin: input.pin }));`));
});

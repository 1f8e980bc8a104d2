// How logging calls look in real programs: every kind of receiver, functions that forward, and messages that are not the first argument.
import { describe, test } from "vitest";
import { reported, silent } from "./reported.ts";

const own = {
  "/app/src/logger.ts": `import winston from "winston";\nexport const logger = winston.createLogger();\nexport default logger;`,
};

describe("receivers", () => {
  test("the own module by a relative import", () =>
    reported(`import out from "./logger";\nexport const show = (password) => out.info("got", «password»);`, own));

  test("the own module by an aliased import", () =>
    reported(
      `import { logger as trace } from "@/logger";\nexport const show = (password) => trace.info("got", «password»);`,
      {
        ...own,
        "/app/tsconfig.json": `{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }`,
      },
    ));

  test("console", () => reported(`export const show = (password) => console.info("got", «password»);`));

  test("an npm library", () =>
    reported(`import signale from "signale";\nexport const show = (password) => signale.note("got", «password»);`));

  test("a workspace package, by its name", () =>
    reported(
      `import { logger } from "@acme/logging";\nexport const show = (password) => logger.info("got", «password»);`,
    ));

  test("a field of this that is injected", () =>
    reported(`
import { Injectable, Logger } from "@nestjs/common";
@Injectable()
export class AuthService {
  constructor(private readonly out: Logger) {}
  signIn(password: string) {
    this.out.verbose(\`signing in with \${«password»}\`);
  }
}`));

  test("a field of this that the class makes", () =>
    reported(`
import { Logger } from "@nestjs/common";
export class AuthService {
  private readonly trail = new Logger(AuthService.name);
  signIn(password: string) {
    this.trail.debug(«password»);
  }
}`));

  test("a constant of a factory", () =>
    reported(
      `
import { getLogger } from "./make-logger";
const trail = getLogger("auth");
export const signIn = (password) => trail.debug(«password»);`,
      {
        "/app/src/make-logger.ts": `import pino from "pino";\nconst root = pino();\nexport const getLogger = (name) => root.child({ name });`,
      },
    ));

  test("a parameter: the context of a framework", () =>
    reported(`
import Koa from "koa";
const app = new Koa();
app.use(async (ctx, next) => {
  ctx.log.info("key", «ctx.request.body.apiKey»);
  await next();
});`));

  test("a parameter: the request's logger", () =>
    reported(`
import type { FastifyRequest } from "fastify";
export async function signIn(request: FastifyRequest, password: string) {
  request.log.warn({ «password» }, "tried");
}`));

  test("a parameter that is destructured", () =>
    reported(`
import type { Logger } from "pino";
export function signIn({ out, password }: { out: Logger; password: string }) {
  out.info({ «password» });
}`));

  test("an unresolved global", () => reported(`export const show = (password) => logger.info(«password»);`));

  test("a plain function that forwards to a logger", () =>
    reported(
      `
import { logDebug } from "./trace";
export const show = (password) => logDebug("got", «password»);`,
      {
        ...own,
        "/app/src/trace.ts": `import { logger } from "./logger";\nexport function logDebug(...parts) {\n  logger.debug(parts.join(" "));\n}`,
      },
    ));

  test("a member of a module of such functions", () =>
    reported(
      `
import * as utils from "./utils";
export const show = (accessToken: string) => utils.logBullet(\`signed in with \${«accessToken»}\`);`,
      {
        ...own,
        "/app/src/utils.ts": `import { logger } from "./logger";\nexport const logBullet = (message: string) => logger.info("i " + message);`,
      },
    ));

  test("a call's result", () =>
    reported(`
import debug from "debug";
export const show = (password) => debug("app:auth")("got %s", «password»);`));

  test("a destructured method", () =>
    reported(`const { log, error } = console;\nexport const show = (password) => log("got", «password»);`));

  test("a bound method", () =>
    reported(`const out = console.log.bind(console, "[auth]");\nexport const show = (password) => out(«password»);`));

  test("a method that is chosen", () =>
    reported(`export const show = (level, password) => console[level]("got", «password»);`));

  test("an optional logger", () =>
    reported(`export const show = (options, password) => options.logger?.info?.(«password»);`));
});

describe("the message is not always the first argument", () => {
  test("(category, message)", () =>
    reported(`
export const log = { info: (area, text) => console.log(\`[\${area}] \${text}\`) };
export const show = (password) => log.info("auth", «password»);`));

  test("(object, message)", () =>
    reported(`
import pino from "pino";
const log = pino();
export const show = (password) => log.info({ user: { «password» } }, "got");`));

  test("(LEVEL, label, message)", () =>
    reported(`
import winston from "winston";
const out = winston.createLogger();
export function write(level, label, text) {
  out.log({ level, message: \`\${label}: \${text}\` });
}
export const show = (password) => write("info", "auth", «password»);`));

  test("(message, context, trace)", () =>
    reported(`
import { Logger } from "@nestjs/common";
const out = new Logger();
export const show = (error, accessToken) => out.error("refused", error.stack, «accessToken»);`));

  test("an argument that is not logged", () =>
    silent(`
const out = { info: (area, text, retries) => console.log(area, text) };
export const show = (password) => out.info("auth", "signed in", password);`));
});

describe("wrappers that sanitise or drop", () => {
  test("one that strips control characters", () =>
    silent(`
const clean = (text) => String(text).replace(/[\\x00-\\x1f\\x7f]/g, "");
const say = (text) => console.log(clean(text));
export function search(req, res) {
  say("searching " + req.query.q);
}`));

  test("one that strips nothing", () =>
    reported(`
const say = (text) => console.log(String(text).trim());
export function search(req, res) {
  say("searching " + «req.query.q»);
}`));

  test("a printf format that prints level and message only", () =>
    silent(`
import winston from "winston";
const log = winston.createLogger({ format: winston.format.printf(({ level, message }) => \`\${level} \${message}\`) });
export const show = (password) => log.info("got", { password });`));

  test("a printf format that prints the rest as well", () =>
    reported(`
import winston from "winston";
const log = winston.createLogger({
  format: winston.format.printf(({ level, message, ...rest }) => \`\${level} \${message} \${JSON.stringify(rest)}\`),
});
export const show = (password) => log.info("got", { «password» });`));

  test("a wrapper that takes fields out", () =>
    silent(`
import pino from "pino";
const out = pino();
const say = ({ password, token, ...rest }, text) => out.info(rest, text);
export const show = (password, token) => say({ id: 1, password, token }, "got");`));

  test("a wrapper that writes what it was given beside others", () =>
    reported(`
import pino from "pino";
const out = pino();
const say = (data, text) => out.info({ ...data, password: undefined }, text);
export const show = (password, apiKey) => say({ id: 1, password, «apiKey» }, "got");`));
});

// What users of the neighbours complain about: sanitizers that are not recognised, structured logs taken for forgeable ones, names that
// decide instead of values, redaction that fails in silence.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../analysis/check.ts";
import { reported, silent } from "./reported.ts";

const search = (logged: string): string => `export function search(req, res) {\n  console.log(${logged});\n}`;

describe("own sanitizers", () => {
  test("are known by their body", () =>
    silent(`
const oneLine = (text) => text.split(/[\\r\\n]+/).join(" ");
const flat = (text) => text.replace(/\\r?\\n|\\r/g, "");
export function search(req, res) {
  console.log("searching", flat(req.query.q));
}`));

  test("are known by the configuration", () => {
    const code = `const wash = (text) => text.trim();\n${search("wash(req.query.q)")}`;
    expect(findingsIn("no-log-injection", code)).toHaveLength(1);
    expect(findingsIn("no-log-injection", code, { sanitizers: ["wash"] })).toHaveLength(0);
  });
});

describe("correct neutralisation", () => {
  test.each([
    String.raw`req.query.q.replace(/[\r\n]+/g, " ")`,
    String.raw`req.query.q.replace(/[^\w.:-]/g, "")`,
    String.raw`req.query.q.replace(/\r/g, "").replace(/\n/g, "")`,
    String.raw`req.query.q.replaceAll("\n", "").replaceAll("\r", "")`,
    String.raw`req.query.q.replace(/[\x00-\x1f]/g, "?")`,
    String.raw`req.query.q.replace(/\s+/g, " ")`,
    "encodeURIComponent(req.query.q)",
    "JSON.stringify(req.query.q)",
    "Number(req.query.q)",
  ])("%s", (value) => silent(search(value)));

  test("an encoder in the logger", () =>
    silent(`
import winston from "winston";
const log = winston.createLogger({ format: winston.format.json() });
export const search = (req, res) => log.info(\`searching \${req.query.q}\`);`));

  test.each([
    String.raw`«req.query.q».replace(/\n/g, "")`,
    String.raw`«req.query.q».replace(/[\r\n]/, "")`,
    String.raw`«req.query.q».trim()`,
  ])("%s is not", (value) => reported(search(value)));
});

describe("structured logs", () => {
  test.each([
    `import pino from "pino";\nconst log = pino();\nexport const search = (req, res) => log.info({ q: req.query.q }, "searching");`,
    `import pino from "pino";\nconst log = pino();\nexport const search = (req, res) => log.info("searching " + req.query.q);`,
    `import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop" });\nexport const search = (req, res) => log.info(\`searching \${req.query.q}\`);`,
    `import winston from "winston";\nconst log = winston.createLogger();\nexport const search = (req, res) => log.info("searching", { q: req.query.q });`,
    `export const search = (req, res) => console.log("searching", { q: req.query.q });`,
  ])("%s", (code) => silent(code));
});

describe("the value decides", () => {
  test.each([
    `const password = "********";\nconsole.log(password);`,
    `const token = true;\nconsole.log("token?", token);`,
    `const secret = secrets.length;\nconsole.log(secret);`,
    `const apiKey = undefined;\nconsole.log("key", apiKey);`,
    `const password = prompt ? 1 : 2;\nconsole.log(password);`,
    `const tokens = text.split(" ").length;\nconsole.log(tokens);`,
    `enum Token { Plus, Minus }\nexport const show = (token: Token) => console.log(token);`,
    `export const show = (password: "weak" | "strong") => console.log(password);`,
    `const passwordFieldVisible = isOpen;\nconsole.log(passwordFieldVisible);`,
  ])("%s", (code) => silent(code));

  test("a harmless name with a secret in it", () =>
    reported(`const line = "key=" + process.env.STRIPE_SECRET_KEY;\nconsole.log(«line»);`));
});

describe("a safe field of an object that also holds a secret", () => {
  test("by its literal", () =>
    silent(`const account = { id: row.id, password: row.password };\nconsole.log(account.id);`));
  test("by its type", () =>
    silent(`interface Account { id: string; passwordHash: string; apiKey: string }
export const show = (account: Account) => console.log("opened", account.id);`));
  test("by destructuring", () => silent(`const { id, password } = await load();\nconsole.log("opened", id);`));
  test("by picking", () =>
    silent(
      `import pick from "lodash/pick.js";\nexport const show = (user) => console.log(pick(user, ["id", "role"]));`,
    ));
});

describe("err.message", () => {
  test.each([
    `try { await pay(card); } catch (err) { console.error(err.message); }`,
    `try { await pay(card); } catch (err) { logger.error("payment failed: " + err.message); }`,
    `promise.catch(({ message, code }) => console.error(message, code));`,
  ])("%s", (code) => silent(code));
});

describe("redaction that fails in silence", () => {
  const log = (paths: string, logged: string): string =>
    `import pino from "pino";\nconst log = pino({ redact: [${paths}] });\nexport const save = (input, req) => log.info(${logged}, "saved");`;
  test("depth", () => reported(log(`«"password"»`, `{ user: { «password: input.password» } }`)));
  test("brackets", () => reported(log(`«"users[].password"»`, `{ users: [{ «password: input.password» }] }`)));
  test("case", () => reported(log(`«"Password"»`, `{ «password: input.password» }`)));
  test("body", () =>
    reported(`
import pino from "pino";
const log = pino({ redact: ["req.headers.authorization"] });
export const save = (req, res) => log.info({ «body: req.body» }, "saved");`));
  test("the message", () => reported(log(`"password"`, `\`saved \${«input.password»}\``)));
});

describe("axios errors with Authorization", () => {
  test("caught", () =>
    reported(`
import axios from "axios";
const api = axios.create({ headers: { Authorization: \`Bearer \${process.env.API_TOKEN}\` } });
export async function orders() {
  try {
    return (await api.get("/orders")).data;
  } catch (error) {
    console.error(«error»);
  }
}`));
  test("its config by name", () =>
    reported(`
import { isAxiosError } from "axios";
export function report(error) {
  if (isAxiosError(error)) console.error(error.message, «error.config»);
}`));
});

describe("HTTP loggers that dump cookies by default", () => {
  test("pino-http", () => reported(`import pinoHttp from "pino-http";\napp.use(«pinoHttp()»);`));
  test("fastify's own serializer does not", () =>
    silent(`import Fastify from "fastify";\nexport const app = Fastify({ logger: true });`));
  test("morgan's own formats do not", () => silent(`import morgan from "morgan";\napp.use(morgan("combined"));`));
});

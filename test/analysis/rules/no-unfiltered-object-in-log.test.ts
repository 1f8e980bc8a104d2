// Whole objects: what makes an object one that must not be logged, what takes that away, and which parts of it are fine.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rule = "no-unfiltered-object-in-log";
const handler = (body: string): string => `export async function handle(req, res, next) {\n${body}\n}`;
const found = (code: string): readonly string[] => findingsIn(rule, code).map(({ category }) => category);

describe("reported", () => {
  test.each([
    [
      "what a client sends to sign in",
      "io.on('connection', (socket) => { socket.on('authenticate', (payload) => { console.log('authenticate', payload); }); });",
      "request-body",
    ],
    [
      "a form that a client sent",
      "export async function action({ request }) { const form = await request.formData(); const sent = Object.fromEntries(form); console.log('form', sent); }",
      "request-body",
    ],
    [
      "the form of a server action",
      `"use server";\nexport async function save(form: FormData) { console.log("form", Object.fromEntries(form)); }`,
      "request-body",
    ],
    ["request headers", handler("console.log(req.headers);"), "request-headers"],
    ["a request body", handler("console.log('body', req.body);"), "request-body"],
    [
      "whoever is signed in, of whom the file reads fields",
      handler("req.log.info({ user: req.user }, 'listing');\nif (req.user.hasScope('account')) next();"),
      "user-record",
    ],
    [
      "the only account of a file that reads its fields",
      `${handler("const [account] = await accounts.find(req.params.id);\nreq.log.info({ account });\nreturn account.plan;")}`,
      "user-record",
    ],
    ["a whole request", handler("console.log(req);"), "request"],
    ["a body that nobody has parsed", handler("console.log(`received ${req.rawBody}`);"), "request-body"],
    [
      "the text of a request",
      `export async function POST(request: Request) { const text = await request.text(); console.log("webhook", text); }`,
      "request-body",
    ],
    ["the values of a row", handler("const user = await users.find(1);\nconsole.log(user.dataValues);"), "user-record"],
    [
      "a document as a plain object",
      handler("const customer = await customers.findById(1);\nconsole.log(customer.toObject());"),
      "user-record",
    ],
    [
      "the profile that a provider gives",
      `passport.use(new Strategy((token, profile, done) => { console.log(JSON.stringify(profile)); done(null, profile); }));`,
      "user-record",
    ],
    ["a session", handler("console.log(req.session);"), "session"],
    ["as a field", handler("console.log({ path: req.path, headers: req.headers });"), "request-headers"],
    ["as JSON", handler("console.log(JSON.stringify(req.body));"), "request-body"],
    ["as JSON in a text", handler("console.log(`got ${JSON.stringify(req.body)}`);"), "request-body"],
    [
      "by inspect",
      `import { inspect } from "node:util";\n${handler("console.log(inspect(req.headers));")}`,
      "request-headers",
    ],
    ["through a variable", handler("const { headers } = req;\nconsole.log(headers);"), "request-headers"],
    ["spread", handler("const all = { ...req.body, at: 1 };\nconsole.log(all);"), "request-body"],
    ["copied", handler("const copy = Object.assign({}, req.body);\nconsole.log(copy);"), "request-body"],
    ["without a harmless field", handler("const { page, ...rest } = req.body;\nconsole.log(rest);"), "request-body"],
    [
      "through a function",
      `const dump = (value) => console.log(value);\n${handler("dump(req.headers);")}`,
      "request-headers",
    ],
    [
      "a field that a function reads",
      `const dump = (r) => console.log(r.headers);\n${handler("dump(req);")}`,
      "request-headers",
    ],
    [
      "settings of which a part holds a secret that is read elsewhere",
      `export function mailer(settings) { console.log(settings.sendgrid); return connect({ pass: settings.sendgrid.auth.api_key }); }`,
      "api-key",
    ],
    ["headers of a koa context", `router.use(async (ctx, next) => { console.log(ctx.headers); });`, "request-headers"],
    [
      "a body of a route handler",
      `export async function POST(request: Request) { const body = await request.json(); console.log(body); }`,
      "request-body",
    ],
    [
      "a decorated body",
      `export class Users { create(@Body() dto: CreateUser) { console.log(dto); } }`,
      "request-body",
    ],
    [
      "an event of a function",
      `export const handler = async (event, context) => { console.log(event.headers); };`,
      "request-headers",
    ],
    [
      "headers of what is called a request",
      `export const trace = (request) => console.log(request.headers);`,
      "request-headers",
    ],
    ["the environment", `console.log(process.env);`, "environment"],
    [
      "the environment with more",
      `const env = { ...process.env, PORT: "1" };\nconsole.log(JSON.stringify(env));`,
      "environment",
    ],
    [
      "variables called so",
      `export const run = (envs) => console.log(JSON.stringify({ ...envs, PORT: "1" }));`,
      "environment",
    ],
    ["the command line", `console.log("started as", process.argv.join(" "));`, "command-line"],
    [
      "the command line of a program that is given a password there",
      `const { password } = parse(process.argv, "--host", "--password");\nconnect(password);\nconsole.log("started as", process.argv.join(" "));`,
      "command-line",
    ],
    [
      "the answer of a token endpoint, by its path",
      `export async function login(code) { const r = await fetch("https://id.example.com/oauth/token", { body: code }); console.log(await r.json()); }`,
      "token-response",
    ],
    [
      "the answer of a token endpoint, by its variable",
      `export async function login(tokenEndpoint) { const r = await fetch(tokenEndpoint); const data = await r.json(); console.log(data); }`,
      "token-response",
    ],
    [
      "the answer of a token request, by its grant",
      `export const login = async (http, url) => { const r = await http.post(url, { grant_type: "refresh_token" }); console.log(r.data); };`,
      "token-response",
    ],
    [
      "the answer of a userinfo endpoint",
      `export async function who(token) { const r = await fetch("https://id.example.com/userinfo"); const data = await r.json(); console.log(data); }`,
      "user-info",
    ],
    [
      "an error that was thrown on by another function",
      `import axios from "axios";
async function call(key) { return axios.get("/x", { headers: { Authorization: key } }); }
export async function run(key) { try { await call(key); } catch (error) { console.error(error); } }`,
      "http-error",
    ],
    [
      "the response of such an error",
      `import axios from "axios";
export const run = (key) => axios.get("/x", { headers: { Authorization: key } }).catch((error) => console.error(error.response));`,
      "http-error",
    ],
    [
      "a declared type",
      `interface User { id: string; passwordHash: string }\nexport const show = (user: User) => console.log(user);`,
      "password-hash",
    ],
    [
      "what the file reads of it",
      `export function show(account) { check(account.mfaSecret); console.log("signed in", account); }`,
      "user-record",
    ],
    ["a person as JSON", `export const show = (customer) => console.log(JSON.stringify(customer));`, "user-record"],
    ["the method is chosen while it runs", handler("console[level](req.headers);"), "request-headers"],
  ])("%s", (_, code, category) => {
    expect(found(code)).toEqual([category]);
  });
});

describe("silent", () => {
  test.each([
    ["a field of the headers", handler(`console.log(req.headers["user-agent"]);`)],
    ["a field of the body", handler("console.log(req.body.orderId);")],
    ["an object in a template prints nothing of itself", handler("console.log(`headers ${req.headers}`);")],
    ["names of fields", handler("console.log(Object.keys(req.body));")],
    ["a chosen field of a profile", handler("logger.debug(`groups ${JSON.stringify(profile[groupsKey])}`);")],
    [
      "a customer that may be an id",
      handler(
        "const { customer } = req;\nlogger.info({ customer });\nreturn typeof customer === 'string' ? customer : customer.id;",
      ),
    ],
    [
      "a user who is an object in another function only",
      `const save = (user) => logger.info({ user });\nconst rename = (user) => user.plan;`,
    ],
    ["a count", handler("console.log(Object.keys(req.headers).length);")],
    ["a flag", handler("console.log(Boolean(req.body));")],
    ["what is left without the secret", handler("const { password, ...rest } = req.body;\nconsole.log(rest);")],
    [
      "after the secret was deleted",
      handler("const copy = { ...req.body };\ndelete copy.password;\nconsole.log(copy);"),
    ],
    [
      "after the secret was overwritten",
      handler(`const copy = { ...req.body };\ncopy.password = "***";\nconsole.log(copy);`),
    ],
    ["chosen fields", `import pick from "lodash/pick";\n${handler(`console.log(pick(req.body, ["id", "page"]));`)}`],
    ["omitted fields", `import omit from "lodash/omit";\n${handler(`console.log(omit(req.body, ["password"]));`)}`],
    ["masked by the project", handler("console.log(redact(req.body));")],
    ["a harmless variable", `console.log(process.env.NODE_ENV, process.env.PORT);`],
    [
      "some arguments of the command line",
      `const names = process.argv.slice(2).filter((word) => !word.startsWith("-"));\nconsole.log("running", names.join(" "));`,
    ],
    ["one argument of the command line", `console.log("reading", process.argv[2]);`],
    ["query and parameters", handler("console.log(req.query.page, req.params.id);")],
    [
      "the answer after a failure",
      `export async function login(code) { const r = await fetch("https://id.example.com/oauth/token"); if (!r.ok) console.error(await r.text()); }`,
    ],
    [
      "an error in an answer",
      `export async function login(code) { const r = await fetch("https://id.example.com/oauth/token"); const data = await r.json(); if (data.error) { console.error(data); } }`,
    ],
    [
      "an error in a text",
      `import axios from "axios";
export const run = (key) => axios.get("/x", { headers: { Authorization: key } }).catch((error) => console.error(\`failed: \${error}\`));`,
    ],
    [
      "an error of a request without credentials",
      `import axios from "axios";
export async function run() { try { await axios.get("/x"); } catch (error) { console.error(error); } }`,
    ],
    [
      "an error that an error tracker is given",
      `import axios from "axios"; import * as Sentry from "@sentry/node";
export const run = (key) => axios.get("/x", { headers: { Authorization: key } }).catch((error) => Sentry.captureException(error));`,
    ],
    [
      "the body of an error's response",
      `import axios from "axios";
export const run = (key) => axios.get("/x", { headers: { Authorization: key } }).catch((error) => console.error(error.response.data));`,
    ],
    ["an error of anything else", `try { await work(); } catch (error) { console.error(error); }`],
    [
      "a declared type without such fields",
      `interface Product { id: string; name: string }\nexport const show = (product: Product) => console.log(product);`,
    ],
    [
      "a safe field of a declared type",
      `interface User { id: string; passwordHash: string }\nexport const show = (user: User) => console.log(user.id);`,
    ],
    ["a person of which nothing is known", `export const show = (user) => console.log("user", user);`],
    ["what && gives of its left side", handler(`console.log((req && req.method) || "none");`)],
    ["settings", `export const show = (config) => console.log(JSON.stringify(config));`],
    [
      "tokens and pages",
      `export async function list(url) { const r = await fetch(url + "/tokens/limits"); console.log(await r.json()); }`,
    ],
    [
      "what a function makes of the rows of a query",
      `import mongoose, { Schema } from "mongoose";
const User = mongoose.model("User", new Schema({ email: String, passwordHash: String }));
export async function list() {
  const ids = await User.find().then((all) => all.map((user) => ({ id: user.id })));
  const rows = (await User.find()).map((user) => ({ id: user.id }));
  const streamed = await User.find().cursor().map((user) => ({ id: user.id })).toArray();
  console.log(ids, rows, streamed);
}`,
    ],
    [
      "one setting that is asked for",
      `interface Settings { endpoint: { host: string }; login: { password: string } }
declare const settings: { get(key: string): Settings };
export function show() { const endpoint = settings.get("endpoint"); console.log({ endpoint }); }`,
    ],
    ["a name in colour", `import chalk from "chalk";\nexport const show = (env) => console.log(chalk.green(env));`],
    ["a setting in JSON", `export const show = (env) => console.log(JSON.stringify(env.DB_USER));`],
    [
      "who asks, told to a logger of the project",
      `export class Runner {
  private connection: { password: string } = { password: "" };
  run(sql: string) { this.source.logger.logQuery(sql, this); }
}`,
    ],
    [
      "what a browser has registered: a public key",
      `export function register(verification) { const { id } = verification.registrationInfo.credential; console.log(verification.registrationInfo, id); }`,
    ],
    [
      "a reporter that is given no user",
      `import * as Sentry from "@sentry/node";
const report = (error, params = {}) => { if (params.user) Sentry.setUser(params.user); Sentry.captureException(error); };
export const invite = (user, error) => { mail(user.email, user.phone); report(error, { tags: ["mail"] }); };`,
    ],
    [
      "the profile of a build",
      `export const show = (profile) => { build(profile.platform); console.log(JSON.stringify(profile)); };`,
    ],
    ["headers of a table", `export const show = (headers) => console.log(headers);`],
  ])("%s", (_, code) => {
    expect(found(code)).toEqual([]);
  });
});

test("the message says what is carried, and how it got there", () => {
  const code = `import axios from "axios";
export async function pay(url, apiKey) {
  try {
    await axios.post(url, {}, { headers: { Authorization: apiKey } });
  } catch (error) {
    console.error("payment failed", error);
  }
}`;
  const [finding] = findingsIn(rule, code);
  expect(finding?.message).toBe(
    "`error` is an error of axios.post and shows what was sent (`config.headers`, `headers.Authorization`) and reaches `console.error`; log its `message`, `code` and `response.status` instead.",
  );
  expect(finding?.confidence).toBe("flow");
  expect(finding?.flow.map(({ message }) => message)).toEqual([
    "source: `error of axios.post`",
    "sends `headers.Authorization`",
    "assigned to `error`",
    "sink: `console.error`",
  ]);
});

// Lines that were written while something was being built, and taken out by maintainers later: each with a neighbour that is fine.
import { describe, expect, test } from "vitest";
import { findingsAmong, findingsIn, onlyRule } from "../check.ts";

const rules = ["no-secret-in-log", "no-unfiltered-object-in-log", "no-personal-data-in-log"];
const found = (code: string): readonly string[] =>
  rules.flatMap((rule) => findingsIn(rule, code).map(({ category }) => category));
const handler = (body: string): string => `export async function handle(req, res, next) {\n${body}\n}`;

describe("a token by its bare name", () => {
  test.each([
    [
      "in a file that validates it",
      "export async function validate(token) {\n  console.log(`Validating token: ${token}`);\n  return accounts.find(token);\n}",
    ],
    [
      "of an invitation",
      "export const getInviteByToken = (projectId, tokenString) => {\n  logger.info({ projectId, tokenString }, 'fetching invite');\n};",
    ],
    [
      "with which a client is made",
      'import { configs } from "./configs.ts";\nconsole.log({ configs });\nconst client = new Client({ token: configs.token });',
    ],
  ])("%s", (_, code) => expect(found(code)).toEqual(["token"]));

  test("is a word of a text in a parser", () => {
    expect(
      found("export function expect(token) {\n  console.log(`invalid token: ${token}`, this.lexer.line);\n}"),
    ).toEqual([]);
  });
});

describe("functions that say that they log", () => {
  test.each([
    [
      "a method of anything",
      "export function load(conn, private_key) { conn.logprotocol('private_key: ' + private_key); }",
      ["private-key"],
    ],
    [
      "a function of a package",
      `import { logDebug } from "@shop/tools";\nexport const load = (password) => logDebug("loaded", password);`,
      ["password"],
    ],
    ["a service for logs", handler("this.loggingService.info(req.headers);"), ["request-headers"]],
    [
      "who signs in and out",
      "export const leave = (session, password) => { auth.logout(password); auth.login(password); };",
      [],
    ],
    [
      "one of the file that keeps the secret for itself",
      "const logError = (message, secret) => console.error(message);\nexport const fail = (password) => logError('failed', password);",
      [],
    ],
  ])("%s", (_, code, expected) => expect(found(code)).toEqual(expected));
});

describe("wholes", () => {
  test.each([
    [
      "an object of the caller of which fields are set here",
      "export const addPermissions = (user) => {\n  user.permissions = {};\n  if (user.permissions.admin) user.permissions.edit = true;\n  console.log(user);\n};",
      ["user-record"],
    ],
    [
      "whoever is called so and read elsewhere in the file",
      "export const load = (id) => find(id, (error, user) => done(error, user.id));\nexport const send = (user) => done(undefined, user);\nexport const show = (id) => find(id, (error, user) => { log.debug('loaded', user); done(user.id); });",
      ["user-record"],
    ],
    [
      "a session that is asked for its user",
      handler("const session = await getSession(req);\nconsole.log(session);\nreturn session.user.id;"),
      ["session"],
    ],
    [
      "the claims of a token",
      `import jwt from "jsonwebtoken";\n${handler("const decoded = jwt.decode(req.body.idToken);\nconsole.log(decoded);")}`,
      ["token-claims"],
    ],
    [
      "what a file of settings gives for a database",
      'const config = require("config").database;\nconsole.log("config", config);\nmodule.exports = connect(config.user, config.password);',
      ["password"],
    ],
    [
      "a setting by its name",
      'const config = require("config");\nconst AUTH_TOKEN = config.services.postcode.authToken;\nconsole.log("key", AUTH_TOKEN);',
      ["access-token"],
    ],
    [
      "the session of what is called a request",
      "export const checkPayment = function (req) { logger.info(`session ${JSON.stringify(req.session)}`); return req.session.amount; };",
      ["session"],
    ],
    [
      "options with the variables of a program",
      "interface BuildOptions { target: string; envVars?: Record<string, string> }\nexport const build = (options: BuildOptions) => logger.debug('starting', { options });",
      ["environment"],
    ],
    [
      "options with the environment of a process",
      "interface SpawnOptions { cwd: string; env: NodeJS.ProcessEnv }\nexport const run = (options: SpawnOptions) => logger.debug({ options });",
      ["environment"],
    ],
    [
      "the name of an environment",
      "interface Task { name: string; env: string; envs: string[] }\nexport const run = (task: Task) => logger.debug({ task });",
      [],
    ],
    [
      "a text that is called like a person elsewhere",
      "export const greet = (user) => console.log(user, 'is here');\nexport const load = (user) => user.id;\nexport const path = (user) => `/home/${user}`;",
      [],
    ],
    [
      "whom an error tracker is told of, with the hash of the password",
      `import * as Sentry from "@sentry/node";\nexport const tell = (user) => { Sentry.setUser(user); return compare(user.passwordHash); };`,
      ["user-record"],
    ],
    [
      "whom an error tracker is told of",
      `import * as Sentry from "@sentry/node";\nexport const tell = (user) => { Sentry.setUser(user); return user.id; };`,
      [],
    ],
    [
      "whom an error tracker is told of, by declaration",
      `import * as Sentry from "@sentry/node";\ninterface Person { id: number; firstName: string; birthDate: string }\nexport const tell = (person: Person) => { Sentry.setUser(person); };`,
      [],
    ],
    [
      "a session without a user",
      handler("const session = await mongoose.startSession();\nconsole.log(session);\nawait session.endSession();"),
      [],
    ],
  ])("%s", (_, code, expected) => expect(found(code)).toEqual(expected));
});

describe("names that say more than what they were made from", () => {
  test("an address that was a login", () => {
    const code =
      "interface Login { login: string; password: string }\nexport const enter = (body: Login) => { const email = normalize(body.login); console.log('login', email); };";
    expect(found(code)).toEqual(["email"]);
  });

  test("a login stays one", () => {
    expect(
      found("export const enter = (body) => { const username = body.login; console.log('login', username); };"),
    ).toEqual([]);
  });

  test("the address of a database in the checked environment of another file", () => {
    const files = {
      "/src/env.ts":
        'import { z } from "zod";\nexport const env = z.object({ NODE_ENV: z.string(), DATABASE_URL: z.string() }).parse(process.env);',
      "/src/db.ts":
        'import { env } from "./env";\nexport function connect() { const { DATABASE_URL } = env; console.log(`client for ${DATABASE_URL}`); }',
    };
    expect(findingsAmong(files, "/src/db.ts", onlyRule("no-secret-in-log")).map(({ category }) => category)).toEqual([
      "connection-string",
    ]);
  });
});

test("what is known by its name alone comes from the line that logs it", () => {
  const code = "const started = 1;\nconst user = find();\nconsole.log(JSON.stringify(user));";
  const [finding] = findingsIn("no-unfiltered-object-in-log", code);
  expect(finding?.flow[0]?.range.start).toBe(code.indexOf("console"));
});

// Names that mean two things: what the rest of the file says of them decides, each with a neighbour that is told.
import { describe, expect, test } from "vitest";
import { findingsAmong, findingsIn, onlyRule } from "../check.ts";

const rules = ["no-secret-in-log", "no-unfiltered-object-in-log", "no-personal-data-in-log", "no-secret-in-error"];
const found = (code: string, path = "/src/example.ts"): readonly string[] =>
  rules.flatMap((rule) => findingsIn(rule, code, { path }).map(({ category }) => category));

describe("what is opened as a file is a path", () => {
  const serve = (use: string): string => `
import { existsSync } from "node:fs";
export function serve(settings) {
  const { sslKey } = settings.frontend;
  ${use}
  console.error(\`cannot use the key '\${sslKey}'\`);
}`;

  test("of a key", () => expect(found(serve("if (!existsSync(sslKey)) return;"))).toEqual([]));
  test("of nothing, where it is used as a key", () => expect(found(serve("useKey(sslKey);"))).toEqual(["private-key"]));
});

describe("tokens of a text", () => {
  const read = `
export function read(line) {
  const login = line.startsWith("login");
  for (const token of tokensOf(line)) console.warn("cannot read", token, login);
}`;

  test("in a parser, whatever else it speaks of", () => expect(found(read, "/src/path-parser.ts")).toEqual([]));
  test("that a line is split into", () => {
    expect(found(read.replace("  const login", `  const tokens = line.split(" ");\n  const login`))).toEqual([]);
  });
  test("are told where a header is split", () => {
    expect(
      found(read.replace("  const login", `  const token = headers.authorization.split(" ")[1];\n  const login`)),
    ).toContain("token");
  });
  test("are told anywhere else", () => expect(found(read)).toEqual(["token"]));
  test("in a parser of cookies", () => expect(found(read, "/src/cookie-parser.ts")).toEqual(["token"]));
});

describe("sessions that nobody is signed in with", () => {
  const pool = `export class SessionPool { add(session) { logger.debug(\`added \${session.id}\`, this.crawler.password); } }`;

  test("of a crawler", () => expect(found(pool.replace(", this.crawler.password", ""))).toEqual([]));
  test("of a browser that is driven, or of a transfer between ledgers", () => {
    const show = (holder: string): string =>
      `export const show = (${holder}, password) => { ${holder}.authenticate(password); console.log(${holder}.sessionId); };`;
    expect(found(show("webDriver"))).toEqual([]);
    expect(found(show("ledger"))).toEqual([]);
    expect(found(show("member"))).toEqual(["session-id"]);
  });
  test("an entry of a list of cookies", () => {
    expect(found("export const edit = (cookie) => console.warn(`no cookie ${cookie.id}, password`);")).toEqual([]);
  });
});

describe("a session id", () => {
  const show = (holder: string): string =>
    `export const show = (${holder}, password) => { ${holder}.authenticate(password); console.log(${holder}.sessionId); };`;

  test.each(["delivery", "envelope", "job", "player"])("of a %s is its own", (holder) => {
    expect(found(show(holder))).toEqual([]);
  });
  test.each(["member", "loginRequest", "payload", "r"])("of a %s is told", (holder) => {
    expect(found(show(holder))).toEqual(["session-id"]);
  });
});

describe("the event of a function in the cloud", () => {
  const handler = (parameter: string, body: string): string =>
    `export const handler = async (${parameter}, context) => { console.log(JSON.stringify(event)); ${body} };`;

  test.each([
    ["event", "await copy(event.Records[0].s3.object.key);"],
    ["event: SQSEvent", "return work(event);"],
    ["event: PoolEvent", "return adjust(event.size);"],
  ])("%s is none of a request: %s", (parameter, body) => expect(found(handler(parameter, body))).toEqual([]));
  test.each([
    ["event", "return { statusCode: 204, body: '' };"],
    ["event", "const { headers, body } = event; return save(headers, body);"],
    ["event", "return event.request.userAttributes;"],
    ["event: APIGatewayProxyEvent", "return answer(event);"],
  ])("%s is a request: %s", (parameter, body) => expect(found(handler(parameter, body))).toEqual(["request"]));
});

test("the key of a consumer and the name of a parameter open nothing", () => {
  const code = `
export const open = (consumerKey, secrets) =>
  console.log(consumerKey, process.env.PARAMETER_WEBHOOK_SECRET, process.env.WEBHOOK_SECRET);`;
  expect(found(code)).toEqual(["signing-key"]);
});

describe("names of fields", () => {
  const open = (keys: string): string => `
export function open(settings) {
  const apiKeys = ${keys};
  for (const apiKey of apiKeys) console.log("opened", apiKey);
}`;

  test("are no keys, also where there may be none", () => {
    expect(found(open("settings.connections ? Object.keys(settings.connections) : []"))).toEqual([]);
  });
  test("are keys where they are not names", () => {
    expect(found(open("settings.connections ? settings.connections.keys : []"))).not.toEqual([]);
  });
});

describe("fields that the project's own logger hashes", () => {
  const logger = (write: string): string => `
import { names } from "./redact-fields";
function hashSensitiveFields(value: unknown) {
  return typeof value === "object" ? hashed({ ...value }, names) : value;
}
export type Logger = ReturnType<typeof createLogger>;
export function createLogger(scope: string) {
  return { warn: (message: string, ...args: unknown[]) => console.warn(scope, message, JSON.stringify(${write})) };
}`;
  const use = (what: string, from = 'createLogger("mail")'): string => `
import { createLogger, type Logger } from "./logger";
const own = ${from};
export const seen = (user: { email: string }, given: Logger) => { own.warn("seen", ${what}); given.warn("seen", ${what}); };`;
  const told = (write: string, what: string): readonly string[] => {
    const files = {
      "/src/logger.ts": logger(write),
      "/src/redact-fields.ts": `export const names = ["email", "phone"];`,
      "/src/seen.ts": use(what),
    };
    return findingsAmong(files, "/src/seen.ts", onlyRule("no-personal-data-in-log")).map(({ category }) => category);
  };

  test("are left alone", () => expect(told("[...args].map(hashSensitiveFields)", "{ email: user.email }")).toEqual([]));
  test("are told where it writes them as they are", () => {
    expect(told("args", "{ email: user.email }")).toContain("email");
  });
  test("are told where they are no fields", () => {
    expect(told("[...args].map(hashSensitiveFields)", "user.email")).not.toEqual([]);
  });
});

test("names of cookies are no cookies", () => {
  const code = (field: string): string => `
const parse = (header) => header.split(";").map((part) => part.split("=")[0]);
app.get("/", (req, res) => { console.warn("no session", { ${field}: parse(req.headers.cookie) }); res.end(); });`;
  expect(found(code("cookieNames"))).toEqual([]);
  expect(found(code("cookies"))).not.toEqual([]);
});

describe("a request that the project's own logger is told", () => {
  const audit = (pick: string): string => `
const out = require("./output");
function Audit() {}
Audit.prototype = {
  warn(name) {
    for (const arg of [].slice.call(arguments, 1)) this.put(name, ${pick});
  },
};
const instances = {};
module.exports.getInstance = (key) => (instances[key] ??= new Audit());`;
  const signOut = `
const logger = require("./audit").getInstance();
module.exports = (req, res) => { logger.warn("USER_LOGOUT", "signed out", req); res.end(); };`;
  const told = (pick: string): number => {
    const files = { "/src/audit.js": audit(pick), "/src/sign-out.js": signOut };
    return findingsAmong(files, "/src/sign-out.js", onlyRule("no-unfiltered-object-in-log")).length;
  };

  test("is taken apart where it asks for one", () => {
    expect(told("arg instanceof http.IncomingMessage ? partsOf(arg) : arg")).toBe(0);
  });
  test("is written whole where it does not", () => expect(told("arg")).toBe(1));
});

describe("an error in the place of a result", () => {
  const pay = (test: string): string => `
interface Peer { id: string; authToken: string }
interface PeerError { code: number }
export function pay(peerOrError: Peer | PeerError) {
  if (${test}) console.error("cannot pay", peerOrError);
}`;

  test("is no result", () => expect(found(pay("isPeerError(peerOrError)"))).toEqual([]));
  test("is no result of a class either", () => expect(found(pay("peerOrError instanceof LoginError"))).toEqual([]));
  test("is one anywhere else", () => expect(found(pay("!isPeerError(peerOrError)"))).not.toEqual([]));
});

describe("a method that the file writes out", () => {
  const service = (body: string): string => `
module.exports = {
  methods: {
    handle(req, res) { this.logRequest(req); res.end(); },
    ${body}
  },
};`;

  test("tells what of a request it logs", () => {
    expect(found(service("logRequest(req) { this.logger.info(`${req.method} done`); },"))).toEqual([]);
  });
  test("may log all of it where it is not there", () => expect(found(service(""))).toEqual(["request"]));
});

describe("a function of the project that is called like one that logs", () => {
  test("is told which request it was", () => {
    expect(
      found(`export const load = (req, res) => self.logError(req, "import-failed", { id: req.params.id });`),
    ).toEqual([]);
  });
  test("is given nothing but the request", () => {
    expect(found(`export const load = (req, res) => self.logError(req);`)).toEqual(["request"]);
  });
  test("is none where a logger writes", () => {
    expect(found(`export const load = (app, req) => app.logger.info("loaded", req.body);`)).toEqual(["request-body"]);
  });
});

describe("the name of a client", () => {
  const register = (fields: string): string =>
    `export const register = (client) => logger.debug("registered", { name: client.name, ${fields} });`;

  test("that signs people in is that of a program", () =>
    expect(found(register("uri: client.redirectUri"))).toEqual([]));
  test("is that of a person otherwise", () => expect(found(register("id: client.id"))).toEqual(["person-name"]));
});

describe("what a script prints", () => {
  const list = (start: string, call: string): string => `${start}\nconst user = await find(1);\n${call}`;

  test("is for whoever runs it, so less is at stake", () => {
    const code = list("const id = process.argv[2];", `console.log("deleting", user.email);`);
    expect(findingsIn("no-personal-data-in-log", code).map(({ level }) => level)).toEqual(["info"]);
  });
  test("stays in the log of a server", () => {
    expect(found(list(`import express from "express";`, `console.log("deleting", user.email);`))).toEqual(["email"]);
    expect(
      found(
        list(
          `import pino from "pino";\nconst logger = pino();\nconst id = process.argv[2];`,
          `logger.info(user.email);`,
        ),
      ),
    ).toEqual(["email"]);
  });
  test("is told when it opens a door", () => {
    expect(found(list("const id = process.argv[2];", `console.log("made", user.password);`))).toEqual(["password"]);
  });
});

describe("rows of a table", () => {
  const rows = (table: string): Record<string, string> => ({
    "/app/tenant.ts": `import { Base } from "./base.ts";\nexport class Tenant extends Base { ${table}\n  public apiSecret!: string }`,
    "/app/base.ts": `import { Model } from "objection";\nexport class Base extends counted(Model) {}`,
    "/app/grant.ts": `import { Base } from "./base.ts";\nimport { Tenant } from "./tenant.ts";\nexport class Grant extends Base { ${table}\n  id!: string; tenant?: Tenant }`,
    "/app/main.ts": `import { Grant } from "./grant.ts";\nexport const show = (grant: Grant) => console.log("granted", grant);`,
  });
  const told = (table: string): number =>
    findingsAmong(rows(table), "/app/main.ts", onlyRule("no-unfiltered-object-in-log")).length;

  test("that belong to another are read when somebody asks for them", () => {
    expect(told(`static tableName = "rows";`)).toBe(0);
  });
  test("are told where nothing says that they are rows", () => expect(told("")).toBe(1));
});

describe("a value that a test has shown to be empty", () => {
  const sign = (test: string, before = ""): string => `
export function sign(user, password) {
  ${before}
  if (${test}) console.error("cannot sign in with", password);
}`;

  test.each([
    ["!password"],
    ["password === undefined"],
    ["password == null"],
    [`password === ""`],
    [`typeof password !== "string"`],
    [`typeof password === "undefined"`],
  ])("%s", (condition) => expect(found(sign(condition))).toEqual([]));

  test.each([
    ["password"],
    ["!user"],
    ["password !== undefined"],
    [`typeof password === "string"`],
    [`password !== ""`],
  ])("told: %s", (condition) => expect(found(sign(condition))).toEqual(["password"]));

  test("told where it is set behind the test", () => {
    expect(
      found(
        `export function sign(user, password) {\n  if (!password) {\n    password = user.fallback;\n    password = ask(user);\n    console.error("with", password);\n  }\n}`,
      ),
    ).toEqual(["password"]);
  });

  test("a field", () => {
    expect(
      found(`export const sign = (user) => { if (!user.password) console.error("none", user.password); };`),
    ).toEqual([]);
  });
});

describe("a class that a test asks for", () => {
  const report = (shown: string): string => `
class User { email: string; passwordHash: string; constructor(row) { this.email = row.email; } }
function report({ user }: { user?: User | { id: string } }) { console.error("failed", ${shown}); }
export function pay(user: User) { report({ user }); }`;

  test("is not handed on where it was not found", () => {
    expect(found(report("user instanceof User ? user.id : user"))).toEqual([]);
  });
  test("is not handed on by its name either", () => {
    const code = report("user instanceof User ? user.id : user").replace("(user: User)", "(user)");
    expect(found(`${code}\nexport const check = (user) => user.passwordHash;`)).toEqual([]);
  });
  test("is handed on where nobody asks", () => expect(found(report("user"))).not.toEqual([]));
  test("is handed on where another was asked for", () => {
    expect(found(report("user instanceof Guest ? user.id : user"))).not.toEqual([]);
  });
});

describe("an error", () => {
  const wait = (thrown: string): string => `
interface Settings { tenantSecret: string }
async function wait(settings: Settings, ready) { if (!ready) throw ${thrown}; }
export async function pay(settings: Settings) {
  try { await wait(settings, false); } catch (err) { console.error("cannot pay", err); }
}`;

  test("is none of the objects that a function was given", () => expect(found(wait("settings"))).toEqual([]));
  test("shows what it was made of", () => {
    expect(found(wait("new Error(settings.tenantSecret)"))).toContain("secret");
  });
});

describe("an error of another file", () => {
  const told = (secret: string): readonly string[] =>
    findingsAmong(
      {
        "/app/store.ts": `export async function save(row) { const { passphrase } = row.certificate; throw new Error("not saved: " + ${secret}); }`,
        "/app/main.ts": `import { save } from "./store.ts";\nexport async function move(password) { try { await save(password); } catch (error) { console.log("cannot save", error); } }`,
      },
      "/app/main.ts",
      onlyRule("no-secret-in-log"),
    ).map(({ confidence }) => confidence);

  test("is not guessed at by a name", () => expect(told("passphrase")).toEqual([]));
  test("shows what is followed to its source", () => expect(told("process.env.DB_PASSWORD")).toEqual(["flow"]));
});

test("a messenger calls people, groups and rooms by the same kind of address", () => {
  expect(found("export const send = (jid) => logger.debug({ jid }, 'sending');")).toEqual([]);
  expect(found("export const send = (whatsappNumber) => logger.debug({ whatsappNumber }, 'sending');")).toEqual([
    "phone",
  ]);
});

test("the key of a push service that pages are given is public", () => {
  expect(found("export const subscribe = (applicationServerKey) => console.log({ applicationServerKey });")).toEqual(
    [],
  );
});

describe("the console of a page", () => {
  const level = (files: Readonly<Record<string, string>>): string | undefined =>
    findingsAmong(files, "/shop/src/session.ts", onlyRule("no-secret-in-log"))[0]?.level;
  const keep = "export const keep = (answer) => console.log('signed in', answer.accessToken);";
  const manifest = (...names: readonly string[]): string =>
    JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1"])) });

  test("is its user's own", () => {
    expect(level({ "/shop/src/session.ts": `import { ref } from "vue";\n${keep}` })).toBe("info");
    expect(level({ "/shop/src/session.ts": `import fs from "node:fs";\nimport { ref } from "vue";\n${keep}` })).toBe(
      "error",
    );
  });
  test("is told by a package that is made of pages alone", () => {
    expect(level({ "/shop/package.json": manifest("react", "react-dom"), "/shop/src/session.ts": keep })).toBe("info");
    expect(level({ "/shop/package.json": manifest("react-dom", "express"), "/shop/src/session.ts": keep })).toBe(
      "error",
    );
    expect(level({ "/shop/package.json": manifest("react"), "/shop/src/session.ts": keep })).toBe("error");
  });
  test("shows errors as well", () => {
    const fail = 'import { ref } from "vue";\nexport function fail(apiKey) { throw new Error(`refused ${apiKey}`); }';
    const [finding] = findingsIn("no-secret-in-error", fail);
    expect(finding?.level).toBe("info");
  });
});

test("how many accounts there are is nobody's", () => {
  expect(found("export const tell = (totalBankAccounts) => console.log(totalBankAccounts);")).toEqual([]);
  expect(found("export const tell = (bankAccounts) => console.log(bankAccounts);")).toEqual(["bank-account"]);
  expect(found("export const tell = (token) => { throw new Error(`no ${token.googleCloudSecret}`); };")).toEqual([]);
});

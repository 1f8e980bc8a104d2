// Every way to write a message in JavaScript and TypeScript, and the record that comes of it.
import { describe, expect, test } from "vitest";
import { statementOf } from "./locate.ts";

const record = (text: string): string => `2026-03-01T08:30:00.120Z INFO ${text}`;

describe("messages", () => {
  const cases: readonly (readonly [title: string, code: string, text: string])[] = [
    ["template literal", "log.info(`order ${order.id} created for ${name}`); // ←it", "order 17 created for Acme Ltd"],
    ["concatenation", 'console.log("order " + id + " created"); // ←it', "order 17 created"],
    ["format string", 'logger.warn("job %s took %d ms", job, ms); // ←it', "job mail took 31 ms"],
    ["format string behind an object", 'log.info({ id }, "order %s created", id); // ←it', "order 17 created"],
    [
      "several arguments of the console",
      'console.log("user", id, "signed in from", ip); // ←it',
      "user 7 signed in from 10.0.0.1",
    ],
    ["a value first", 'console.log(id, "was deleted"); // ←it', "17 was deleted"],
    ["a value last", 'console.error("cannot connect to", url); // ←it', "cannot connect to db:5432"],
    ["level as an argument", 'winston.log("warn", "disk is full"); // ←it', "disk is full"],
    ["braces", 'logger.info("cache {name} warmed in {ms} ms", { name, ms }); // ←it', "cache users warmed in 3 ms"],
    ["tagged template", "logger.info`cache ${name} warmed`; // ←it", "cache users warmed"],
    ["join", 'log.info(["upload", name, "done"].join(" ")); // ←it', "upload a.png done"],
    ["concat", 'log.info("upload ".concat(name, " done")); // ←it', "upload a.png done"],
    ["colours", "console.log(chalk.green(`build ${id} passed`)); // ←it", "build 9 passed"],
    ["util.format", 'process.stdout.write(util.format("build %s passed\\n", id)); // ←it', "build 9 passed"],
    ["a function that makes the message", "log.debug(() => `build ${id} passed`); // ←it", "build 9 passed"],
    [
      "a constant",
      'const READY = "server is ready on port";\nlog.info(`${READY} ${port}`); // ←it',
      "server is ready on port 80",
    ],
    [
      "a field of a constant",
      'const messages = { ready: "server is ready" };\nlog.info(messages.ready); // ←it',
      "server is ready",
    ],
    ["a variable", "const text = `order ${id} shipped`;\nlog.info(text); // ←it", "order 17 shipped"],
    ["first of a choice", 'log.info(ok ? "payment taken" : "payment refused"); // ←it', "payment taken"],
    ["second of a choice", 'log.info(ok ? "payment taken" : "payment refused"); // ←it', "payment refused"],
    [
      "several lines",
      "log.info( // ←it\n  `order ${id} created` +\n    ` for ${name}`,\n);",
      "order 17 created for Acme",
    ],
    [
      "debug",
      'import debug from "debug";\nconst d = debug("shop:pay");\nd("payment %s taken", id); // ←it',
      "payment 7 taken",
    ],
    [
      "any receiver that is a logger by its making",
      'import pino from "pino";\nconst out = pino();\nout.info("stock is low"); // ←it',
      "stock is low",
    ],
    [
      "a wrapper in the file",
      'function say(text) {\n  console.log(`[shop] ${text}`);\n}\nsay("stock is low"); // ←it',
      "[shop] stock is low",
    ],
  ];

  test.each(cases)("%s", (_title, code, text) => {
    const others = 'log.info("order ready");\nlog.warn(`cache ${name} cleared`);\nlog.info("payment of %s", id);\n';
    expect(statementOf({ "shop.ts": code, "other.ts": others }, record(text))).toBe("it");
  });
});

describe("messages of other files", () => {
  test("a constant is found by its name", () => {
    const files = {
      "messages.ts":
        'export const messages = { locked: "account is locked" } as const;\nexport const WELCOME = "welcome back";',
      "login.ts":
        'import { messages, WELCOME } from "./messages.ts";\nlog.warn(messages.locked, { id }); // ←locked\nlog.info(WELCOME); // ←welcome',
    };
    expect(statementOf(files, record("account is locked"))).toBe("locked");
    expect(statementOf(files, record("welcome back"))).toBe("welcome");
  });

  test("the call of a wrapper is the statement, not the wrapper", () => {
    const files = {
      "trail.ts": "export function remember(text: string) {\n  logger.info(`trail: ${text}`);\n}",
      "users.ts": 'import { remember } from "./trail.ts";\nremember(`user ${id} was deleted`); // ←it',
    };
    expect(statementOf(files, record("trail: user 7 was deleted"))).toBe("it");
  });

  test("a call of the same shape that logs nothing is no statement", () => {
    const files = { "tests.ts": 'it("user was deleted", () => {});' };
    expect(statementOf(files, record("user was deleted"))).toBeUndefined();
  });
});

describe("structured records", () => {
  const json = (fields: object): string => JSON.stringify({ level: 30, time: 1772353800000, ...fields });

  test("the message of an object", () => {
    const files = { "a.ts": 'log.info({ message: "stock is low", sku }); // ←it' };
    expect(statementOf(files, json({ msg: "stock is low", sku: "A-1" }))).toBe("it");
  });

  test("a line of JSON that the code puts together", () => {
    const files = {
      "a.ts": 'console.log(JSON.stringify({ level: "info", msg: `stock of ${sku} is low`, sku })); // ←it',
    };
    expect(statementOf(files, json({ msg: "stock of A-1 is low", sku: "A-1" }))).toBe("it");
  });

  test("names of fields tell statements with one message apart", () => {
    const files = {
      "a.ts": 'log.info({ orderId }, "saved"); // ←order\nlog.info({ userId, role }, "saved"); // ←user',
    };
    expect(statementOf(files, json({ orderId: 1, msg: "saved" }))).toBe("order");
    expect(statementOf(files, json({ userId: 1, role: "x", msg: "saved" }))).toBe("user");
  });

  test("fields alone are enough when their constants agree", () => {
    const files = {
      "a.ts":
        'import pino from "pino";\nconst log = pino();\nlog.info({ action: "refund", orderId }); // ←refund\nlog.info({ action: "cancel", orderId }); // ←cancel',
    };
    expect(statementOf(files, json({ action: "cancel", orderId: 7 }))).toBe("cancel");
    expect(statementOf(files, json({ action: "other", orderId: 7 }))).toBeUndefined();
  });

  test("the call that names the event is the statement, not the helper that knows its text", () => {
    const files = {
      "audit.ts": `const texts = { login: "login succeeded", logout: "logged out" };
export function audit(req, { detail, ...entry }) {
  req.log.info({ ...entry, ...detail }, texts[entry.event]); // ←helper
}`,
      "auth.ts": `import { audit } from "./audit.ts";
audit(req, { event: "login", outcome: "success", detail: { mfa } }); // ←login
audit(req, { event: "logout", outcome: "success" }); // ←logout`,
    };
    const record = (event: string, msg: string): string => json({ event, outcome: "success", mfa: true, msg });
    expect(statementOf(files, record("login", "login succeeded"))).toBe("login");
    expect(statementOf(files, record("logout", "logged out"))).toBe("logout");
    expect(statementOf(files, record("other", "logged out"))).toBe("helper");
  });
});

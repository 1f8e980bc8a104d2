// What the rules about missing and incomplete events say, and where they keep quiet.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const login = `app.post("/login", async (req, res) => {
  const user = await users.findByName(req.body.name);
  if (!user) {
    req.log.warn({ ip: req.ip }, "unknown user");
    return res.status(401).end();
  }
  if (!(await verifyPassword(user, req.body.password))) {
    return res.status(401).end();
  }
  req.log.info({ userId: user.id }, "signed in");
  res.json(await createSession(user));
});`;

test("the message names handler, reason, event and the sibling that is logged", () => {
  const [finding, ...others] = findingsIn("require-security-event", login);
  expect(others).toEqual([]);
  expect(finding?.message).toBe(
    "`POST /login` refuses a login, because the password is wrong, and logs nothing (authn_login_fail); another branch is logged in line 4.",
  );
  expect(finding?.event).toBe("authn_login_fail");
  expect(login.slice(finding?.range.start, finding?.range.end)).toBe("return res.status(401).end();");
});

test("tests and code for browsers are left alone", () => {
  expect(findingsIn("require-security-event", login, { path: "/src/login.spec.ts" })).toEqual([]);
  expect(findingsIn("require-security-event", login, { path: "/shop/client/login.ts" })).toEqual([]);
});

test("a test that was survived does not explain a later refusal", () => {
  const code = `app.post("/keys", async (req, res) => {
    if (await limiter.isRateLimited(req.ip)) { req.log.warn({ ip: req.ip }, "too often"); return res.status(429).end(); }
    if (req.method !== "POST") return res.status(405).end();
    res.end();
  });`;
  expect(findingsIn("require-security-event", code)).toEqual([]);
});

test("the status of another server that is handed on is no refusal of ours", () => {
  const code = `export async function ask(prompt: string) {
    const answer = await model.complete(prompt);
    if (answer.status === 429) throw new TRPCError({ code: "TOO_MANY_REQUESTS" });
    return answer;
  }`;
  expect(findingsIn("require-security-event", code)).toEqual([]);
});

test("names that only mention an activity do nothing", () => {
  const code = `app.get("/login", (req, res) => { res.render("login"); });
    app.post("/login-history", async (req, res) => { res.json(await loginHistory(req.user.id)); });
    app.post("/basket", async (req, res) => { await basket.addItem(req.body.sku); res.end(); });`;
  expect(findingsIn("require-security-event", code)).toEqual([]);
});

test("an incomplete line is told what it lacks", () => {
  const code = `import winston from "winston"; const logger = winston.createLogger();
    export function lock(userId: string) { logger.warn("account locked", { event: "authn_login_lock" }); }`;
  const [finding] = findingsIn("complete-security-event", code);
  expect(finding?.message).toBe(
    "`logger.warn` logs authn_login_lock without saying who it was or from where; add `userId`, or use the logger of the request.",
  );
});

test("an error alone does not say whom it was about, and what is at hand is named", () => {
  const code = (given: string): string => `import winston from "winston"; const logger = winston.createLogger();
    app.post("/login", async (req, res) => {
      if (!(await verifyPassword(req.body.password))) { logger.warn("login failed"${given}); return res.status(401).end(); }
      res.end();
    });`;
  const messages = (given: string) => findingsIn("complete-security-event", code(given)).map(({ message }) => message);
  expect(messages(", { reason: error.message }")).toEqual([
    "`logger.warn` logs authn_login_fail without saying who it was or from where; add `req.ip`, or use the logger of the request.",
  ]);
  expect(messages("")).toHaveLength(1);
  expect(messages(", { ip: req.ip }")).toEqual([]);
  expect(messages(", describe(attempt)")).toEqual([]);
});

test.each([
  ["the id of a session", "req.cookies.sid", "sessionId"],
  ["a token of the path", "req.params.token", "token"],
])("what a line lacks is never %s", (_, source, name) => {
  const code = `import winston from "winston"; const logger = winston.createLogger();
    app.post("/reset/:token", async (req, res) => {
      const ${name} = ${source};
      if (!(await verifyToken(${name}))) { logger.warn("invalid token"); return res.status(401).end(); }
      res.end();
    });`;
  const [finding] = findingsIn("complete-security-event", code);
  expect(finding?.message).toContain("add `req.ip`, or");
});

test("loggers that may add fields by themselves are trusted", () => {
  for (const code of [
    `import pino from "pino"; const logger = pino({ mixin: () => context.get() }); logger.warn({ event: "authn_login_lock" }, "locked");`,
    `export function lock(log: Logger) { log.warn({ event: "authn_login_lock" }, "locked"); }`,
    `import pino from "pino"; const logger = pino(); logger.warn({ event: "authn_login_lock", email }, "locked");`,
  ]) {
    expect(findingsIn("complete-security-event", code)).toEqual([]);
  }
});

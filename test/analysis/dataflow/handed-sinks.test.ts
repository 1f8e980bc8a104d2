// Loggers that are handed on: what they will be called with is told where they are handed; and what every line of a child carries.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rules = ["no-secret-in-log", "no-personal-data-in-log", "no-unfiltered-object-in-log"];
const found = (code: string): readonly string[] =>
  rules.flatMap((rule) => findingsIn(rule, code).map(({ category }) => category));

test.each([
  ["a fulfilled promise", `Promise.resolve(process.env.API_KEY).then(console.log);`, ["api-key"]],
  [
    "the error of a client",
    `import axios from "axios";
export const pull = (apiKey) => axios.get("https://api.example.com", { headers: { Authorization: apiKey } }).catch(console.error);`,
    ["http-error"],
  ],
  ["each of a list", `[process.env.API_KEY].forEach(console.log);`, ["api-key"]],
  [
    "the fields of a child",
    `import pino from "pino";
const log = pino();
app.use((req, res, next) => { req.log = log.child({ headers: req.headers }); next(); });`,
    ["request-headers"],
  ],
  [
    "a token in the fields of a child",
    `import winston from "winston";
const log = winston.createLogger();
export const open = (accessToken) => { const own = log.child({ accessToken }); own.info("open"); };`,
    ["access-token"],
  ],
])("tells of %s", (_, code, expected) => {
  expect(found(code)).toEqual(expected);
});

test.each([
  ["a promise of nothing sensitive", `fetch("https://api.example.com/list").then(console.log);`],
  ["the error of fetch", `fetch("https://api.example.com/list").catch(console.error);`],
  ["a list of texts", `["a", "b"].forEach(console.log);`],
  [
    "a child with an id",
    `import pino from "pino";
const log = pino();
app.use((req, res, next) => { req.log = log.child({ requestId: req.id }); next(); });`,
  ],
  [
    "fields of a child that its logger masks",
    `import pino from "pino";
const log = pino({ redact: ["accessToken"] });
export const open = (accessToken) => { const own = log.child({ accessToken }); own.info("open"); };`,
  ],
])("is silent on %s", (_, code) => {
  expect(found(code)).toEqual([]);
});

test("names the logger once", () => {
  const [finding] = findingsIn("no-secret-in-log", `Promise.resolve(process.env.API_KEY).then(console.log);`);
  expect(finding?.message).toContain("reaches `console.log`;");
});

test("a child is no line of the log", () => {
  const code = `import pino from "pino";
const log = pino();
app.post("/login", async (req, res) => {
  const own = log.child({ email: req.body.email });
  const user = await users.findOne({ email: req.body.email });
  if (!user || !(await bcrypt.compare(req.body.password, user.passwordHash))) return res.status(401).json({ error: "Invalid credentials" });
  own.info("signed in");
  res.json({ ok: true });
});`;
  expect(findingsIn("require-security-event", code).map(({ event }) => event)).toContain("authn_login_fail");
});

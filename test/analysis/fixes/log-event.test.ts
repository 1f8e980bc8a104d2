// The log line of a security event, inserted where it happens: in the right branch, at the right level, in the library's order.
import { describe, expect, test } from "vitest";
import { findingsOf, fixed } from "./fixed.ts";

const rule = "require-security-event";
const login = (body: string, head = 'import pino from "pino";\nconst logger = pino();\n'): string =>
  `import bcrypt from "bcrypt";\n${head}app.post("/login", async (req, res) => {\n  const user = await users.findByName(req.body.name);\n${body}\n  req.session.userId = user.id;\n  logger.info({ event: "authn_login_success", userId: user.id }, "signed in");\n  res.json({ ok: true });\n});\n`;
const wrong = `  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) {
    return res.status(401).json({ error: "Wrong name or password" });
  }`;

/** The line that names the event. */
function inserted(code: string): string {
  return fixed(code, "log-event", { rule })
    .split("\n")
    .filter((line) => line.includes("outcome:"))
    .join("\n");
}

describe("a failed login", () => {
  test("is logged in the branch that refuses, fields first with pino", () => {
    expect(fixed(login(wrong), "log-event", { rule })).toContain(
      `user.passwordHash))) {\n    logger.warn({ event: "authn_login_fail", userId: user?.id, ip: req.ip, outcome: "failure", reason: "the password is wrong" }, "failed login");\n    return res.status(401)`,
    );
  });

  test("message first with winston", () => {
    const head = 'import winston from "winston";\nconst logger = winston.createLogger();\n';
    expect(inserted(login(wrong, head))).toMatch(/^ {4}logger\.warn\("failed login", \{ event: "authn_login_fail", /);
  });

  test("gets braces where the branch has none, and no user where there is none", () => {
    const code = login("  if (!user) return res.status(401).json({ error: 'Wrong name or password' });");
    const after = fixed(code, "log-event", { rule });
    expect(after).toContain(
      `  if (!user) {\n    logger.warn({ event: "authn_login_fail", ip: req.ip, outcome: "failure", reason: "the user is not known" }, "failed login");\n    return res.status(401)`,
    );
    expect(after).toContain("password' });\n  }\n");
  });

  test("never names the password", () => {
    expect(inserted(login(wrong))).not.toContain("req.body");
  });
});

test("changed permissions are logged behind the change", () => {
  const code = `import pino from "pino";\nconst logger = pino();\nlogger.info("ready");\napp.put("/users/:id/role", requireAdmin, async (req, res) => {\n  await users.update(req.params.id, { role: req.body.role });\n  res.json({ ok: true });\n});\n`;
  expect(fixed(code, "log-event", { rule })).toMatch(
    /role: req\.body\.role \}\);\n {2}logger\.warn\(\{ event: "privilege_permissions_changed", .*outcome: "success" \}, "changed permissions"\);\n {2}res\.json/,
  );
});

test("no logger, no line: nobody knows where it would go", () => {
  const code = `import bcrypt from "bcrypt";\napp.post("/login", async (req, res) => {\n  const user = await users.findByName(req.body.name);\n${wrong}\n  res.json({ ok: true });\n});\n`;
  expect(findingsOf(code, { rule }).flatMap(({ fixes }) => fixes)).toEqual([]);
});

test("an event below the level of production is moved up", () => {
  const code = `import pino from "pino";\nconst logger = pino();\nexport function refuse(userId) {\n  logger.debug({ event: "authn_login_fail", userId }, "login failed");\n}`;
  expect(fixed(code, "event-level", { rule: "security-event-level" })).toContain("logger.warn({ event");
});

describe("a swallowed failure of a security check", () => {
  const head = `import pino from "pino";\nimport jwt from "jsonwebtoken";\nconst logger = pino();\nlogger.info("ready");\n`;
  const verify = (clause: string): string =>
    `${head}export function who(token, key) {\n  try {\n    return jwt.verify(token, key);\n  } ${clause}\n}`;
  const fixedSwallow = (code: string): string => fixed(code, "log-event", { rule: "no-swallowed-security-error" });

  test("is logged at the beginning of the clause", () => {
    expect(fixedSwallow(verify("catch (err) {\n    return null;\n  }"))).toMatch(
      /\} catch \(err\) \{\n {4}logger\.warn\(\{ event: "\w+", outcome: "failure", error: err instanceof Error \? err\.message : "unknown error" \}, "[\w ]+"\);\n {4}return null;/,
    );
  });

  test("gets a name for the error, and room in an empty clause", () => {
    expect(fixedSwallow(verify("catch {}\n  return undefined;"))).toMatch(
      /\} catch \(error\) \{\n {4}logger\.warn\(.*error instanceof Error.*\);\n {2}\}\n {2}return undefined;/,
    );
  });
});

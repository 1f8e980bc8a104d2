// The log line of a security event, inserted where it happens: in the right branch, at the right level, in the library's order.
import { describe, expect, test } from "vitest";
import { findingsOf, fixed } from "./fixed.ts";

const rule = "require-security-event";
const login = (body: string, head = 'import pino from "pino";\nconst logger = pino();\n'): string =>
  `import bcrypt from "bcrypt";\n${head}app.post("/login", async (req, res) => {\n  const user = await users.findByName(req.body.name);\n${body}\n  req.session.userId = user.id;\n  logger.info({ event: "authn_login_success", userId: user.id }, "signed in");\n  res.json({ ok: true });\n});\n`;
const wrong = `  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) {
    return res.status(401).json({ error: "Wrong name or password" });
  }`;

/** The code after the fix with every list on one line. */
function fixedOnOneLine(code: string, path?: string): string {
  return onOneLine(fixed(code, "log-event", { rule, ...(path === undefined ? {} : { path }) }));
}

function onOneLine(code: string): string {
  return code
    .replace(/([({])\n +(?=[^]{0,400}?\n *[)}])/g, (_, open: string) => (open === "(" ? open : "{ "))
    .replace(/,\n +(?=[}])/g, " ")
    .replace(/,\n +(?=\))/g, "")
    .replace(/,\n +/g, ", ")
    .replace(/\n +\)/g, ")");
}

describe("a failed login", () => {
  test("is logged in the branch that refuses, fields first with pino, over several lines when one would be too long", () => {
    expect(fixed(login(wrong), "log-event", { rule })).toContain(
      `user.passwordHash))) {
    logger.warn(
      { event: "authn_login_fail", userId: user.id, ip: req.ip, outcome: "failure", reason: "the password is wrong" },
      "failed login",
    );
    return res.status(401)`.replace(
        /\{ event.* \},/,
        `{
        event: "authn_login_fail",
        userId: user.id,
        ip: req.ip,
        outcome: "failure",
        reason: "the password is wrong",
      },`,
      ),
    );
  });

  test("message first with winston", () => {
    const head = 'import winston from "winston";\nconst logger = winston.createLogger();\n';
    expect(fixed(login(wrong, head), "log-event", { rule })).toContain(
      `    logger.warn("failed login", {\n      event: "authn_login_fail",\n`,
    );
  });

  test("gets braces where the branch has none, and no user where there is none", () => {
    const code = login("  if (!user) return res.status(401).json({ error: 'Wrong name or password' });");
    const after = fixed(code, "log-event", { rule });
    expect(after).toContain(`  if (!user) {\n    logger.warn(\n`);
    expect(after).not.toContain("userId: user.id,\n");
    expect(after).toContain("password' });\n  }\n");
  });

  test("never names the password", () => {
    const before = login(wrong);
    expect(fixed(before, "log-event", { rule }).split("req.body")).toHaveLength(before.split("req.body").length);
  });

  test("reads a user that may be missing with care", () => {
    const code = login(
      `  const isRight = await bcrypt.compare(req.body.password, user ? user.passwordHash : decoy);\n  if (!isRight) {\n    return res.status(401).json({ error: "Invalid credentials" });\n  }`,
    );
    expect(fixed(code, "log-event", { rule })).toContain("userId: user?.id,");
  });
});

describe("the logger", () => {
  const guard = (head: string, rest = ""): string =>
    `${head}export function requireAdmin(req, res, next) {\n  if (req.user.role !== "admin") return res.status(403).end();\n  next();\n}\n${rest}`;

  test("of the file comes before the console that others use", () => {
    const code = guard(`import { logger } from "./logger.js";\n`, `console.error("late");\n`);
    expect(fixed(code, "log-event", { rule, path: "/src/admin.js" })).toContain("logger.warn(");
  });

  test("is the console where nothing else is known", () => {
    const code = guard("", `console.error("late");\n`);
    expect(fixed(code, "log-event", { rule, path: "/src/admin.js" })).toContain(`console.warn("denied access", {`);
  });

  test("is no function that makes one, and no class", () => {
    const code = guard(`import { initLogger, AuditLogger } from "./logger.js";\n`);
    expect(findingsOf(code, { rule }).flatMap(({ fixes }) => fixes)).toEqual([]);
  });

  test("of Nest is brought in beside what is imported from it", () => {
    const code = `import { Controller, Delete, Param } from "@nestjs/common";
@Controller("users")
export class UsersController {
  constructor(private readonly users: UsersService) {}
  @Delete(":id")
  async remove(@Param("id") id: string) {
    return this.users.deleteUser(id);
  }
}
`;
    const after = fixed(code, "log-event", { rule });
    expect(after).toContain(`import { Controller, Delete, Param, Logger } from "@nestjs/common";`);
    expect(after).toContain(`    const result = await this.users.deleteUser(id);\n    Logger.warn({`);
    expect(after).toContain(`\n    return result;\n  }`);
  });
});

test("changed permissions are logged behind the change", () => {
  const code = `import pino from "pino";\nconst logger = pino();\nlogger.info("ready");\napp.put("/users/:id/role", requireAdmin, async (req, res) => {\n  await users.update(req.params.id, { role: req.body.role });\n  res.json({ ok: true });\n});\n`;
  expect(fixedOnOneLine(code)).toMatch(
    /role: req\.body\.role \}\);\n {2}logger\.warn\(\{ event: "privilege_permissions_changed", .*outcome: "success" \}, "changed permissions"\);\n {2}res\.json/,
  );
});

describe("no line", () => {
  test("without a logger: nobody knows where it would go", () => {
    const code = `import bcrypt from "bcrypt";\napp.post("/login", async (req, res) => {\n  const user = await users.findByName(req.body.name);\n${wrong}\n  res.json({ ok: true });\n});\n`;
    expect(findingsOf(code, { rule }).flatMap(({ fixes }) => fixes)).toEqual([]);
  });

  test("behind a call that tells later how it came out", () => {
    const code = `import pino from "pino";\nconst logger = pino();\napp.post("/logout", (req, res, next) => {\n  req.session?.destroy((err) => {\n    if (err) return next(err);\n    res.redirect("/");\n  });\n});\n`;
    expect(findingsOf(code, { rule }).map(({ fixes }) => fixes.length)).toEqual([0]);
  });
});

describe("who it was", () => {
  const guard = (test: string, head = ""): string =>
    `import { logger } from "./logger.js";\n${head}export function requireOwner(req, res, next) {\n  const user = find(req);\n  if (${test}) {\n    return res.status(403).end();\n  }\n  next();\n}\n`;

  test.each([
    ["!user && isStrict", "", "nobody, where there is none"],
    ["user && user.isBanned", "userId: user.id,", "read plainly, where it is there"],
    ["!user || user.isBanned", "userId: user?.id,", "read with care, where it may be missing"],
  ])("%s: %s %s", (test, who) => {
    const after = fixed(guard(test), "log-event", { rule });
    expect(/userId: .*,/.exec(after)?.[0].replace(/, ip.*/, ",") ?? "").toBe(who);
  });

  test("is who asks, not whose the thing is, what a model is called or what the client sent", () => {
    const after = fixed(
      `import { logger } from "./logger.js";\nimport { User } from "./models.js";\nexport async function remove(req, res) {\n  const comment = await find(User.id, req.body.userId);\n  if (!(await db.user.canDelete(comment.userId, req.user.role))) {\n    return res.status(403).end();\n  }\n  res.end();\n}\n`,
      "log-event",
      { rule, path: "/src/comments.js" },
    );
    expect(after).toContain("userId: req.user.id,");
  });

  test("is who asks, where the one whose account is changed is a user as well", () => {
    const after = fixed(
      `import { logger } from "./logger.js";\napp.post("/users/:id/permissions", requireAdmin, async (req, res) => {\n  const user = await users.findOne(req.params.id);\n  if (user.id === 1) return res.status(400).end();\n  limits.of(req.user.role);\n  await users.update(user.id, { role: req.body.role, permissions: req.body.permissions });\n  res.end();\n});\n`,
      "log-event",
      { rule, path: "/src/users.js" },
    );
    expect(after).toContain("userId: req.user.id,");
  });

  test("is the one who was created, and an error is no success", () => {
    const after = fixed(
      `import { logger } from "./logger.js";\napp.post("/admin/users", requireAdmin, async (req, res) => {\n  const { user: created, error } = await User.create(req.body);\n  res.json({ created, error });\n});\n`,
      "log-event",
      { rule },
    );
    expect(after).toContain("userId: created?.id,");
    expect(after).toContain(`outcome: error ? "failure" : "success",`);
  });
});

test("what a `catch` refuses is logged at its beginning", () => {
  const code = `import jwt from "jsonwebtoken";
import { logger } from "./logger.js";
export function requireUser(req: Request, res: Response, next: () => void) {
  try {
    req.user = jwt.verify(req.headers.authorization, publicKey);
    next();
  } catch {
    res.status(401).end();
  }
}
`;
  const after = fixed(code, "log-event", { rule });
  expect(after).toMatch(
    /\} catch \{\n {4}logger\.warn\([^]*event: "authn_token_verify_fail"[^]*\);\n {4}res\.status\(401\)/,
  );
});

test("a user of whom only the role is read is named by the id", () => {
  const code = `import { logger } from "./logger.js";\nexport function requireAdmin(ctx, next) {\n  if (ctx.session.user.role !== "admin") {\n    throw new ForbiddenError("admins only");\n  }\n  return next();\n}\n`;
  expect(fixed(code, "log-event", { rule, path: "/src/admin.js" })).toContain("userId: ctx.session.user.id,");
});

describe("the address of the client is read", () => {
  const guard = (parameter: string, head = ""): string =>
    `${head}import { logger } from "./logger.js";\nexport function requireAdmin(${parameter}, res: Response) {\n  if (req.user.role !== "admin") return res.status(403).end();\n}\n`;
  test.each([
    [
      "from the request of Express",
      guard("req: Request", `import type { Request, Response } from "express";\n`),
      "ip: req.ip",
    ],
    [
      "from the socket of a request of Node",
      guard("req: NextApiRequest", `import type { NextApiRequest } from "next";\n`),
      "ip: req.socket.remoteAddress",
    ],
  ])("%s", (_, code, field) => expect(fixed(code, "log-event", { rule })).toContain(field));
});

test("an id of another block is not named", () => {
  const code = `import pino from "pino";
const logger = pino();
app.delete("/projects/:slug", async (req, res) => {
  for (const project of await projects.list()) {
    const projectId = project.id;
    cache.delete(projectId);
  }
  if (!req.user.isAdmin) return res.status(403).end();
  res.end();
});
`;
  expect(fixed(code, "log-event", { rule })).not.toContain("target: projectId");
});

test("an event below the level of production is moved up", () => {
  const code = `import pino from "pino";\nconst logger = pino();\nexport function refuse(userId) {\n  logger.debug({ event: "authn_login_fail", userId }, "login failed");\n}`;
  expect(fixed(code, "event-level", { rule: "security-event-level" })).toContain("logger.warn({ event");
});

describe("an incomplete line", () => {
  const lock = (parameters: string, call: string): string =>
    `import pino from "pino";\nconst logger = pino();\nexport function lock(${parameters}) {\n  locked.set(userId, Date.now());\n  ${call}\n}`;
  const completed = (code: string): string => fixed(code, "complete-event", { rule: "complete-security-event" });

  test("is told who it was", () => {
    const code = lock("userId: string", `logger.warn({ event: "authn_login_lock" }, "account locked");`);
    expect(completed(code)).toContain(`logger.warn({ event: "authn_login_lock", userId }, "account locked");`);
  });

  test("that has no fields gets some", () => {
    const code = `import pino from "pino";\nconst logger = pino();\nexport function requireAdmin(req, res, next) {\n  if (req.user.role !== "admin") {\n    logger.warn("access denied");\n    return res.status(403).end();\n  }\n  next();\n}\napp.use(requireAdmin);`;
    expect(completed(code)).toContain(`logger.warn({ ip: req.ip }, "access denied");`);
  });

  test("is left alone where nobody is known", () => {
    const code = lock("", `logger.warn({ event: "authn_login_lock" }, "account locked");`).replace("userId", "key");
    const found = findingsOf(code, { rule: "complete-security-event" });
    expect(found.map(({ fixes }) => fixes.length)).toEqual([0]);
  });
});

test("the only thing that identifies somebody is not left out of an event but replaced", () => {
  const code = login(
    `  if (!user) {\n    logger.warn({ event: "authn_login_fail", email: req.body.email }, "unknown user");\n    return res.status(401).end();\n  }`,
  );
  const after = fixed(code, "projection", { rule: "no-personal-data-in-log" });
  expect(after).toContain(`logger.warn({ event: "authn_login_fail", ip: req.ip }, "unknown user");`);
  expect(findingsOf(after, { rule: "complete-security-event" })).toEqual([]);
});

describe("a swallowed failure of a security check", () => {
  const head = `import pino from "pino";\nimport jwt from "jsonwebtoken";\nconst logger = pino();\nlogger.info("ready");\n`;
  const verify = (clause: string): string =>
    `${head}export function who(token, key) {\n  try {\n    return jwt.verify(token, key);\n  } ${clause}\n}`;
  const fixedSwallow = (code: string): string =>
    onOneLine(fixed(code, "log-event", { rule: "no-swallowed-security-error" }));

  test("is logged at the beginning of the clause", () => {
    expect(fixedSwallow(verify("catch (err) {\n    return null;\n  }"))).toMatch(
      /\} catch \(err\) \{[^]*logger\.warn\(\{ event: "\w+", outcome: "failure", error: err instanceof Error \? err\.message : "unknown error" \}, "[\w ]+"\);\n {4}return null;/,
    );
  });

  test("gets a name for the error, and room in an empty clause", () => {
    expect(fixedSwallow(verify("catch {}\n  return undefined;"))).toMatch(
      /\} catch \(error\) \{[^]*logger\.warn\(.*error instanceof Error.*\);\n {2}\}\n {2}return undefined;/,
    );
  });
});

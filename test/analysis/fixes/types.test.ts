// Fixes of TypeScript compile strictly against the real types of pino, winston, bunyan, NestJS and Node; `npm run test:soak` takes 500 programs.
import { expect, test } from "vitest";
import { applied } from "./fixed.ts";
import { analysed } from "./promises.ts";
import { createTypeChecker } from "./type-checker.ts";
import { checkTypes } from "./types.ts";

test("every fix of 15 programs compiles", { timeout: 120_000 }, () => {
  expect(checkTypes(15, 20_261_122)).toBeGreaterThan(30);
});

const errorsOf = createTypeChecker();

const handler = `import type { Request, Response } from "express";
import bcrypt from "bcryptjs";
import jwt from "jsonwebtoken";
SETUP
interface User { id: string; passwordHash: string; role: string }
declare const users: { findByName(name: string): Promise<User | undefined>; remove(id: string): Promise<void> };
declare const publicKey: string;
export async function login(req: Request<object, unknown, { name: string; password: string }>, res: Response) {
  const user = await users.findByName(req.body.name);
  if (!user) return res.status(401).json({ error: "Invalid credentials" });
  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) {
    return res.status(401).json({ error: "Invalid credentials" });
  }
  return res.json({ ok: true });
}
export async function requireAdmin(req: Request, res: Response, next: () => void) {
  try {
    const claims = jwt.verify(req.headers.authorization ?? "", publicKey) as { role: string };
    if (claims.role !== "admin") return res.status(403).end();
    return next();
  } catch {
    return res.status(401).end();
  }
}
export async function deleteUser(req: Request<{ id: string }>): Promise<void> {
  return users.remove(req.params.id);
}
`;

test.each([
  ["pino", `import { pino } from "pino";\nconst logger = pino();\nlogger.info("ready");`],
  ["winston", `import winston from "winston";\nconst logger = winston.createLogger();\nlogger.info("ready");`],
  [
    "bunyan",
    `import bunyan from "bunyan";\nconst logger = bunyan.createLogger({ name: "shop" });\nlogger.info("ready");`,
  ],
  ["NestJS", `import { Injectable } from "@nestjs/common";\nexport const provided = Injectable;`],
  ["the console", `console.info("ready");`],
])("lines of security events compile with %s", { timeout: 120_000 }, (_, setup) => {
  const code = handler.replace("SETUP", setup);
  expect(errorsOf(code)).toEqual([]);
  const fixes = analysed(code, "/src/made-up.ts").findings.flatMap((finding) =>
    finding.fixes.filter(({ id }) => id === "log-event"),
  );
  expect(fixes.length).toBeGreaterThan(3);
  for (const fix of fixes) {
    const after = applied(code, fix);
    expect(errorsOf(after), after).toEqual([]);
  }
});

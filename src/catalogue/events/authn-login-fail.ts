// Failed login: `authn_login_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginFail: SecurityEvent = {
  id: "authn-login-fail",
  name: "authn_login_fail",
  title: "Failed login",
  does: "refuses a login",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `import bcrypt from "bcrypt"; app.post("/login", async (req, res) => { const user = await users.findByName(req.body.name); if (!(await bcrypt.compare(req.body.password, user.passwordHash))) { return res.status(401).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `import bcrypt from "bcrypt"; router.post("/login", async (ctx) => { const user = await users.findByName(ctx.request.body.name); if (!(await bcrypt.compare(ctx.request.body.password, user.passwordHash))) { ctx.status = 401; return; } ctx.body = { ok: true }; });`,
    `import bcrypt from "bcrypt"; @Controller() export class AccountController { @Post("/login") async login(@Req() req, @Body() dto: AccountDto) { const user = await users.findByName(req.body.name); if (!(await bcrypt.compare(req.body.password, user.passwordHash))) { throw new UnauthorizedException(); } return { ok: true }; } }`,
  ],
  silent: [
    `import bcrypt from "bcrypt"; app.post("/login", async (req, res) => { const user = await users.findByName(req.body.name); if (!(await bcrypt.compare(req.body.password, user.passwordHash))) { req.log.warn({ event: "authn_login_fail", ip: req.ip }, "authn_login_fail"); return res.status(401).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `import bcrypt from "bcrypt"; router.post("/login", async (ctx) => { const user = await users.findByName(ctx.request.body.name); if (!(await bcrypt.compare(ctx.request.body.password, user.passwordHash))) { await auditLog.create({ type: "authn_login_fail" }); ctx.status = 401; return; } ctx.body = { ok: true }; });`,
    `import bcrypt from "bcrypt"; @Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/login") async login(@Req() req, @Body() dto: AccountDto) { const user = await users.findByName(req.body.name); if (!(await bcrypt.compare(req.body.password, user.passwordHash))) { this.logger.warn(\`authn_login_fail \${req.ip}\`); throw new UnauthorizedException(); } return { ok: true }; } }`,
  ],
};

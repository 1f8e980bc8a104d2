// Too many failed logins: `authn_login_fail_max` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginFailMax: SecurityEvent = {
  id: "authn-login-fail-max",
  name: "authn_login_fail_max",
  title: "Too many failed logins",
  does: "refuses a login after too many failures",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/login", async (req, res) => { const tooManyAttempts = await throttle.tooManyAttempts(req.ip); if (tooManyAttempts) { return res.status(423).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/login", async (ctx) => { const tooManyAttempts = await throttle.tooManyAttempts(ctx.ip); if (tooManyAttempts) { ctx.status = 423; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/login") async login(@Req() req, @Body() dto: AccountDto) { const tooManyAttempts = await throttle.tooManyAttempts(req.ip); if (tooManyAttempts) { throw new LockedException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/login", async (req, res) => { const tooManyAttempts = await throttle.tooManyAttempts(req.ip); if (tooManyAttempts) { req.log.warn({ event: "authn_login_fail_max", ip: req.ip }, "authn_login_fail_max"); return res.status(423).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/login", async (ctx) => { const tooManyAttempts = await throttle.tooManyAttempts(ctx.ip); if (tooManyAttempts) { await auditLog.create({ type: "authn_login_fail_max" }); ctx.status = 423; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/login") async login(@Req() req, @Body() dto: AccountDto) { const tooManyAttempts = await throttle.tooManyAttempts(req.ip); if (tooManyAttempts) { this.logger.warn(\`authn_login_fail_max \${req.ip}\`); throw new LockedException(); } return { ok: true }; } }`,
  ],
};

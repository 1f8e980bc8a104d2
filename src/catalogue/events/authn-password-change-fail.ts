// Failed change of a password: `authn_password_change_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnPasswordChangeFail: SecurityEvent = {
  id: "authn-password-change-fail",
  name: "authn_password_change_fail",
  title: "Failed change of a password",
  does: "refuses to change a password",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [
    `app.post("/password/change", async (req, res) => {  if (!(await accounts.verifyPassword(req.user.id, current))) { return res.status(400).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/password/change", async (ctx) => {  if (!(await accounts.verifyPassword(ctx.user.id, current))) { ctx.status = 400; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/password/change") async changePassword(@Req() req, @Body() dto: AccountDto) {  if (!(await accounts.verifyPassword(req.user.id, current))) { throw new BadRequestException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/password/change", async (req, res) => {  if (!(await accounts.verifyPassword(req.user.id, current))) { req.log.warn({ event: "authn_password_change_fail", ip: req.ip }, "authn_password_change_fail"); return res.status(400).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/password/change", async (ctx) => {  if (!(await accounts.verifyPassword(ctx.user.id, current))) { await auditLog.create({ type: "authn_password_change_fail" }); ctx.status = 400; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/password/change") async changePassword(@Req() req, @Body() dto: AccountDto) {  if (!(await accounts.verifyPassword(req.user.id, current))) { this.logger.warn(\`authn_password_change_fail \${req.ip}\`); throw new BadRequestException(); } return { ok: true }; } }`,
  ],
};

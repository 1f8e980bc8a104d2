// Token that does not verify: `authn_token_verify_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenVerifyFail: SecurityEvent = {
  id: "authn-token-verify-fail",
  name: "authn_token_verify_fail",
  title: "Token that does not verify",
  does: "refuses a token",
  outcome: "failure",
  severity: "WARN",
  fields: ["address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/reset-password", async (req, res) => { const resetToken = await tokens.findToken(req.body.token); if (!resetToken) { return res.status(400).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/reset-password", async (ctx) => { const resetToken = await tokens.findToken(ctx.request.body.token); if (!resetToken) { ctx.status = 400; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/reset-password") async resetPassword(@Req() req, @Body() dto: AccountDto) { const resetToken = await tokens.findToken(req.body.token); if (!resetToken) { throw new BadRequestException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/reset-password", async (req, res) => { const resetToken = await tokens.findToken(req.body.token); if (!resetToken) { req.log.warn({ event: "authn_token_verify_fail", ip: req.ip }, "authn_token_verify_fail"); return res.status(400).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/reset-password", async (ctx) => { const resetToken = await tokens.findToken(ctx.request.body.token); if (!resetToken) { await auditLog.create({ type: "authn_token_verify_fail" }); ctx.status = 400; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/reset-password") async resetPassword(@Req() req, @Body() dto: AccountDto) { const resetToken = await tokens.findToken(req.body.token); if (!resetToken) { this.logger.warn(\`authn_token_verify_fail \${req.ip}\`); throw new BadRequestException(); } return { ok: true }; } }`,
  ],
};

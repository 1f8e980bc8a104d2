// Reused token: `authn_token_reuse` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenReuse: SecurityEvent = {
  id: "authn-token-reuse",
  name: "authn_token_reuse",
  title: "Reused token",
  does: "is given a token that was used before",
  outcome: "failure",
  severity: "ERROR",
  fields: ["actor", "address", "object"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/refresh-token", async (req, res) => { const stored = await tokens.load(req.body.token); if (stored.reused) { return res.status(401).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/refresh-token", async (ctx) => { const stored = await tokens.load(ctx.request.body.token); if (stored.reused) { ctx.status = 401; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/refresh-token") async refreshToken(@Req() req, @Body() dto: AccountDto) { const stored = await tokens.load(req.body.token); if (stored.reused) { throw new UnauthorizedException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/refresh-token", async (req, res) => { const stored = await tokens.load(req.body.token); if (stored.reused) { req.log.warn({ event: "authn_token_reuse", ip: req.ip }, "authn_token_reuse"); return res.status(401).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/refresh-token", async (ctx) => { const stored = await tokens.load(ctx.request.body.token); if (stored.reused) { await auditLog.create({ type: "authn_token_reuse" }); ctx.status = 401; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/refresh-token") async refreshToken(@Req() req, @Body() dto: AccountDto) { const stored = await tokens.load(req.body.token); if (stored.reused) { this.logger.warn(\`authn_token_reuse \${req.ip}\`); throw new UnauthorizedException(); } return { ok: true }; } }`,
  ],
};

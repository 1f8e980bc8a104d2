// Refused account: `user_create_denied` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userCreateDenied: SecurityEvent = {
  id: "user-create-denied",
  name: "user_create_denied",
  title: "Refused account",
  does: "refuses to create an account",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [
    `app.post("/signup", async (req, res) => { const isDomainAllowed = policy.allows(req.body.email); if (!isDomainAllowed) { return res.status(403).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/signup", async (ctx) => { const isDomainAllowed = policy.allows(ctx.request.body.email); if (!isDomainAllowed) { ctx.status = 403; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/signup") async signUp(@Req() req, @Body() dto: AccountDto) { const isDomainAllowed = policy.allows(req.body.email); if (!isDomainAllowed) { throw new ForbiddenException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/signup", async (req, res) => { const isDomainAllowed = policy.allows(req.body.email); if (!isDomainAllowed) { req.log.warn({ event: "user_create_denied", ip: req.ip }, "user_create_denied"); return res.status(403).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/signup", async (ctx) => { const isDomainAllowed = policy.allows(ctx.request.body.email); if (!isDomainAllowed) { await auditLog.create({ type: "user_create_denied" }); ctx.status = 403; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/signup") async signUp(@Req() req, @Body() dto: AccountDto) { const isDomainAllowed = policy.allows(req.body.email); if (!isDomainAllowed) { this.logger.warn(\`user_create_denied \${req.ip}\`); throw new ForbiddenException(); } return { ok: true }; } }`,
  ],
};

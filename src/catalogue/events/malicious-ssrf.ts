// Request to a forbidden address: `malicious_ssrf` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const maliciousSsrf: SecurityEvent = {
  id: "malicious-ssrf",
  name: "malicious_ssrf",
  title: "Request to a forbidden address",
  does: "refuses to call an address that a user gave",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.post("/preview", async (req, res) => { const target = new URL(req.body.url).hostname; if (isPrivateAddress(target)) { return res.status(400).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/preview", async (ctx) => { const target = new URL(ctx.request.body.url).hostname; if (isPrivateAddress(target)) { ctx.status = 400; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/preview") async preview(@Req() req, @Body() dto: AccountDto) { const target = new URL(req.body.url).hostname; if (isPrivateAddress(target)) { throw new BadRequestException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/preview", async (req, res) => { const target = new URL(req.body.url).hostname; if (isPrivateAddress(target)) { req.log.warn({ event: "malicious_ssrf", ip: req.ip }, "malicious_ssrf"); return res.status(400).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/preview", async (ctx) => { const target = new URL(ctx.request.body.url).hostname; if (isPrivateAddress(target)) { await auditLog.create({ type: "malicious_ssrf" }); ctx.status = 400; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/preview") async preview(@Req() req, @Body() dto: AccountDto) { const target = new URL(req.body.url).hostname; if (isPrivateAddress(target)) { this.logger.warn(\`malicious_ssrf \${req.ip}\`); throw new BadRequestException(); } return { ok: true }; } }`,
  ],
};

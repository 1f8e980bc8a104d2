// Refused origin: `malicious_cors` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const maliciousCors: SecurityEvent = {
  id: "malicious-cors",
  name: "malicious_cors",
  title: "Refused origin",
  does: "refuses a request for its origin",
  outcome: "failure",
  severity: "WARN",
  fields: ["address", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.post("/data", async (req, res) => { const origin = req.headers.origin; if (!allowedOrigins.includes(origin)) { return res.status(403).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/data", async (ctx) => { const origin = ctx.headers.origin; if (!allowedOrigins.includes(origin)) { ctx.status = 403; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/data") async data(@Req() req, @Body() dto: AccountDto) { const origin = req.headers.origin; if (!allowedOrigins.includes(origin)) { throw new ForbiddenException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/data", async (req, res) => { const origin = req.headers.origin; if (!allowedOrigins.includes(origin)) { req.log.warn({ event: "malicious_cors", ip: req.ip }, "malicious_cors"); return res.status(403).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/data", async (ctx) => { const origin = ctx.headers.origin; if (!allowedOrigins.includes(origin)) { await auditLog.create({ type: "malicious_cors" }); ctx.status = 403; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/data") async data(@Req() req, @Body() dto: AccountDto) { const origin = req.headers.origin; if (!allowedOrigins.includes(origin)) { this.logger.warn(\`malicious_cors \${req.ip}\`); throw new ForbiddenException(); } return { ok: true }; } }`,
  ],
};

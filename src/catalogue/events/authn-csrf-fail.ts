// Refused cross-site request: `authn_csrf_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnCsrfFail: SecurityEvent = {
  id: "authn-csrf-fail",
  name: "authn_csrf_fail",
  title: "Refused cross-site request",
  does: "refuses a request without the right CSRF token",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.post("/transfer", async (req, res) => {  if (req.body.csrfToken !== req.session.csrfToken) { return res.status(403).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/transfer", async (ctx) => {  if (ctx.request.body.csrfToken !== ctx.session.csrfToken) { ctx.status = 403; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/transfer") async transfer(@Req() req, @Body() dto: AccountDto) {  if (req.body.csrfToken !== req.session.csrfToken) { throw new ForbiddenException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/transfer", async (req, res) => {  if (req.body.csrfToken !== req.session.csrfToken) { req.log.warn({ event: "authn_csrf_fail", ip: req.ip }, "authn_csrf_fail"); return res.status(403).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/transfer", async (ctx) => {  if (ctx.request.body.csrfToken !== ctx.session.csrfToken) { await auditLog.create({ type: "authn_csrf_fail" }); ctx.status = 403; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/transfer") async transfer(@Req() req, @Body() dto: AccountDto) {  if (req.body.csrfToken !== req.session.csrfToken) { this.logger.warn(\`authn_csrf_fail \${req.ip}\`); throw new ForbiddenException(); } return { ok: true }; } }`,
  ],
};

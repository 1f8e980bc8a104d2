// Refused input: `input_validation_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const inputValidationFail: SecurityEvent = {
  id: "input-validation-fail",
  name: "input_validation_fail",
  title: "Refused input",
  does: "refuses input that does not validate",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.post("/contact", async (req, res) => { const parsed = contactSchema.safeParse(req.body); if (!parsed.success) { return res.status(422).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/contact", async (ctx) => { const parsed = contactSchema.safeParse(ctx.request.body); if (!parsed.success) { ctx.status = 422; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/contact") async contact(@Req() req, @Body() dto: AccountDto) { const parsed = contactSchema.safeParse(req.body); if (!parsed.success) { throw new UnprocessableEntityException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/contact", async (req, res) => { const parsed = contactSchema.safeParse(req.body); if (!parsed.success) { req.log.warn({ event: "input_validation_fail", ip: req.ip }, "input_validation_fail"); return res.status(422).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/contact", async (ctx) => { const parsed = contactSchema.safeParse(ctx.request.body); if (!parsed.success) { await auditLog.create({ type: "input_validation_fail" }); ctx.status = 422; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/contact") async contact(@Req() req, @Body() dto: AccountDto) { const parsed = contactSchema.safeParse(req.body); if (!parsed.success) { this.logger.warn(\`input_validation_fail \${req.ip}\`); throw new UnprocessableEntityException(); } return { ok: true }; } }`,
  ],
};

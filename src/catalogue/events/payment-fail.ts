// Refused payment: `payment_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const paymentFail: SecurityEvent = {
  id: "payment-fail",
  name: "payment_fail",
  title: "Refused payment",
  does: "refuses a payment",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [
    `app.post("/charge", async (req, res) => { const charge = await gateway.send(req.body); if (!charge.ok) { return res.status(402).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/charge", async (ctx) => { const charge = await gateway.send(ctx.request.body); if (!charge.ok) { ctx.status = 402; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/charge") async chargeCard(@Req() req, @Body() dto: AccountDto) { const charge = await gateway.send(req.body); if (!charge.ok) { throw new PaymentRequiredException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/charge", async (req, res) => { const charge = await gateway.send(req.body); if (!charge.ok) { req.log.warn({ event: "payment_fail", ip: req.ip }, "payment_fail"); return res.status(402).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/charge", async (ctx) => { const charge = await gateway.send(ctx.request.body); if (!charge.ok) { await auditLog.create({ type: "payment_fail" }); ctx.status = 402; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/charge") async chargeCard(@Req() req, @Body() dto: AccountDto) { const charge = await gateway.send(req.body); if (!charge.ok) { this.logger.warn(\`payment_fail \${req.ip}\`); throw new PaymentRequiredException(); } return { ok: true }; } }`,
  ],
};

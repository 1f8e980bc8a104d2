// Accepted payment: `payment_success` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const paymentSuccess: SecurityEvent = {
  id: "payment-success",
  name: "payment_success",
  title: "Accepted payment",
  does: "takes a payment",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object", "outcome"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [
    `app.post("/refund", async (req, res) => { await gateway.send(order); res.json({ ok: true }); });`,
    `fastify.post("/refund", async (request, reply) => { await gateway.send(order); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/refund") async refundPayment(@Body() dto: AccountDto) { await gateway.send(order); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/refund", async (req, res) => { await gateway.send(order); req.log.info({ event: "payment_success", userId: req.user.id }, "payment_success"); res.json({ ok: true }); });`,
    `fastify.post("/refund", async (request, reply) => { await gateway.send(order); request.log.info({ event: "payment_success", userId: request.user.id }, "payment_success"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/refund") async refundPayment(@Body() dto: AccountDto) { await gateway.send(order); this.logger.log(\`payment_success \${dto.id}\`); return { ok: true }; } }`,
  ],
};

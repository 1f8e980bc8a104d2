// Exported sensitive data: `sensitive_read` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sensitiveRead: SecurityEvent = {
  id: "sensitive-read",
  name: "sensitive_read",
  title: "Exported sensitive data",
  does: "hands out sensitive data",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [
    `app.post("/export", async (req, res) => { await reports.build(); res.json({ ok: true }); });`,
    `fastify.post("/export", async (request, reply) => { await reports.build(); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/export") async exportUserData(@Body() dto: AccountDto) { await reports.build(); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/export", async (req, res) => { await reports.build(); req.log.info({ event: "sensitive_read", userId: req.user.id }, "sensitive_read"); res.json({ ok: true }); });`,
    `fastify.post("/export", async (request, reply) => { await reports.build(); request.log.info({ event: "sensitive_read", userId: request.user.id }, "sensitive_read"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/export") async exportUserData(@Body() dto: AccountDto) { await reports.build(); this.logger.log(\`sensitive_read \${dto.id}\`); return { ok: true }; } }`,
  ],
};

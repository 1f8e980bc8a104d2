// Deleted sensitive data: `sensitive_delete` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sensitiveDelete: SecurityEvent = {
  id: "sensitive-delete",
  name: "sensitive_delete",
  title: "Deleted sensitive data",
  does: "deletes personal data",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [
    `app.delete("/patients/:id", async (req, res) => { await patients.remove(req.params.id); return res.json({ ok: true }); });`,
    `fastify.delete("/patients/:id", async (request, reply) => { await patients.remove(request.params.id); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Delete("/patients/:id") async deletePatient(@Req() req, @Res() res) { await patients.remove(req.params.id); return res.json({ ok: true }); } }`,
  ],
  silent: [
    `app.delete("/patients/:id", async (req, res) => { await patients.remove(req.params.id); req.log.info({ event: "sensitive_delete", userId: req.user.id }, "sensitive_delete"); return res.json({ ok: true }); });`,
    `fastify.delete("/patients/:id", async (request, reply) => { await patients.remove(request.params.id); request.log.info({ event: "sensitive_delete", userId: request.user.id }, "sensitive_delete"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Delete("/patients/:id") async deletePatient(@Req() req, @Res() res) { await patients.remove(req.params.id); this.logger.log(\`sensitive_delete \${req.user.id}\`); return res.json({ ok: true }); } }`,
  ],
};

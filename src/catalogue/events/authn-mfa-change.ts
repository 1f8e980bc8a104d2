// Changed second factor: `authn_mfa_change` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnMfaChange: SecurityEvent = {
  id: "authn-mfa-change",
  name: "authn_mfa_change",
  title: "Changed second factor",
  does: "changes a second factor",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address", "outcome"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [
    `app.post("/mfa", async (req, res) => { await accounts.enableMfa(person); res.json({ ok: true }); });`,
    `fastify.post("/mfa", async (request, reply) => { await accounts.enableMfa(person); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/mfa") async enableMfa(@Body() dto: AccountDto) { await accounts.enableMfa(person); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/mfa", async (req, res) => { await accounts.enableMfa(person); req.log.info({ event: "authn_mfa_change", userId: req.user.id }, "authn_mfa_change"); res.json({ ok: true }); });`,
    `fastify.post("/mfa", async (request, reply) => { await accounts.enableMfa(person); request.log.info({ event: "authn_mfa_change", userId: request.user.id }, "authn_mfa_change"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/mfa") async enableMfa(@Body() dto: AccountDto) { await accounts.enableMfa(person); this.logger.log(\`authn_mfa_change \${dto.id}\`); return { ok: true }; } }`,
  ],
};

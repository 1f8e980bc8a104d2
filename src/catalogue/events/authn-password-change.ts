// Changed password: `authn_password_change` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnPasswordChange: SecurityEvent = {
  id: "authn-password-change",
  name: "authn_password_change",
  title: "Changed password",
  does: "sets a new password",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [
    `app.put("/password", async (req, res) => { await accounts.changePassword(next); res.json({ ok: true }); });`,
    `fastify.put("/password", async (request, reply) => { await accounts.changePassword(next); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Put("/password") async changePassword(@Body() dto: AccountDto) { await accounts.changePassword(next); return { ok: true }; } }`,
  ],
  silent: [
    `app.put("/password", async (req, res) => { await accounts.changePassword(next); req.log.info({ event: "authn_password_change", userId: req.user.id }, "authn_password_change"); res.json({ ok: true }); });`,
    `fastify.put("/password", async (request, reply) => { await accounts.changePassword(next); request.log.info({ event: "authn_password_change", userId: request.user.id }, "authn_password_change"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Put("/password") async changePassword(@Body() dto: AccountDto) { await accounts.changePassword(next); this.logger.log(\`authn_password_change \${dto.id}\`); return { ok: true }; } }`,
  ],
};

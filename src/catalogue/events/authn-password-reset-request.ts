// Requested password reset: `authn_password_reset_request` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnPasswordResetRequest: SecurityEvent = {
  id: "authn-password-reset-request",
  name: "authn_password_reset_request",
  title: "Requested password reset",
  does: "starts the reset of a password",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [
    `app.post("/forgot-password", async (req, res) => { await accounts.requestPasswordReset(address); res.json({ ok: true }); });`,
    `fastify.post("/forgot-password", async (request, reply) => { await accounts.requestPasswordReset(address); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/forgot-password") async forgotPassword(@Body() dto: AccountDto) { await accounts.requestPasswordReset(address); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/forgot-password", async (req, res) => { await accounts.requestPasswordReset(address); req.log.info({ event: "authn_password_reset_request", userId: req.user.id }, "authn_password_reset_request"); res.json({ ok: true }); });`,
    `fastify.post("/forgot-password", async (request, reply) => { await accounts.requestPasswordReset(address); request.log.info({ event: "authn_password_reset_request", userId: request.user.id }, "authn_password_reset_request"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/forgot-password") async forgotPassword(@Body() dto: AccountDto) { await accounts.requestPasswordReset(address); this.logger.log(\`authn_password_reset_request \${dto.id}\`); return { ok: true }; } }`,
  ],
};

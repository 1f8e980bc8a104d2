// Revoked token: `authn_token_revoked` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenRevoked: SecurityEvent = {
  id: "authn-token-revoked",
  name: "authn_token_revoked",
  title: "Revoked token",
  does: "revokes a token",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [
    `app.post("/keys/revoke", async (req, res) => { await keys.revokeToken(id); res.json({ ok: true }); });`,
    `fastify.post("/keys/revoke", async (request, reply) => { await keys.revokeToken(id); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/keys/revoke") async revokeToken(@Body() dto: AccountDto) { await keys.revokeToken(id); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/keys/revoke", async (req, res) => { await keys.revokeToken(id); req.log.info({ event: "authn_token_revoked", userId: req.user.id }, "authn_token_revoked"); res.json({ ok: true }); });`,
    `fastify.post("/keys/revoke", async (request, reply) => { await keys.revokeToken(id); request.log.info({ event: "authn_token_revoked", userId: request.user.id }, "authn_token_revoked"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/keys/revoke") async revokeToken(@Body() dto: AccountDto) { await keys.revokeToken(id); this.logger.log(\`authn_token_revoked \${dto.id}\`); return { ok: true }; } }`,
  ],
};

// Deleted token: `authn_token_delete` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenDelete: SecurityEvent = {
  id: "authn-token-delete",
  name: "authn_token_delete",
  title: "Deleted token",
  does: "deletes a token",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [
    `app.delete("/keys/delete-token", async (req, res) => { await keys.deleteToken(id); res.json({ ok: true }); });`,
    `fastify.delete("/keys/delete-token", async (request, reply) => { await keys.deleteToken(id); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Delete("/keys/:id") async deleteToken(@Body() dto: AccountDto) { await keys.deleteToken(id); return { ok: true }; } }`,
  ],
  silent: [
    `app.delete("/keys/:id", async (req, res) => { await keys.deleteToken(id); req.log.info({ event: "authn_token_delete", userId: req.user.id }, "authn_token_delete"); res.json({ ok: true }); });`,
    `fastify.delete("/keys/:id", async (request, reply) => { await keys.deleteToken(id); request.log.info({ event: "authn_token_delete", userId: request.user.id }, "authn_token_delete"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Delete("/keys/:id") async deleteToken(@Body() dto: AccountDto) { await keys.deleteToken(id); this.logger.log(\`authn_token_delete \${dto.id}\`); return { ok: true }; } }`,
  ],
};

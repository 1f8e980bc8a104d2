// Created token: `authn_token_created` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenCreated: SecurityEvent = {
  id: "authn-token-created",
  name: "authn_token_created",
  title: "Created token",
  does: "hands out a new token",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [
    `app.post("/keys", async (req, res) => { await keys.createApiKey(person); res.json({ ok: true }); });`,
    `fastify.post("/keys", async (request, reply) => { await keys.createApiKey(person); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/keys") async createApiKey(@Body() dto: AccountDto) { await keys.createApiKey(person); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/keys", async (req, res) => { await keys.createApiKey(person); req.log.info({ event: "authn_token_created", userId: req.user.id }, "authn_token_created"); res.json({ ok: true }); });`,
    `fastify.post("/keys", async (request, reply) => { await keys.createApiKey(person); request.log.info({ event: "authn_token_created", userId: request.user.id }, "authn_token_created"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/keys") async createApiKey(@Body() dto: AccountDto) { await keys.createApiKey(person); this.logger.log(\`authn_token_created \${dto.id}\`); return { ok: true }; } }`,
  ],
};

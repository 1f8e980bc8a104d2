// Disabled account: `user_archived` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userArchived: SecurityEvent = {
  id: "user-archived",
  name: "user_archived",
  title: "Disabled account",
  does: "disables or enables an account",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [
    `app.post("/users/:id/disable", async (req, res) => { await accounts.disableUser(id); res.json({ ok: true }); });`,
    `fastify.post("/users/:id/disable", async (request, reply) => { await accounts.disableUser(id); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/users/:id/disable") async disableUser(@Body() dto: AccountDto) { await accounts.disableUser(id); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/users/:id/disable", async (req, res) => { await accounts.disableUser(id); req.log.info({ event: "user_archived", userId: req.user.id }, "user_archived"); res.json({ ok: true }); });`,
    `fastify.post("/users/:id/disable", async (request, reply) => { await accounts.disableUser(id); request.log.info({ event: "user_archived", userId: request.user.id }, "user_archived"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/users/:id/disable") async disableUser(@Body() dto: AccountDto) { await accounts.disableUser(id); this.logger.log(\`user_archived \${dto.id}\`); return { ok: true }; } }`,
  ],
};

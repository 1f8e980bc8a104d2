// Changed account: `user_updated` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userUpdated: SecurityEvent = {
  id: "user-updated",
  name: "user_updated",
  title: "Changed account",
  does: "changes an account",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [
    `app.put("/users/:id", async (req, res) => { await accounts.updateUser(id, input); res.json({ ok: true }); });`,
    `fastify.put("/users/:id", async (request, reply) => { await accounts.updateUser(id, input); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Put("/users/:id") async updateUser(@Body() dto: AccountDto) { await accounts.updateUser(id, input); return { ok: true }; } }`,
  ],
  silent: [
    `app.put("/users/:id", async (req, res) => { await accounts.updateUser(id, input); req.log.info({ event: "user_updated", userId: req.user.id }, "user_updated"); res.json({ ok: true }); });`,
    `fastify.put("/users/:id", async (request, reply) => { await accounts.updateUser(id, input); request.log.info({ event: "user_updated", userId: request.user.id }, "user_updated"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Put("/users/:id") async updateUser(@Body() dto: AccountDto) { await accounts.updateUser(id, input); this.logger.log(\`user_updated \${dto.id}\`); return { ok: true }; } }`,
  ],
};

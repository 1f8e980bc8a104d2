// Deleted account: `user_deleted` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userDeleted: SecurityEvent = {
  id: "user-deleted",
  name: "user_deleted",
  title: "Deleted account",
  does: "deletes an account",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [
    `app.delete("/users/:id", async (req, res) => { await accounts.deleteUser(id); res.json({ ok: true }); });`,
    `fastify.delete("/users/:id", async (request, reply) => { await accounts.deleteUser(id); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Delete("/users/:id") async deleteUser(@Body() dto: AccountDto) { await accounts.deleteUser(id); return { ok: true }; } }`,
  ],
  silent: [
    `app.delete("/users/:id", async (req, res) => { await accounts.deleteUser(id); req.log.info({ event: "user_deleted", userId: req.user.id }, "user_deleted"); res.json({ ok: true }); });`,
    `fastify.delete("/users/:id", async (request, reply) => { await accounts.deleteUser(id); request.log.info({ event: "user_deleted", userId: request.user.id }, "user_deleted"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Delete("/users/:id") async deleteUser(@Body() dto: AccountDto) { await accounts.deleteUser(id); this.logger.log(\`user_deleted \${dto.id}\`); return { ok: true }; } }`,
  ],
};

// Created account: `user_created` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userCreated: SecurityEvent = {
  id: "user-created",
  name: "user_created",
  title: "Created account",
  does: "creates an account",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [
    `app.post("/users", async (req, res) => { await accounts.createUser(input); res.json({ ok: true }); });`,
    `fastify.post("/users", async (request, reply) => { await accounts.createUser(input); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/users") async createUser(@Body() dto: AccountDto) { await accounts.createUser(input); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/users", async (req, res) => { await accounts.createUser(input); req.log.info({ event: "user_created", userId: req.user.id }, "user_created"); res.json({ ok: true }); });`,
    `fastify.post("/users", async (request, reply) => { await accounts.createUser(input); request.log.info({ event: "user_created", userId: request.user.id }, "user_created"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/users") async createUser(@Body() dto: AccountDto) { await accounts.createUser(input); this.logger.log(\`user_created \${dto.id}\`); return { ok: true }; } }`,
  ],
};

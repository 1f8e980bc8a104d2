// Successful login: `authn_login_success` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginSuccess: SecurityEvent = {
  id: "authn-login-success",
  name: "authn_login_success",
  title: "Successful login",
  does: "signs a user in",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address", "outcome"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/login", async (req, res) => { const user = await users.verified(); await sessions.createSession(user); res.json({ ok: true }); });`,
    `fastify.post("/login", async (request, reply) => { const user = await users.verified(); await sessions.createSession(user); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/login") async login(@Body() dto: AccountDto) { const user = await users.verified(); await sessions.createSession(user); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/login", async (req, res) => { const user = await users.verified(); await sessions.createSession(user); req.log.info({ event: "authn_login_success", userId: req.user.id }, "authn_login_success"); res.json({ ok: true }); });`,
    `fastify.post("/login", async (request, reply) => { const user = await users.verified(); await sessions.createSession(user); request.log.info({ event: "authn_login_success", userId: request.user.id }, "authn_login_success"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/login") async login(@Body() dto: AccountDto) { const user = await users.verified(); await sessions.createSession(user); this.logger.log(\`authn_login_success \${dto.id}\`); return { ok: true }; } }`,
  ],
};

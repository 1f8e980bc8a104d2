// Locked account: `authn_login_lock` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginLock: SecurityEvent = {
  id: "authn-login-lock",
  name: "authn_login_lock",
  title: "Locked account",
  does: "locks an account",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/lock", async (req, res) => { await accounts.lockAccount(person); res.json({ ok: true }); });`,
    `fastify.post("/lock", async (request, reply) => { await accounts.lockAccount(person); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/lock") async lockAccount(@Body() dto: AccountDto) { await accounts.lockAccount(person); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/lock", async (req, res) => { await accounts.lockAccount(person); req.log.info({ event: "authn_login_lock", userId: req.user.id }, "authn_login_lock"); res.json({ ok: true }); });`,
    `fastify.post("/lock", async (request, reply) => { await accounts.lockAccount(person); request.log.info({ event: "authn_login_lock", userId: request.user.id }, "authn_login_lock"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/lock") async lockAccount(@Body() dto: AccountDto) { await accounts.lockAccount(person); this.logger.log(\`authn_login_lock \${dto.id}\`); return { ok: true }; } }`,
  ],
};

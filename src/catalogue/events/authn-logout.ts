// Logout: `authn_logout` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLogout: SecurityEvent = {
  id: "authn-logout",
  name: "authn_logout",
  title: "Logout",
  does: "signs a user out",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/logout", async (req, res) => { await sessions.destroySession(); res.json({ ok: true }); });`,
    `fastify.post("/logout", async (request, reply) => { await sessions.destroySession(); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/logout") async logout(@Body() dto: AccountDto) { await sessions.destroySession(); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/logout", async (req, res) => { await sessions.destroySession(); req.log.info({ event: "authn_logout", userId: req.user.id }, "authn_logout"); res.json({ ok: true }); });`,
    `fastify.post("/logout", async (request, reply) => { await sessions.destroySession(); request.log.info({ event: "authn_logout", userId: request.user.id }, "authn_logout"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/logout") async logout(@Body() dto: AccountDto) { await sessions.destroySession(); this.logger.log(\`authn_logout \${dto.id}\`); return { ok: true }; } }`,
  ],
};

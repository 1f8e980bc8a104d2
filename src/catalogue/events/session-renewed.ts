// Renewed session: `session_renewed` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sessionRenewed: SecurityEvent = {
  id: "session-renewed",
  name: "session_renewed",
  title: "Renewed session",
  does: "renews a session",
  outcome: "success",
  severity: "INFO",
  fields: ["actor"],
  required: "profile",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/refresh-token", async (req, res) => { await sessions.refreshToken(old); res.json({ ok: true }); });`,
    `fastify.post("/refresh-token", async (request, reply) => { await sessions.refreshToken(old); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/refresh-token") async refreshToken(@Body() dto: AccountDto) { await sessions.refreshToken(old); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/refresh-token", async (req, res) => { await sessions.refreshToken(old); req.log.info({ event: "session_renewed", userId: req.user.id }, "session_renewed"); res.json({ ok: true }); });`,
    `fastify.post("/refresh-token", async (request, reply) => { await sessions.refreshToken(old); request.log.info({ event: "session_renewed", userId: request.user.id }, "session_renewed"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/refresh-token") async refreshToken(@Body() dto: AccountDto) { await sessions.refreshToken(old); this.logger.log(\`session_renewed \${dto.id}\`); return { ok: true }; } }`,
  ],
};

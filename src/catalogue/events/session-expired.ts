// Expired session: `session_expired` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sessionExpired: SecurityEvent = {
  id: "session-expired",
  name: "session_expired",
  title: "Expired session",
  does: "refuses an expired session",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/refresh-token", async (req, res) => { const session = await sessions.find(req.body.token); if (session.expiresAt < now) { throw new UnauthorizedException(); } return res.json(await sessions.extend(session)); });`,
    `fastify.post("/refresh-token", async (request, reply) => { const session = await sessions.find(request.body.token); if (session.expiresAt < now) { throw new UnauthorizedException(); } return reply.send(await sessions.extend(session)); });`,
    `@Controller() export class AccountController { @Post("/refresh-token") async refreshToken(@Req() req, @Res() res) { const session = await sessions.find(req.body.token); if (session.expiresAt < now) { throw new UnauthorizedException(); } return res.json(await sessions.extend(session)); } }`,
  ],
  silent: [
    `app.post("/refresh-token", async (req, res) => { const session = await sessions.find(req.body.token); if (session.expiresAt < now) { req.log.info({ event: "session_expired", userId: req.user.id }, "session_expired"); throw new UnauthorizedException(); } return res.json(await sessions.extend(session)); });`,
    `fastify.post("/refresh-token", async (request, reply) => { const session = await sessions.find(request.body.token); if (session.expiresAt < now) { request.log.info({ event: "session_expired", userId: request.user.id }, "session_expired"); throw new UnauthorizedException(); } return reply.send(await sessions.extend(session)); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/refresh-token") async refreshToken(@Req() req, @Res() res) { const session = await sessions.find(req.body.token); if (session.expiresAt < now) { this.logger.log(\`session_expired \${req.user.id}\`); throw new UnauthorizedException(); } return res.json(await sessions.extend(session)); } }`,
  ],
};

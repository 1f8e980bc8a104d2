// Session created: `session_created` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sessionCreated: SecurityEvent = {
  id: "session-created",
  name: "session_created",
  title: "Session created",
  does: "begins a session",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "profile",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/impersonate", async (req, res) => { const session = await lucia.createSession(req.body.userId, {}); return res.json({ id: session.id }); });`,
    `fastify.post("/impersonate", async (request, reply) => { const session = await lucia.createSession(request.body.userId, {}); return reply.send({ id: session.id }); });`,
    `@Controller() export class AccountController { @Post("/impersonate") async impersonate(@Req() req, @Res() res) { const session = await lucia.createSession(req.body.userId, {}); return res.json({ id: session.id }); } }`,
  ],
  silent: [
    `app.post("/impersonate", async (req, res) => { const session = await lucia.createSession(req.body.userId, {}); req.log.info({ event: "session_created", userId: req.user.id }, "session_created"); return res.json({ id: session.id }); });`,
    `fastify.post("/impersonate", async (request, reply) => { const session = await lucia.createSession(request.body.userId, {}); request.log.info({ event: "session_created", userId: request.user.id }, "session_created"); return reply.send({ id: session.id }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/impersonate") async impersonate(@Req() req, @Res() res) { const session = await lucia.createSession(req.body.userId, {}); this.logger.log(\`session_created \${req.user.id}\`); return res.json({ id: session.id }); } }`,
  ],
};

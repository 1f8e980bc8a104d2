// Accepted upload: `upload_complete` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const uploadComplete: SecurityEvent = {
  id: "upload-complete",
  name: "upload_complete",
  title: "Accepted upload",
  does: "accepts an uploaded file",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [
    `app.post("/upload", async (req, res) => { await store.put(file); res.json({ ok: true }); });`,
    `fastify.post("/upload", async (request, reply) => { await store.put(file); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/upload") async uploadFile(@Body() dto: AccountDto) { await store.put(file); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/upload", async (req, res) => { await store.put(file); req.log.info({ event: "upload_complete", userId: req.user.id }, "upload_complete"); res.json({ ok: true }); });`,
    `fastify.post("/upload", async (request, reply) => { await store.put(file); request.log.info({ event: "upload_complete", userId: request.user.id }, "upload_complete"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/upload") async uploadFile(@Body() dto: AccountDto) { await store.put(file); this.logger.log(\`upload_complete \${dto.id}\`); return { ok: true }; } }`,
  ],
};

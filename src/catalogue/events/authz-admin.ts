// Administrative action: `authz_admin` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authzAdmin: SecurityEvent = {
  id: "authz-admin",
  name: "authz_admin",
  title: "Administrative action",
  does: "does what only administrators may",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.2"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.post("/admin/reindex", async (req, res) => { await search.reindex(); res.json({ ok: true }); });`,
    `fastify.post("/admin/reindex", async (request, reply) => { await search.reindex(); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/admin/reindex") async reindex(@Body() dto: AccountDto) { await search.reindex(); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/admin/reindex", async (req, res) => { await search.reindex(); req.log.info({ event: "authz_admin", userId: req.user.id }, "authz_admin"); res.json({ ok: true }); });`,
    `fastify.post("/admin/reindex", async (request, reply) => { await search.reindex(); request.log.info({ event: "authz_admin", userId: request.user.id }, "authz_admin"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/admin/reindex") async reindex(@Body() dto: AccountDto) { await search.reindex(); this.logger.log(\`authz_admin \${dto.id}\`); return { ok: true }; } }`,
  ],
};

// Changed configuration: `config_changed` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const configChanged: SecurityEvent = {
  id: "config-changed",
  name: "config_changed",
  title: "Changed configuration",
  does: "changes the configuration",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.2"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.put("/update-settings", async (req, res) => { await store.write(values); res.json({ ok: true }); });`,
    `fastify.put("/update-settings", async (request, reply) => { await store.write(values); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Put("/update-settings") async updateSettings(@Body() dto: AccountDto) { await store.write(values); return { ok: true }; } }`,
  ],
  silent: [
    `app.put("/update-settings", async (req, res) => { await store.write(values); req.log.info({ event: "config_changed", userId: req.user.id }, "config_changed"); res.json({ ok: true }); });`,
    `fastify.put("/update-settings", async (request, reply) => { await store.write(values); request.log.info({ event: "config_changed", userId: request.user.id }, "config_changed"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Put("/update-settings") async updateSettings(@Body() dto: AccountDto) { await store.write(values); this.logger.log(\`config_changed \${dto.id}\`); return { ok: true }; } }`,
  ],
};

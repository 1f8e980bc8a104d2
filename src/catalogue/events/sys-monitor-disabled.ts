// Switched off monitoring: `sys_monitor_disabled` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sysMonitorDisabled: SecurityEvent = {
  id: "sys-monitor-disabled",
  name: "sys_monitor_disabled",
  title: "Switched off monitoring",
  does: "switches monitoring off",
  outcome: "success",
  severity: "ERROR",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.4"], pci: ["10.2.1.6"], hipaa: ["164.312(b)"] },
  missing: [
    `app.post("/disable-monitoring", async (req, res) => { await agent.stop(); res.json({ ok: true }); });`,
    `fastify.post("/disable-monitoring", async (request, reply) => { await agent.stop(); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/disable-monitoring") async disableMonitoring(@Body() dto: AccountDto) { await agent.stop(); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/disable-monitoring", async (req, res) => { await agent.stop(); req.log.info({ event: "sys_monitor_disabled", userId: req.user.id }, "sys_monitor_disabled"); res.json({ ok: true }); });`,
    `fastify.post("/disable-monitoring", async (request, reply) => { await agent.stop(); request.log.info({ event: "sys_monitor_disabled", userId: request.user.id }, "sys_monitor_disabled"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/disable-monitoring") async disableMonitoring(@Body() dto: AccountDto) { await agent.stop(); this.logger.log(\`sys_monitor_disabled \${dto.id}\`); return { ok: true }; } }`,
  ],
};

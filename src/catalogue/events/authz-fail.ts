// Denied access: `authz_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authzFail: SecurityEvent = {
  id: "authz-fail",
  name: "authz_fail",
  title: "Denied access",
  does: "denies access",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "object"],
  required: "always",
  references: { asvs: ["16.3.2"], pci: ["10.2.1.4"], hipaa: ["164.312(a)(1)"] },
  missing: [
    `app.post("/orders/:id", async (req, res) => { const order = await orders.find(req.params.id); if (order.userId !== req.user.id) { return res.status(403).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/orders/:id", async (ctx) => { const order = await orders.find(ctx.params.id); if (order.userId !== ctx.user.id) { ctx.status = 403; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/orders/:id") async order(@Req() req, @Body() dto: AccountDto) { const order = await orders.find(req.params.id); if (order.userId !== req.user.id) { throw new ForbiddenException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/orders/:id", async (req, res) => { const order = await orders.find(req.params.id); if (order.userId !== req.user.id) { req.log.warn({ event: "authz_fail", ip: req.ip }, "authz_fail"); return res.status(403).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/orders/:id", async (ctx) => { const order = await orders.find(ctx.params.id); if (order.userId !== ctx.user.id) { await auditLog.create({ type: "authz_fail" }); ctx.status = 403; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/orders/:id") async order(@Req() req, @Body() dto: AccountDto) { const order = await orders.find(req.params.id); if (order.userId !== req.user.id) { this.logger.warn(\`authz_fail \${req.ip}\`); throw new ForbiddenException(); } return { ok: true }; } }`,
  ],
};

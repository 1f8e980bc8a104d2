// Failed change of a second factor: `authn_mfa_change_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnMfaChangeFail: SecurityEvent = {
  id: "authn-mfa-change-fail",
  name: "authn_mfa_change_fail",
  title: "Failed change of a second factor",
  does: "fails to change a second factor",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [
    `app.post("/mfa/enable", async (req, res) => { try { await accounts.enableMfa(person); res.json({ ok: true }); } catch (error) { res.status(400).json({ error: "refused" }); } });`,
    `fastify.post("/mfa/enable", async (request, reply) => { try { await accounts.enableMfa(person); return { ok: true }; } catch (error) { return reply.code(400).send({ error: "refused" }); } });`,
    `@Controller() export class AccountController { @Post("/mfa/enable") async enableMfa(@Body() dto: AccountDto) { try { return await accounts.enableMfa(person); } catch (error) { throw new BadRequestException(); } } }`,
  ],
  silent: [
    `app.post("/mfa/enable", async (req, res) => { try { await accounts.enableMfa(person); req.log.info({ ip: req.ip }, "done"); res.json({ ok: true }); } catch (error) { req.log.warn({ event: "authn_mfa_change_fail", ip: req.ip }, "refused"); res.status(400).json({ error: "refused" }); } });`,
    `fastify.post("/mfa/enable", async (request, reply) => { try { await accounts.enableMfa(person); await auditLog.create({ type: "authn_mfa_change" }); return { ok: true }; } catch (error) { await auditLog.create({ type: "authn_mfa_change_fail" }); return reply.code(400).send({ error: "refused" }); } });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/mfa/enable") async enableMfa(@Body() dto: AccountDto) { try { const done = await accounts.enableMfa(person); this.logger.log("authn_mfa_change"); return done; } catch (error) { this.logger.warn("authn_mfa_change_fail"); throw new BadRequestException(); } } }`,
  ],
};

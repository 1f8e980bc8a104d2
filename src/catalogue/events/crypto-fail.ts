// Failed cryptography: `crypto_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const cryptoFail: SecurityEvent = {
  id: "crypto-fail",
  name: "crypto_fail",
  title: "Failed cryptography",
  does: "fails to decrypt or to check a signature",
  outcome: "failure",
  severity: "ERROR",
  fields: ["object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.4"], pci: ["10.2.1.6"], hipaa: ["164.312(b)"] },
  missing: [
    `app.post("/import", async (req, res) => { try { await vault.decrypt(blob); res.json({ ok: true }); } catch (error) { res.status(400).json({ error: "refused" }); } });`,
    `fastify.post("/import", async (request, reply) => { try { await vault.decrypt(blob); return { ok: true }; } catch (error) { return reply.code(400).send({ error: "refused" }); } });`,
    `@Controller() export class AccountController { @Post("/import") async importBackup(@Body() dto: AccountDto) { try { return await vault.decrypt(blob); } catch (error) { throw new BadRequestException(); } } }`,
  ],
  silent: [
    `app.post("/import", async (req, res) => { try { await vault.decrypt(blob); req.log.info({ ip: req.ip }, "done"); res.json({ ok: true }); } catch (error) { req.log.warn({ event: "crypto_fail", ip: req.ip }, "refused"); res.status(400).json({ error: "refused" }); } });`,
    `fastify.post("/import", async (request, reply) => { try { return { size: (await vault.decrypt(blob)).length }; } catch (error) { request.log.error({ event: "crypto_fail", ip: request.ip }, "refused"); return reply.code(400).send({ error: "refused" }); } });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("import"); @Post("/import") async importBackup(@Body() dto: AccountDto) { try { return await vault.decrypt(blob); } catch (error) { this.logger.error("crypto_fail"); throw new BadRequestException(); } } }`,
  ],
};

// Exceeded rate limit: `excess_rate_limit_exceeded` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const excessRateLimitExceeded: SecurityEvent = {
  id: "excess-rate-limit-exceeded",
  name: "excess_rate_limit_exceeded",
  title: "Exceeded rate limit",
  does: "refuses one request too many",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.post("/search", async (req, res) => {  if (limiter.isRateLimited(req.ip)) { return res.status(429).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/search", async (ctx) => {  if (limiter.isRateLimited(ctx.ip)) { ctx.status = 429; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/search") async search(@Req() req, @Body() dto: AccountDto) {  if (limiter.isRateLimited(req.ip)) { throw new TooManyRequestsException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/search", async (req, res) => {  if (limiter.isRateLimited(req.ip)) { req.log.warn({ event: "excess_rate_limit_exceeded", ip: req.ip }, "excess_rate_limit_exceeded"); return res.status(429).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/search", async (ctx) => {  if (limiter.isRateLimited(ctx.ip)) { await auditLog.create({ type: "excess_rate_limit_exceeded" }); ctx.status = 429; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/search") async search(@Req() req, @Body() dto: AccountDto) {  if (limiter.isRateLimited(req.ip)) { this.logger.warn(\`excess_rate_limit_exceeded \${req.ip}\`); throw new TooManyRequestsException(); } return { ok: true }; } }`,
  ],
};

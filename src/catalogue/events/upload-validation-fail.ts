// Refused upload: `upload_validation_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const uploadValidationFail: SecurityEvent = {
  id: "upload-validation-fail",
  name: "upload_validation_fail",
  title: "Refused upload",
  does: "refuses an uploaded file",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.post("/upload", async (req, res) => { const file = req.body.file; if (file.size > maxSize) { return res.status(413).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/upload", async (ctx) => { const file = ctx.request.body.file; if (file.size > maxSize) { ctx.status = 413; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { @Post("/upload") async uploadFile(@Req() req, @Body() dto: AccountDto) { const file = req.body.file; if (file.size > maxSize) { throw new PayloadTooLargeException(); } return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/upload", async (req, res) => { const file = req.body.file; if (file.size > maxSize) { req.log.warn({ event: "upload_validation_fail", ip: req.ip }, "upload_validation_fail"); return res.status(413).json({ error: "refused" }); } res.json({ ok: true }); });`,
    `router.post("/upload", async (ctx) => { const file = ctx.request.body.file; if (file.size > maxSize) { await auditLog.create({ type: "upload_validation_fail" }); ctx.status = 413; return; } ctx.body = { ok: true }; });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/upload") async uploadFile(@Req() req, @Body() dto: AccountDto) { const file = req.body.file; if (file.size > maxSize) { this.logger.warn(\`upload_validation_fail \${req.ip}\`); throw new PayloadTooLargeException(); } return { ok: true }; } }`,
  ],
};

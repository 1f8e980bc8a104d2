// Second factor asked for: `authn_login_mfa_required` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginMfaRequired: SecurityEvent = {
  id: "authn-login-mfa-required",
  name: "authn_login_mfa_required",
  title: "Second factor asked for",
  does: "asks for a second factor",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "profile",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [
    `app.post("/login", async (req, res) => { const user = await authService.checkPassword(req.body); if (user.twoFactorEnabled && !req.body.code) { return res.json({ requiresTwoFactor: true }); } return res.json(await authService.login(user)); });`,
    `fastify.post("/login", async (request, reply) => { const user = await authService.checkPassword(request.body); if (user.twoFactorEnabled && !request.body.code) { return reply.send({ requiresTwoFactor: true }); } return reply.send(await authService.login(user)); });`,
    `@Controller() export class AccountController { @Post("/login") async login(@Req() req, @Res() res) { const user = await authService.checkPassword(req.body); if (user.twoFactorEnabled && !req.body.code) { return res.json({ requiresTwoFactor: true }); } return res.json(await authService.login(user)); } }`,
  ],
  silent: [
    `app.post("/login", async (req, res) => { const user = await authService.checkPassword(req.body); if (user.twoFactorEnabled && !req.body.code) { req.log.info({ event: "authn_login_mfa_required", userId: req.user.id }, "authn_login_mfa_required"); return res.json({ requiresTwoFactor: true }); } return res.json(await authService.login(user)); });`,
    `fastify.post("/login", async (request, reply) => { const user = await authService.checkPassword(request.body); if (user.twoFactorEnabled && !request.body.code) { request.log.info({ event: "authn_login_mfa_required", userId: request.user.id }, "authn_login_mfa_required"); return reply.send({ requiresTwoFactor: true }); } return reply.send(await authService.login(user)); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/login") async login(@Req() req, @Res() res) { const user = await authService.checkPassword(req.body); if (user.twoFactorEnabled && !req.body.code) { this.logger.log(\`authn_login_mfa_required \${req.user.id}\`); return res.json({ requiresTwoFactor: true }); } return res.json(await authService.login(user)); } }`,
  ],
};

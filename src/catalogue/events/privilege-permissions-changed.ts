// Changed permissions: `privilege_permissions_changed` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const privilegePermissionsChanged: SecurityEvent = {
  id: "privilege-permissions-changed",
  name: "privilege_permissions_changed",
  title: "Changed permissions",
  does: "changes roles or permissions",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object", "outcome"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [
    `app.put("/users/:id/role", async (req, res) => { await accounts.updateUserRole(id, role); res.json({ ok: true }); });`,
    `fastify.put("/users/:id/role", async (request, reply) => { await accounts.updateUserRole(id, role); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Put("/users/:id/role") async updateRole(@Body() dto: AccountDto) { await accounts.updateUserRole(id, role); return { ok: true }; } }`,
  ],
  silent: [
    `app.put("/users/:id/role", async (req, res) => { await accounts.updateUserRole(id, role); req.log.info({ event: "privilege_permissions_changed", userId: req.user.id }, "privilege_permissions_changed"); res.json({ ok: true }); });`,
    `fastify.put("/users/:id/role", async (request, reply) => { await accounts.updateUserRole(id, role); request.log.info({ event: "privilege_permissions_changed", userId: request.user.id }, "privilege_permissions_changed"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Put("/users/:id/role") async updateRole(@Body() dto: AccountDto) { await accounts.updateUserRole(id, role); this.logger.log(\`privilege_permissions_changed \${dto.id}\`); return { ok: true }; } }`,
  ],
};

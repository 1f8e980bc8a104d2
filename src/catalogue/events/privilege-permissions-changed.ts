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
  missing: [],
  silent: [],
};

// Logout: `authn_logout` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLogout: SecurityEvent = {
  id: "authn-logout",
  name: "authn_logout",
  title: "Logout",
  does: "ends a session at the user's wish",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

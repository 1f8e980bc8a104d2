// Administrative action: `authz_admin` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authzAdmin: SecurityEvent = {
  id: "authz-admin",
  name: "authz_admin",
  title: "Administrative action",
  does: "does what only administrators may",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.2"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

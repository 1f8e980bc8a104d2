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
  missing: [],
  silent: [],
};

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
  missing: [],
  silent: [],
};

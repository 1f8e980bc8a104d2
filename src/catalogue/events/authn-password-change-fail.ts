// Failed change of a password: `authn_password_change_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnPasswordChangeFail: SecurityEvent = {
  id: "authn-password-change-fail",
  name: "authn_password_change_fail",
  title: "Failed change of a password",
  does: "refuses to change a password",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [],
  silent: [],
};

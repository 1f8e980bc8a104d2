// Failed login: `authn_login_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginFail: SecurityEvent = {
  id: "authn-login-fail",
  name: "authn_login_fail",
  title: "Failed login",
  does: "refuses a login",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

// Too many failed logins: `authn_login_fail_max` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginFailMax: SecurityEvent = {
  id: "authn-login-fail-max",
  name: "authn_login_fail_max",
  title: "Too many failed logins",
  does: "refuses a login after too many failures",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

// Refused cross-site request: `authn_csrf_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnCsrfFail: SecurityEvent = {
  id: "authn-csrf-fail",
  name: "authn_csrf_fail",
  title: "Refused cross-site request",
  does: "refuses a request without the right CSRF token",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

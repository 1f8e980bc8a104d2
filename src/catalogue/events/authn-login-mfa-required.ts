// Second factor asked for: `authn_login_mfa_required` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginMfaRequired: SecurityEvent = {
  id: "authn-login-mfa-required",
  name: "authn_login_mfa_required",
  title: "Second factor asked for",
  does: "asks for a second factor",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "profile",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

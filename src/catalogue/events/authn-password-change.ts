// Changed password: `authn_password_change` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnPasswordChange: SecurityEvent = {
  id: "authn-password-change",
  name: "authn_password_change",
  title: "Changed password",
  does: "sets a new password",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [],
  silent: [],
};

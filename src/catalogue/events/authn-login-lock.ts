// Locked account: `authn_login_lock` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginLock: SecurityEvent = {
  id: "authn-login-lock",
  name: "authn_login_lock",
  title: "Locked account",
  does: "locks an account",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

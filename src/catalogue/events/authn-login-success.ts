// Successful login: `authn_login_success` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnLoginSuccess: SecurityEvent = {
  id: "authn-login-success",
  name: "authn_login_success",
  title: "Successful login",
  does: "signs a user in",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address", "outcome"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

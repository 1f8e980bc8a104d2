// Changed second factor: `authn_mfa_change` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnMfaChange: SecurityEvent = {
  id: "authn-mfa-change",
  name: "authn_mfa_change",
  title: "Changed second factor",
  does: "changes a second factor",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address", "outcome"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [],
  silent: [],
};

// Reused token: `authn_token_reuse` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenReuse: SecurityEvent = {
  id: "authn-token-reuse",
  name: "authn_token_reuse",
  title: "Reused token",
  does: "is given a token that was used before",
  outcome: "failure",
  severity: "ERROR",
  fields: ["actor", "address", "object"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

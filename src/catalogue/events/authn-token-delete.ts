// Deleted token: `authn_token_delete` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenDelete: SecurityEvent = {
  id: "authn-token-delete",
  name: "authn_token_delete",
  title: "Deleted token",
  does: "deletes a token",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [],
  silent: [],
};

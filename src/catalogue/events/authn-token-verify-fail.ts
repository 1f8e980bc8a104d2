// Token that does not verify: `authn_token_verify_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenVerifyFail: SecurityEvent = {
  id: "authn-token-verify-fail",
  name: "authn_token_verify_fail",
  title: "Token that does not verify",
  does: "refuses a token",
  outcome: "failure",
  severity: "WARN",
  fields: ["address", "reason"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

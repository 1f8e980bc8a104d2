// Refused account: `user_create_denied` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userCreateDenied: SecurityEvent = {
  id: "user-create-denied",
  name: "user_create_denied",
  title: "Refused account",
  does: "refuses to create an account",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "reason"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [],
  silent: [],
};

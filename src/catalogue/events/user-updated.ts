// Changed account: `user_updated` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userUpdated: SecurityEvent = {
  id: "user-updated",
  name: "user_updated",
  title: "Changed account",
  does: "changes an account",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [],
  silent: [],
};

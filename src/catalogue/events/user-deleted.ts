// Deleted account: `user_deleted` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userDeleted: SecurityEvent = {
  id: "user-deleted",
  name: "user_deleted",
  title: "Deleted account",
  does: "deletes an account",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [],
  silent: [],
};

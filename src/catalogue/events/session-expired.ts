// Expired session: `session_expired` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sessionExpired: SecurityEvent = {
  id: "session-expired",
  name: "session_expired",
  title: "Expired session",
  does: "ends a session that is too old",
  outcome: "failure",
  severity: "INFO",
  fields: ["actor", "reason"],
  required: "profile",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

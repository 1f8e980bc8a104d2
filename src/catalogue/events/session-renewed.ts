// Renewed session: `session_renewed` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sessionRenewed: SecurityEvent = {
  id: "session-renewed",
  name: "session_renewed",
  title: "Renewed session",
  does: "renews a session",
  outcome: "success",
  severity: "INFO",
  fields: ["actor"],
  required: "profile",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

// Created session: `session_created` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sessionCreated: SecurityEvent = {
  id: "session-created",
  name: "session_created",
  title: "Created session",
  does: "starts a session",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "profile",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(5)(ii)(C)"] },
  missing: [],
  silent: [],
};

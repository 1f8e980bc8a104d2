// Refused origin: `malicious_cors` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const maliciousCors: SecurityEvent = {
  id: "malicious-cors",
  name: "malicious_cors",
  title: "Refused origin",
  does: "refuses a request for its origin",
  outcome: "failure",
  severity: "WARN",
  fields: ["address", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

// Request to a forbidden address: `malicious_ssrf` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const maliciousSsrf: SecurityEvent = {
  id: "malicious-ssrf",
  name: "malicious_ssrf",
  title: "Request to a forbidden address",
  does: "refuses to call an address that a user gave",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

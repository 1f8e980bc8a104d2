// Exported sensitive data: `sensitive_read` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sensitiveRead: SecurityEvent = {
  id: "sensitive-read",
  name: "sensitive_read",
  title: "Exported sensitive data",
  does: "hands out sensitive data",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [],
  silent: [],
};

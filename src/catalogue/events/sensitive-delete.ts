// Deleted sensitive data: `sensitive_delete` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sensitiveDelete: SecurityEvent = {
  id: "sensitive-delete",
  name: "sensitive_delete",
  title: "Deleted sensitive data",
  does: "deletes sensitive data",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [],
  silent: [],
};

// Refused upload: `upload_validation_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const uploadValidationFail: SecurityEvent = {
  id: "upload-validation-fail",
  name: "upload_validation_fail",
  title: "Refused upload",
  does: "refuses an uploaded file",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

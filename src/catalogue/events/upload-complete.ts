// Accepted upload: `upload_complete` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const uploadComplete: SecurityEvent = {
  id: "upload-complete",
  name: "upload_complete",
  title: "Accepted upload",
  does: "accepts an uploaded file",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [],
  silent: [],
};

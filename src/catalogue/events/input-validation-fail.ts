// Refused input: `input_validation_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const inputValidationFail: SecurityEvent = {
  id: "input-validation-fail",
  name: "input_validation_fail",
  title: "Refused input",
  does: "refuses input that does not validate",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

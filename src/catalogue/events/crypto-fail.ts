// Failed cryptography: `crypto_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const cryptoFail: SecurityEvent = {
  id: "crypto-fail",
  name: "crypto_fail",
  title: "Failed cryptography",
  does: "fails to decrypt or to check a signature",
  outcome: "failure",
  severity: "ERROR",
  fields: ["object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.4"], pci: ["10.2.1.6"], hipaa: ["164.312(b)"] },
  missing: [],
  silent: [],
};

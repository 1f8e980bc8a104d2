// Refused payment: `payment_fail` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const paymentFail: SecurityEvent = {
  id: "payment-fail",
  name: "payment_fail",
  title: "Refused payment",
  does: "refuses a payment",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [],
  silent: [],
};

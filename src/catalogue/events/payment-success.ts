// Accepted payment: `payment_success` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const paymentSuccess: SecurityEvent = {
  id: "payment-success",
  name: "payment_success",
  title: "Accepted payment",
  does: "takes a payment",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object", "outcome"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.1"], hipaa: ["164.312(b)"] },
  missing: [],
  silent: [],
};

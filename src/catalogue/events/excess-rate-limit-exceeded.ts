// Exceeded rate limit: `excess_rate_limit_exceeded` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const excessRateLimitExceeded: SecurityEvent = {
  id: "excess-rate-limit-exceeded",
  name: "excess_rate_limit_exceeded",
  title: "Exceeded rate limit",
  does: "turns a request away for its rate",
  outcome: "failure",
  severity: "WARN",
  fields: ["actor", "address", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

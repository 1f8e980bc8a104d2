// Requested password reset: `authn_password_reset_request` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnPasswordResetRequest: SecurityEvent = {
  id: "authn-password-reset-request",
  name: "authn_password_reset_request",
  title: "Requested password reset",
  does: "starts the reset of a password",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "address"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [],
  silent: [],
};

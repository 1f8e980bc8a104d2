// Created token: `authn_token_created` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const authnTokenCreated: SecurityEvent = {
  id: "authn-token-created",
  name: "authn_token_created",
  title: "Created token",
  does: "hands out a new token",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.1"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(5)(ii)(D)"] },
  missing: [],
  silent: [],
};

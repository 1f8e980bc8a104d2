// Created account: `user_created` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const userCreated: SecurityEvent = {
  id: "user-created",
  name: "user_created",
  title: "Created account",
  does: "creates an account",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object"],
  required: "always",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.5"], hipaa: ["164.308(a)(3)(ii)(C)"] },
  missing: [],
  silent: [],
};

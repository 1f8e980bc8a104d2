// Changed configuration: `config_changed` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const configChanged: SecurityEvent = {
  id: "config-changed",
  name: "config_changed",
  title: "Changed configuration",
  does: "changes the configuration",
  outcome: "success",
  severity: "WARN",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.2"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

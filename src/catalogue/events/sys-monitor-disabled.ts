// Switched off monitoring: `sys_monitor_disabled` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sysMonitorDisabled: SecurityEvent = {
  id: "sys-monitor-disabled",
  name: "sys_monitor_disabled",
  title: "Switched off monitoring",
  does: "switches monitoring off",
  outcome: "success",
  severity: "ERROR",
  fields: ["actor", "object"],
  required: "profile",
  references: { asvs: ["16.3.4"], pci: ["10.2.1.6"], hipaa: ["164.312(b)"] },
  missing: [],
  silent: [],
};

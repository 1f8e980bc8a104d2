// Writing of audit records: one that fails in silence leaves a gap that nobody sees.
import { phrases, wordSet } from "../events/phrases.ts";
import type { SecurityCheck } from "./security-check.ts";

export const auditWrite: SecurityCheck = {
  id: "audit-write",
  failure: "an audit record was lost",
  event: "sys_monitor_disabled",
  apis: [],
  names: phrases(
    "create|write|insert|record|save|add|append|store|log|emit|send audit",
    "create|write|insert|record|save|append security event|log",
    "audit log|event",
  ),
  except: wordSet("page filter query search list export report view"),
  reported: [
    {
      title: "fire and forget",
      code: `import { writeAuditLog } from "./audit.js";\nexport function changeRole(user, role) {\n  user.role = role;\n  void writeAuditLog({ event: "privilege_permissions_changed", user: user.id }).catch(«() => {}»);\n}`,
    },
  ],
  silent: [
    {
      title: "logged instead",
      code: `import { writeAuditLog } from "./audit.js";\nexport function changeRole(user, role) {\n  user.role = role;\n  void writeAuditLog({ event: "privilege_permissions_changed", user: user.id }).catch((error) => console.error("no audit record", error.message));\n}`,
    },
  ],
};

// Tool call of a language model: `tool_call` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const toolCall: SecurityEvent = {
  id: "tool-call",
  name: "tool_call",
  title: "Tool call of a language model",
  does: "runs a tool for a language model",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object", "outcome"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [],
  silent: [],
};

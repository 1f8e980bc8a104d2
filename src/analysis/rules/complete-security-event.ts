// Reports log lines about security events that say neither who it was, nor from where, nor on what.
import type { EventField } from "../../catalogue/events/security-event.ts";
import { eventLines, type EventLine } from "../events/event-lines.ts";
import type { PointNames } from "../events/security-point.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { completeEventFixes } from "../fixes/complete-event.ts";
import type { Report, Rule } from "../rule.ts";

export const completeSecurityEvent: Rule = {
  id: "complete-security-event",
  level: "warning",
  docs: {
    title: "Security event without who, where or what",
    description:
      "A line that says that an account was locked, and not which, cannot be used to find the attacker or to help the owner. An event " +
      "needs who did it, from where, on what and how it came out (OWASP ASVS 5.0 16.2.1, PCI DSS 10.2.2).\n\n" +
      "Fields that the logger adds by itself count: a child logger with bindings, the logger of the request, a `mixin`, a request " +
      "context. Only lines of a logger of which all this can be ruled out, and which are given nothing of the kind, are reported.",
    remedy: "Pass the id of the user and the address, or use the logger of the request.",
    cwe: [778],
    asvs: ["16.2.1"],
    owasp: ["A09:2021"],
    securitySeverity: "4.0",
    bad: [
      {
        title: "Which account was locked?",
        code: `import pino from "pino";
const logger = pino();
export function lock(userId: string) {
  locked.set(userId, Date.now());
  «logger.warn({ event: "authn_login_lock" }, "account locked")»;
}`,
      },
    ],
    good: [
      {
        title: "Who and from where",
        code: `import pino from "pino";
const logger = pino();
export function lock(userId: string, ip: string) {
  locked.set(userId, Date.now());
  logger.warn({ event: "authn_login_lock", userId, ip }, "account locked");
}`,
      },
      {
        title: "The logger of the request has both",
        code: `app.post("/logout", (req, res) => {
  req.session.destroy();
  req.log.info({ event: "authn_logout" }, "signed out");
  res.end();
});`,
      },
      {
        title: "A child logger with bindings",
        code: `import pino from "pino";
const logger = pino();
export function lock(userId: string, ip: string) {
  const log = logger.child({ userId, ip });
  log.warn({ event: "authn_login_lock" }, "account locked");
}`,
      },
    ],
  },
  *check(file) {
    for (const line of eventLines(file)) {
      if (isIncomplete(line)) yield reportOf(file, line);
    }
  },
};

const telling: readonly EventField[] = ["actor", "address", "object"];

function isIncomplete({ says, isKnown, mayAddContext, isNamed, event, names }: EventLine): boolean {
  // Of an event that nobody asks for, a line that does not even name it is a line about something else.
  if (!isNamed && event.required === "profile") return false;
  // Of a line that does not name its event, nobody can ask for what is not there.
  if (!isNamed && atHand(names) === "") return false;
  return isKnown && !mayAddContext && !telling.some((field) => says.has(field));
}

const asked: Readonly<Record<EventField, string>> = {
  actor: "who it was",
  address: "from where",
  object: "on what",
  outcome: "how it came out",
  reason: "why",
};

function atHand({ actor, address, object }: PointNames): string {
  const found = [actor ?? object, address].filter((name) => name !== undefined);
  return found.map((name) => `\`${name}\``).join(" and ");
}

function reportOf(file: FileAnalysis, line: EventLine): Report {
  const { event, call, isNamed, names } = line;
  const fields = event.fields.filter((field) => field !== "outcome" && field !== "reason").map((field) => asked[field]);
  const list =
    fields.length > 1 ? `${fields.slice(0, -1).join(", ")} or ${fields.at(-1) ?? ""}` : (fields[0] ?? asked.actor);
  return {
    range: call.range,
    message: `\`${call.label}\` logs ${event.name} without saying ${list}; add ${atHand(names) || "it"}, or use the logger of the request.`,
    confidence: isNamed ? "flow" : "name",
    category: event.name,
    event: event.name,
    flow: [],
    fixes: completeEventFixes(file, line),
    sink: call.label,
    symbol: symbolOf(file.program, call.function),
    anchor: call.range.start,
    ...(!isNamed && { level: "info" as const }),
  };
}

// Reports branches in which a security event happens and nothing is logged: failed logins, denied access, changed permissions.
import { createLineIndex } from "../../base/text.ts";
import type { Level } from "../../base/finding.ts";
import { gapsOf, type Gap } from "../events/gaps.ts";
import { securityPoints, type SecurityPoint } from "../events/index.ts";
import { logEventFixes } from "../fixes/log-event.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { mayHoldEventIn } from "../languages/event-prefilter.ts";
import type { Report, Rule } from "../rule.ts";

export const requireSecurityEvent: Rule = {
  id: "require-security-event",
  level: "warning",
  docs: {
    title: "Security event without a log line",
    description:
      "An attack that leaves no trace is found by its damage. Failed and successful logins, denied access, changed passwords and " +
      "permissions, created and deleted accounts and refused tokens have to be on record " +
      "(OWASP ASVS 5.0 V16, PCI DSS 10.2, HIPAA 164.312(b)).\n\n" +
      "Seclog looks at each branch by itself: the branch that refuses a wrong password, not the function around it. A line may be " +
      "written in the branch, by a function that is called, by an audit table, by a wrapper or a decorator, or by the central error " +
      "handler that receives what is thrown. Metrics and the lines of an HTTP access log say nothing of who it was.",
    remedy: "Log the event where it happens, with who, from where and why.",
    cwe: [778, 223],
    asvs: ["16.3.1", "16.3.2", "16.3.3"],
    owasp: ["A09:2021"],
    securitySeverity: "5.0",
    bad: [
      {
        title: "The wrong password leaves no trace",
        code: `import bcrypt from "bcrypt";
app.post("/login", async (req, res) => {
  const user = await users.findByName(req.body.name);
  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) {
    «return res.status(401).json({ error: "Wrong name or password" });»
  }
  req.session.userId = user.id;
  req.log.info({ event: "authn_login_success", userId: user.id }, "signed in");
  res.json({ ok: true });
});`,
      },
    ],
    good: [
      {
        title: "Both outcomes are on record",
        code: `import bcrypt from "bcrypt";
app.post("/login", async (req, res) => {
  const user = await users.findByName(req.body.name);
  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) {
    req.log.warn({ event: "authn_login_fail", userId: user.id }, "wrong password");
    return res.status(401).json({ error: "Wrong name or password" });
  }
  req.session.userId = user.id;
  req.log.info({ event: "authn_login_success", userId: user.id }, "signed in");
  res.json({ ok: true });
});`,
      },
    ],
  },
  *check(file) {
    for (const gap of gapsReported(file)) yield reportOf(file, gap);
  },
};

/** The places of a file that this rule reports, for rules that would say the same of one of them; none when it is switched off. */
export function pointsReported(file: FileAnalysis): readonly SecurityPoint[] {
  return gapsReported(file).map(({ point }) => point);
}

function gapsReported(file: FileAnalysis): readonly Gap[] {
  // Tests and code for browsers refuse and sign in as well; what they log reaches nobody.
  const { requiredEvents } = file.policy.requirements;
  if (file.policy.levelOf(requireSecurityEvent.id, "", requireSecurityEvent.level) === "off") return [];
  if (!isServerCode(file.program.path)) return [];
  if (!requiredEvents && !mayHoldEventIn(file.program)) return [];
  const missing = securityPoints(file).filter((point) => isReported(point, requiredEvents));
  return requiredEvents ? missing.map((point) => ({ point, others: 0 })) : gapsOf(missing);
}

const elsewhere = new Set(["client", "frontend", "browser"]);
/** Folders above these say where somebody keeps projects. */
const nearest = 4;
// `login.test.ts`, `login.e2e-spec.ts`, `login.stories.tsx`; refuses `testimonials.ts`.
const notServed = /[.-](?:test|tests|spec|specs|e2e|stories|mock|fixture|servertest)\.[cm]?[jt]sx?$/i;

function isServerCode(path: string): boolean {
  return (
    !notServed.test(path) &&
    !path
      .split(/[/\\]/)
      .slice(-nearest, -1)
      .some((part) => elsewhere.has(part))
  );
}

/** A profile says which events it asks for; without one the events decide by themselves. */
function isReported(point: SecurityPoint, required: ReadonlySet<string> | undefined): boolean {
  const isRequired = required ? required.has(point.event.name) : point.event.required === "always";
  // Whether it is logged is found out only for those that are asked for.
  return isRequired && (point.logged === "missing" || point.logged === "access-log" || isUnheard(point));
}

/** Nobody was found who logs what a bus is given. */
function isUnheard({ logged, by }: SecurityPoint): boolean {
  return logged === "partly" && by?.how === "event-bus";
}

function reportOf(file: FileAnalysis, { point, others }: Gap): Report {
  const { event, range, confidence, logged } = point;
  const isGuess = confidence === "name" || logged === "partly";
  const level: Level = logged === "access-log" || isGuess ? "info" : "warning";
  return {
    range,
    message: messageOf(file, point, others),
    confidence: isGuess ? "name" : confidence,
    category: logged === "access-log" ? "access-log" : event.name,
    event: event.name,
    flow: point.sibling ? [{ range: point.sibling, message: "the other branch is logged here" }] : [],
    fixes: logEventFixes(file, point),
    sink: event.name,
    symbol: symbolOf(file.program, point.function),
    anchor: range.start,
    level,
  };
}

/** A status says how it is refused, and not why. */
function reasonIn(why: string): string {
  const status = /^the status is (\d+)$/.exec(why)?.[1];
  return status === undefined ? `, because ${why},` : ` with status ${status}`;
}

/** What there is in place of a log line. */
function whatInstead({ logged, by }: SecurityPoint): string {
  if (logged === "access-log") return "only the HTTP access log has a line, without who it was";
  return logged === "partly" ? `only \`${by?.label ?? ""}\` is told, and nobody is seen to log it` : "logs nothing";
}

function messageOf({ program }: FileAnalysis, point: SecurityPoint, others: number): string {
  const { event, handler, why, sibling, outcome } = point;
  const who = handler ? `\`${handler}\`` : "This function";
  const because = outcome === "failure" ? reasonIn(why) : "";
  const nothing = whatInstead(point);
  const line = sibling ? createLineIndex(program.text).positionAt(sibling.start).line + 1 : undefined;
  const other = line === undefined ? "" : `; another branch is logged in line ${line}`;
  const alike =
    others === 0 ? "" : `; ${others === 1 ? "one more place" : `${others} more places`} in this file like it`;
  return `${who} ${event.does}${because} and ${nothing} (${event.name})${other}${alike}.`;
}

// Rights that grow and protections that are switched off: who becomes an administrator, which audit stops.
import { hasPayload, type LogEntry } from "../entry.ts";
import type { Detector, Report } from "./detector.ts";
import { said, series } from "./example-lines.ts";
import { createRecentMap } from "./recent-map.ts";
import { createRepeatGuard } from "./repeat-guard.ts";

// Matches roles that may do everything; refuses words that only contain such a name.
const powerful =
  /(?<![\w/.-])(?:admin(?:istrators?|s)?|super-?(?:admin|users?)|root|sudo(?:ers)?|wheel|owner|dba|db_owner|sysadmin|cluster-admin|domain admins|enterprise admins|all privileges|full[ -]control)(?![\w.-])|\bUID=0\b/i;
// Matches words that take rights away; refuses those that give them.
const less = /\b(?:removed?|removes|removal|deleted?|revoked?|revokes|demoted?|withdrawn|dropped)\b/i;
// Matches the words with which rights are given or changed in prose; refuses talk of rights that are there.
const given =
  /\b(?:granted|grants?|assigned|promoted|elevated|escalated|added|gave|given|made|changed|updated|became|set|switched)\b/i;
const right = /\b(?:roles?|privileges?|permissions?|rights|groups?|memberships?|access level|scopes?)\b/i;
// Matches protections of a user or a system that were switched off by or for somebody; refuses what a program says of itself at its start.
const switchedOff =
  /\b(?:audit(?: ?log(?:ging)?)?|mfa|2fa|(?:two|multi)-?factor(?: authentication)?|firewall|selinux|rate limit(?:ing)?|intrusion detection|log(?:ging)?|monitoring)\b.{0,40}\b(?:disabled|turned off|switched off|deactivated|stopped|cleared)\b.{0,40}\b(?:by|for) \S/i;
// Matches commands under sudo that change rights or stop a guard; refuses those that only show them.
const command =
  /COMMAND=\S*\/(?:visudo(?!\s+-c)|(?:usermod|gpasswd|adduser|useradd)\s.*\b(?:sudo|wheel|root|admin|docker)\b|passwd\s+root|setcap\s|chmod\s+(?:-R\s+)?(?:[0-7]?777|[ugo]*\+s|[246]7[0-7]{2})|setenforce\s+0|auditctl\s+-(?:e\s*0|D)|ufw\s+disable|iptables\s+-F|systemctl\s+(?:stop|disable|mask)\s+\S*(?:audit|syslog|journald|fail2ban|falco|osquery|clamav|firewall|ufw|wazuh|crowdstrike))/;
// Of a template without any of these no record can be meant.
const stem =
  /role|privileg|permission|rights|grant|admin|superuser|sudo|wheel|group|audit|fa\b|factor|firewall|selinux|COMMAND|scope|logging|monitor|limit/i;

const events: ReadonlySet<string> = new Set([
  "privilege_permissions_changed",
  "authz_change",
  "authz_admin",
  "user_created",
  "user_updated",
  "sys_monitor_disabled",
]);
const ordinary: ReadonlySet<string> = new Set(["user_created", "user_updated"]);
const maxTemplates = 5000;
// A log in which rights change this often is that of an identity provider.
const routine = 5;
const day = 86_400_000;

export const privilegeChange: Detector = {
  id: "privilege-change",
  title: "Someone gets more rights, or a guard is switched off",
  description:
    "Somebody becomes an administrator (by an event of the OWASP vocabulary, in the words of the record, or by a command under sudo), and an audit, a second factor or a firewall is switched off by or for somebody. " +
    "Other changes of rights are raised while they are rare: fewer than five in a day. Once per user, again after ten minutes, twenty, up to a day. Left alone: " +
    "administrators who log in and work, rights that are shown or taken away, and what a program says of its configuration at the start.",
  concerns: "messages",
  get examples() {
    return [
      {
        title: "A user joins the group of administrators",
        lines: [
          said(0, "INFO", "server listening on port 8080"),
          said(5, "INFO", "role of user mallory changed from customer to admin by user bob"),
        ],
        raises: [{ line: 2, key: "mallory" }],
      },
      {
        title: "A command under sudo",
        lines: [
          "May 17 08:30:04 web1 sudo: bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/bin/apt update",
          "May 17 08:30:09 web1 sudo: bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/sbin/usermod -aG sudo mallory",
        ],
        raises: [{ line: 2, key: "bob" }],
      },
      {
        title: "A second factor is switched off",
        lines: [said(0, "WARN", "two-factor authentication disabled for user alice")],
        raises: [{ line: 1, key: "alice" }],
      },
      {
        title: "Administrators at work, shown rights, and a configuration",
        lines: [
          said(0, "INFO", "user admin logged in from 198.51.100.4"),
          said(1, "INFO", "admin page opened by user alice"),
          said(2, "INFO", "rate limiting disabled, audit log enabled"),
          said(3, "INFO", "loaded 4 roles: admin, editor, viewer, guest"),
          said(4, "INFO", "consumer group orders-admin has 3 members"),
          said(5, "INFO", "role admin removed from user mallory"),
        ],
        raises: [],
      },
      {
        title: "An identity provider at its daily work",
        lines: series(40, 60, (second, i) =>
          said(second, "INFO", `permission set of user clerk${i} changed to profile ${i % 5}`),
        ),
        raises: series(5, 1, () => "").map((_, i) => ({ line: i + 1, key: `clerk${i}` })),
      },
    ];
  },
  start() {
    const guard = createRepeatGuard();
    const templates = createRecentMap<boolean>(maxTemplates);
    let recent = 0;
    let last = NaN;
    const tell = (entry: LogEntry, change: Change, report: Report): void => {
      const key = change.who ?? entry.user;
      if (!guard.mayTell(`${change.kind} ${key ?? entry.template?.id ?? ""}`, entry.time)) return;
      report({
        ...(key === undefined ? {} : { key }),
        severity: change.kind === "ordinary" ? "WARN" : "ERROR",
        message: `${texts[change.kind](key === undefined ? "somebody" : `"${key}"`)}; check who did it and whether it was meant.`,
        evidence: [entry.line],
      });
    };
    const isOther = ({ meaning, template }: LogEntry): boolean =>
      meaning === undefined ? !mayChange(template, templates) : !events.has(meaning.event);
    return {
      settles: isOther,
      observe(entry, report) {
        if (isOther(entry)) return;
        const { time } = entry;
        const change = changeIn(entry);
        if (!change) return;
        if (change.kind !== "ordinary") return tell(entry, change, report);
        // A decayed count: so many in a day.
        recent =
          (Number.isNaN(last) || Number.isNaN(time) ? recent : recent * Math.exp(-Math.abs(time - last) / day)) + 1;
        last = time;
        if (recent <= routine) tell(entry, change, report);
      },
    };
  },
};

interface Change {
  readonly kind: "power" | "command" | "guard" | "ordinary";
  readonly who?: string | undefined;
}

const texts: Readonly<Record<Change["kind"], (whom: string) => string>> = {
  power: (whom) => `The rights of an administrator are given to ${whom}`,
  command: (whom) => `A command of ${whom} under sudo changes rights or stops a guard`,
  guard: (whom) => `A guard was switched off by or for ${whom}`,
  ordinary: (whom) => `The rights of ${whom} change, which is rare in this log`,
};

function mayChange(template: LogEntry["template"], templates: ReturnType<typeof createRecentMap<boolean>>): boolean {
  if (!template) return false;
  const known = templates.get(template.id);
  if (known !== undefined) return known;
  const may = stem.test(template.words.join(" "));
  templates.set(template.id, may);
  return may;
}

function changeIn(entry: LogEntry): Change | undefined {
  const { body, text, meaning, user } = entry;
  const all = hasPayload(entry) ? text : body;
  if (meaning !== undefined) {
    const who = meaning.user ?? user;
    if (meaning.event === "sys_monitor_disabled") return { kind: "guard", who };
    if (powerful.test(withoutWord(all, who)) && !less.test(body)) return { kind: "power", who };
    return ordinary.has(meaning.event) ? undefined : { kind: "ordinary", who };
  }
  if (body.includes("COMMAND="))
    return command.test(body) ? { kind: "command", who: user ?? actorOf(body) } : undefined;
  if (switchedOff.test(body)) return { kind: "guard", who: user ?? subjectOf(body) };
  if (!given.test(body) || !right.test(body) || less.test(body)) return undefined;
  const who = subjectOf(body) ?? user;
  const person = user !== undefined || /\b(?:user|account|member)\b/i.test(body);
  if (who === undefined || (!person && !powerful.test(withoutWord(all, who)))) return undefined;
  return { kind: powerful.test(withoutWord(all, who)) ? "power" : "ordinary", who };
}

function withoutWord(text: string, word: string | undefined): string {
  return word === undefined || word === "" ? text : text.replaceAll(word, "");
}

// Matches the first user that is named; refuses other nouns.
function subjectOf(body: string): string | undefined {
  const match = /\b(?:user|account|member|for|to|of)(?: name)?[ =:]+(?:user )?["']?([\w.@+-]{2,60})["']?/i.exec(body);
  const name = match?.[1];
  return name === undefined || right.test(name) || powerful.test(name) ? undefined : name;
}

function actorOf(body: string): string | undefined {
  return /^\s*([\w.-]+) : /.exec(body)?.[1];
}

// A line that holds personal data which nobody needs in a log. Never keeps or prints the value.
import { hasPayload, type LogEntry, payloadOf } from "../entry.ts";
import { looks } from "../line-looks.ts";
import type { Detector } from "./detector.ts";
import { requested, said, series, stamp } from "./example-lines.ts";
import { holdsValue, type PersonalKey, personalKeyIn, personalKeysOf } from "./personal-keys.ts";
import { personalValueIn } from "./personal-values.ts";
import { createRecentMap, type RecentMap } from "./recent-map.ts";
import { createRepeatGuard } from "./repeat-guard.ts";

const maxTemplates = 5000;
const heavy = 3;

export const personalDataLeak: Detector = {
  id: "personal-data-leak",
  title: "Personal data stands in the log",
  description:
    "An e-mail address or telephone number in the text of a record, or a value whose name says that it is personal (`dateOfBirth`, `homeAddress`, `diagnosis` … after the " +
    "catalogue of the source rules). Once per kind and template, again after ten minutes, twenty, forty, up to a day. User names, client addresses and browsers are what a log is " +
    "read for and left alone, and so are e-mail addresses as the user of a security event or in the log of a mail server, those of a role or a machine, masked values and placeholders.",
  concerns: "all",
  get examples() {
    return [
      {
        title: "An e-mail address in a message",
        lines: [
          said(0, "INFO", "server listening on port 8080"),
          said(1, "INFO", "welcome mail for alice.smith@example.com queued"),
        ],
        raises: [{ line: 2, key: "email" }],
      },
      {
        title: "A request with an e-mail address in its query",
        lines: [requested(0, { path: "/unsubscribe?email=alice.smith@example.com" })],
        raises: [{ line: 1, key: "email" }],
      },
      {
        title: "A patient in a field of a JSON record",
        lines: [
          JSON.stringify({
            time: stamp(0),
            level: "info",
            msg: "admitted",
            patient: { id: 7, dateOfBirth: "1980-02-29" },
          }),
        ],
        raises: [{ line: 1, key: "birth-date" }],
      },
      {
        title: "A statement that leaks with each call is told now and then",
        lines: series(60, 60, (second, i) => said(second, "INFO", `order ${i} phone=+49170123456${i % 10}`)),
        raises: [
          { line: 1, key: "phone" },
          { line: 12, key: "phone" },
          { line: 33, key: "phone" },
        ],
      },
      {
        title: "Who logged in, roles, machines, masks and algorithms",
        lines: [
          said(0, "WARN", "login failed for user alice@example.com from 203.0.113.9: invalid credentials"),
          said(1, "INFO", "report sent to noreply@example.com, email=a***@example.com, phone=********"),
          said(2, "INFO", "started getty@tty1.service with cipher aes256-gcm@openssh.com"),
          said(3, "INFO", "fetched ssh://git@git.example.com/shop.git and logo@2x.png"),
          said(4, "INFO", "email: invalid, phone: missing, dateOfBirth: required"),
          said(5, "INFO", "build 1.4.2+20250517083004 at offset +0200"),
          JSON.stringify({
            time: stamp(6),
            level: "info",
            msg: "saved",
            user: "alice@example.com",
            emailVerified: true,
          }),
        ],
        raises: [],
      },
    ];
  },
  start() {
    const guard = createRepeatGuard();
    const templates = createRecentMap<Names>(maxTemplates);
    return {
      observe(entry, report) {
        const found = leakIn(entry, templates);
        if (!found) return;
        const { category, weight } = found;
        const { time, line, template } = entry;
        if (!guard.mayTell(`${category} ${template?.id ?? ""}`, time)) return;
        report({
          key: category,
          severity: weight >= heavy ? "ERROR" : "WARN",
          message: `Personal data (${category}) stands in this record; log an id of the person instead, and delete the data from the copies of this log.`,
          evidence: [line],
        });
      },
      settles: (entry) => leakIn(entry, templates) === undefined && keyIn(entry) === undefined,
    };
  },
};

/** The personal names in a template, and how many of its records were seen. */
interface Names {
  keys: readonly PersonalKey[];
  count: number;
}

function leakIn(
  entry: LogEntry,
  templates: RecentMap<Names>,
): { readonly category: string; readonly weight: number } | undefined {
  const { text, body, template, meaning, status, path, look } = entry;
  if (meaning === undefined && (look & (looks.at | looks.plus)) !== 0) {
    // Of requests, what was asked for; browsers and referers come from elsewhere.
    const searched = !hasPayload(entry) && status !== undefined && path !== undefined ? body : text;
    const category = personalValueIn(searched);
    if (category !== undefined && !isMail(entry) && personalValueIn(withoutUser(searched, entry.user)) !== undefined)
      return { category, weight: 2 };
  }
  if (!template) return undefined;
  let names = templates.get(template.id);
  if (!names) templates.set(template.id, (names = { keys: [], count: 0 }));
  // A template becomes more general, but seldom after its first records.
  if (isDue(++names.count)) names.keys = personalKeysOf(template.words);
  for (const key of names.keys) if (holdsValue(body, key)) return key;
  // The statements behind one template mostly log the same fields.
  return names.count <= 16 || names.count % 64 === 0 ? keyIn(entry) : undefined;
}

function keyIn(entry: LogEntry): PersonalKey | undefined {
  const payload = payloadOf(entry);
  return payload && personalKeyIn(payload);
}

function isDue(count: number): boolean {
  return (count & (count - 1)) === 0;
}

function withoutUser(text: string, user: string | undefined): string {
  return user?.includes("@") ? text.replaceAll(user, "") : text;
}

// Matches the programs whose log is about letters, and the kernel, which names who built it; refuses others that only send some.
const mailProgram =
  /^(?:kernel$|postfix|dovecot|exim|sendmail|sm-mta|qmail|courier|cyrus|opendkim|opendmarc|amavis|rspamd|spamd|imapd|pop3d|maildrop|lmtp)/i;

function isMail({ logger }: LogEntry): boolean {
  return logger !== undefined && mailProgram.test(logger);
}

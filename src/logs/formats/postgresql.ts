// PostgreSQL's stderr log with any `log_line_prefix` that has a time and a process or session. DETAIL, HINT, STATEMENT and their kin belong to
// the message before, as PostgreSQL writes them as lines of their own.
import { isAddress } from "../events/address.ts";
import type { AttributeValue, Severity } from "../record.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";

const levels: Readonly<Record<string, Severity>> = {
  LOG: "INFO", INFO: "INFO", NOTICE: "INFO", WARNING: "WARN", ERROR: "ERROR", FATAL: "FATAL", PANIC: "FATAL",
  DEBUG: "DEBUG", DEBUG1: "DEBUG", DEBUG2: "DEBUG", DEBUG3: "DEBUG", DEBUG4: "DEBUG", DEBUG5: "DEBUG",
}; // prettier-ignore
const parts: ReadonlySet<string> = new Set(["DETAIL", "HINT", "STATEMENT", "CONTEXT", "QUERY", "LOCATION"]);
const maxPrefix = 300;

export const postgresql: LogFormat = {
  id: "postgresql",
  title: "PostgreSQL",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: '2025-05-17 08:30:04.230 UTC [4121] alice@shop FATAL:  password authentication failed for user "alice"\n2025-05-17 08:30:04.230 UTC [4121] alice@shop DETAIL:  Connection matched pg_hba.conf line 97',
      expect: {
        endLine: 2,
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "FATAL",
        body: 'password authentication failed for user "alice"\nDETAIL:  Connection matched pg_hba.conf line 97',
        "user.name": "alice",
        event: "authn_login_fail",
        attributes: { "process.pid": 4121, "db.namespace": "shop" },
      },
    },
    {
      line: "2025-05-17 08:30:04 UTC [44]: [371-1] user=alice,db=shop,app=psql,client=203.0.113.9 LOG:  duration: 59.911 ms  statement: UPDATE orders SET paid = true",
      expect: {
        severity: "INFO",
        "user.name": "alice",
        "client.address": "203.0.113.9",
        duration_ms: 59.911,
        attributes: { "db.namespace": "shop" },
      },
    },
    {
      line: '2025-05-17 08:30:04.230 CEST [4121] ERROR:  syntax error at or near "FORM" at character 10\n2025-05-17 08:30:04.230 CEST [4121] STATEMENT:  SELECT *\n\tFORM orders',
      expect: { endLine: 3, timestamp: "2025-05-17T08:30:04.230+02:00", severity: "ERROR" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    if (!stamp) return false;
    const place = findLevel(text, stamp.end);
    const severity = place && levels[place.word];
    if (!place || severity === undefined) return false;
    const prefix = text.slice(stamp.end, place.at);
    // A process number in brackets or a session id; refuses other layouts with a level and a colon.
    if (!/\[\d{1,10}(?:-\d{1,10})?\]|\b[0-9a-f]{8}\.[0-9a-f]{1,8}\b/.test(prefix)) return false;
    draft.format = "postgresql";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severity;
    draft.body = text.slice(place.end);
    const { user, client } = whoIn(prefix);
    draft.user = user;
    if (client !== undefined && isAddress(client)) draft.address = client;
    if (draft.body.startsWith("duration: ")) draft.duration = Number.parseFloat(draft.body.slice(10)) || undefined;
    return true;
  },
  continues(text, pending) {
    const first = text.charCodeAt(0);
    if (first < 48 || first > 57) return false;
    const place = findLevel(text, 19);
    // Another process may write in between.
    return place !== undefined && parts.has(place.word) && pidIn(text) === pidIn(pending.text);
  },
  finish(draft, rest) {
    const lines = rest.slice(1).split("\n");
    draft.body += lines.map((line) => `\n${withoutPrefix(line)}`).join("");
    return true;
  },
  attributes({ text }) {
    const place = findLevel(text, 19);
    const prefix = place ? text.slice(0, place.at) : "";
    const result: Record<string, AttributeValue> = {};
    const pid = pidIn(text);
    if (pid !== undefined) result["process.pid"] = Number(pid);
    const { database } = whoIn(prefix);
    if (database !== undefined) result["db.namespace"] = database;
    return result;
  },
};

// The first word in capitals before a colon and two blanks, which end the prefix.
function findLevel(
  text: string,
  from: number,
): { readonly word: string; readonly at: number; readonly end: number } | undefined {
  const colon = text.indexOf(":  ", from);
  if (colon < 0 || colon > from + maxPrefix) return undefined;
  let at = colon;
  while (isWord(text.charCodeAt(at - 1))) at--;
  // A prefix without a blank at its end: "5LOG:".
  while (text.charCodeAt(at) <= 57) at++;
  return { word: text.slice(at, colon), at, end: colon + 3 };
}

function isWord(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function withoutPrefix(line: string): string {
  const place = scanTimestamp(line, 0, 0) ? findLevel(line, 19) : undefined;
  return place ? `${place.word}:  ${line.slice(place.end)}` : line;
}

function pidIn(text: string): string | undefined {
  // The number in the first brackets; refuses brackets with words.
  return /\[(\d{1,10})(?:-\d{1,10})?\]/.exec(text.slice(0, maxPrefix))?.[1];
}

// `user=alice,db=shop,client=203.0.113.9` or `alice@shop`; refuses empty and unknown values.
function whoIn(prefix: string): { readonly user?: string; readonly database?: string; readonly client?: string } {
  const at = /(?:^|[\s[])([^\s@=,[\]]{1,63})@([^\s@=,[\]]{1,63})/.exec(prefix);
  const user = known(/\buser=([^,\s]{1,63})/.exec(prefix)?.[1] ?? at?.[1]);
  const database = known(/\b(?:db|database)=([^,\s]{1,63})/.exec(prefix)?.[1] ?? at?.[2]);
  const client = known(/\b(?:client|host|remote)=([^,\s(]{1,63})/.exec(prefix)?.[1]);
  return { ...(user ? { user } : {}), ...(database ? { database } : {}), ...(client ? { client } : {}) };
}

function known(text: string | undefined): string | undefined {
  return text === undefined || text === "" || text.startsWith("[") ? undefined : text;
}

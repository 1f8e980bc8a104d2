// RFC 3164 syslog, as in /var/log/auth.log: an optional priority, a time without a year (or an ISO one), host, program, body.
import type { LogEntry } from "../entry.ts";
import type { AttributeValue } from "../record.ts";
import { severityOfName, severityOfPriority } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";
import { carriesRecord, readInside } from "./inside.ts";

export const syslog: LogFormat = {
  id: "syslog",
  title: "Syslog (RFC 3164), auth.log",
  starts: "<0123456789ADFJMNOS",
  samples: [
    {
      line: "Dec 10 06:55:48 web1 sshd[24200]: Failed password for invalid user webmaster from 203.0.113.9 port 38926 ssh2",
      expect: {
        timestamp: "2025-12-10T06:55:48.000Z",
        body: "Failed password for invalid user webmaster from 203.0.113.9 port 38926 ssh2",
        event: "authn_login_fail",
        outcome: "failure",
        "user.name": "webmaster",
        "client.address": "203.0.113.9",
        attributes: { "host.name": "web1", "process.name": "sshd", "process.pid": 24200 },
      },
    },
    {
      line: "<38>May  7 08:30:04 web1 sudo:    bob : user NOT in sudoers ; TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/bin/sh",
      expect: {
        timestamp: "2025-05-07T08:30:04.000Z",
        severity: "INFO",
        event: "authz_fail",
        outcome: "failure",
        "user.name": "bob",
      },
    },
    {
      line: "2025-05-17T08:30:04.230+02:00 web1 systemd[1]: Started Daily Cleanup.",
      expect: { timestamp: "2025-05-17T08:30:04.230+02:00", body: "Started Daily Cleanup." },
    },
    {
      line: "Dec 10 06:55:48 web1 kernel: [1.5] eth0 up",
      expect: { body: "[1.5] eth0 up", attributes: { "host.name": "web1", "process.name": "kernel" } },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    const priority = priorityEnd(text);
    const stamp = priority > 0 ? scanTimestamp(text, priority, context.reference) : context.leading(text);
    if (!stamp || text.charCodeAt(stamp.end) !== 32) return false;
    const host = nextSpace(text, stamp.end + 1);
    if (host <= stamp.end + 1 || host - stamp.end > 256) return false;
    const tag = tagEnd(text, host + 1);
    const iso = text.charCodeAt(priority) <= 57;
    // VMware's `In(14)` stands there as well.
    if (iso && text.charCodeAt(host - 1) === 41) return false;
    // A client with its port in the place of the host: OpenVPN's `203.0.113.9:50114 TLS: …`.
    if (iso && hasPort(text.slice(stamp.end + 1, host))) return false;
    // A level in the place of the host: the line of an application.
    if (iso && severityOfName(text.slice(stamp.end + 1, host)) !== undefined) return false;
    // A bracket in the place of the host: vsftpd's `[pid 2]`.
    if (text.charCodeAt(stamp.end + 1) === 91 || (tag < 0 && (iso || text.charCodeAt(host) !== 32))) return false;
    const nameStop = tag < 0 ? host : tag;
    draft.format = "syslog";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = priority > 0 ? severityOfPriority(Number(text.slice(1, priority - 1))) : undefined;
    // Without a host the program stands in its place: `sogod [4711]: …`.
    const program = tag < 0 ? undefined : programName(text.slice(host + 1, nameStop));
    draft.logger = program === "" ? text.slice(stamp.end + 1, host) : program;
    draft.body = text.slice(bodyStart(text, nameStop + 1));
    if (carriesRecord(draft.body)) readInside(draft, draft.body, context);
    return true;
  },
  attributes(entry: LogEntry): Readonly<Record<string, AttributeValue>> {
    const header = entry.text.slice(0, entry.text.length - entry.body.length);
    // `host program[pid]: ` at the end of the header; refuses a header without a program.
    const match = /(\S+) ([^\s:[]+(?:\([^\s)]*\))?)?(?:\[(\d+)\])?:?\s*$/.exec(header);
    const result: Record<string, AttributeValue> = {};
    if (match?.[1]) result["host.name"] = match[1];
    if (match?.[2]) result["process.name"] = match[2];
    if (match?.[3]) result["process.pid"] = Number(match[3]);
    return result;
  },
};

function priorityEnd(text: string): number {
  if (text.charCodeAt(0) !== 60) return 0;
  const end = text.indexOf(">");
  return end > 1 && end <= 4 ? end + 1 : 0;
}

function hasPort(host: string): boolean {
  const colon = host.lastIndexOf(":");
  return colon > 0 && host.lastIndexOf(".", colon) > 0;
}

function nextSpace(text: string, from: number): number {
  const at = text.indexOf(" ", from);
  return at < 0 ? text.length : at;
}

// The colon that ends `program[123]:`; -1 when the next word is none.
function tagEnd(text: string, from: number): number {
  for (let i = from; i < text.length && i < from + 100; i++) {
    const code = text.charCodeAt(i);
    if (code === 58 && !(text.charCodeAt(i + 1) > 32)) return i === from ? -1 : i;
    if (code === 32 || code === 9) return -1;
  }
  return -1;
}

function programName(tag: string): string {
  for (let i = 0; i < tag.length; i++) {
    const code = tag.charCodeAt(i);
    if (code === 91 || code === 40) return tag.slice(0, i);
  }
  return tag;
}

function bodyStart(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at;
}

// RFC 5424 syslog: priority, version, ISO time, host, application, process, message id, structured data, body.
import type { LogEntry } from "../entry.ts";
import type { AttributeValue } from "../record.ts";
import { severityOfPriority } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";
import { carriesRecord, readInside } from "./inside.ts";

export const syslog5424: LogFormat = {
  id: "syslog-5424",
  title: "Syslog (RFC 5424)",
  starts: "<",
  samples: [
    {
      line: '<132>1 2025-05-17T08:30:04.230Z web01 shop 4121 ID47 [origin ip="192.0.2.1" note="a \\"b\\" ]"] cache miss',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "WARN",
        body: "cache miss",
        attributes: {
          "host.name": "web01",
          "process.name": "shop",
          "process.pid": 4121,
          "syslog.msgid": "ID47",
          "origin.ip": "192.0.2.1",
          "origin.note": 'a "b" ]',
        },
      },
    },
    {
      line: "<38>1 2025-05-17T08:30:04Z web01 sshd 17 - - Accepted password for alice from 203.0.113.9 port 50022 ssh2",
      expect: { severity: "INFO", event: "authn_login_success", outcome: "success", "user.name": "alice" },
    },
    { line: "<38>1 - - - - - - started", expect: { body: "started" } },
    {
      line: '<158>1 2025-05-17T08:30:04.677020+00:00 host heroku router - at=info method=POST path="/login" host=shop.example.com fwd="203.0.113.9" dyno=web.1 connect=1ms service=18ms status=401 bytes=13',
      expect: { "client.address": "203.0.113.9", "http.response.status_code": 401, event: "authn_login_fail" },
    },
    {
      line: "<190>1 2025-05-17T08:30:04.677020+00:00 host app web.1 - order 7 shipped",
      expect: { timestamp: "2025-05-17T08:30:04.677Z", body: "order 7 shipped" },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    const version = versionAt(text);
    if (version < 0) return false;
    const nil = text.charCodeAt(version + 2) === 45;
    const stamp = nil ? undefined : scanTimestamp(text, version + 2, context.reference);
    if (!nil && !stamp) return false;
    let at = stamp ? stamp.end : version + 3;
    const fields: string[] = [];
    for (let i = 0; i < 4; i++) {
      if (text.charCodeAt(at) !== 32) return false;
      const end = text.indexOf(" ", at + 1);
      if (end < 0) return false;
      fields.push(text.slice(at + 1, end));
      at = end;
    }
    const data = structuredDataEnd(text, at + 1);
    // Heroku's drains, which call their host so, leave out the structured data.
    if (data < 0 && fields[0] !== "host") return false;
    if (data >= 0) at = data;
    draft.format = "syslog-5424";
    draft.time = stamp?.time ?? NaN;
    draft.zone = stamp?.zone ?? 0;
    draft.severity = severityOfPriority(Number(text.slice(1, version - 1)));
    draft.logger = fields[1] === "-" ? undefined : fields[1];
    draft.body = text.slice(at + (text.charCodeAt(at) === 32 ? 1 : 0)).replace(/^\uFEFF/, "");
    if (carriesRecord(draft.body)) readInside(draft, draft.body, context);
    return true;
  },
  attributes(entry: LogEntry): Readonly<Record<string, AttributeValue>> {
    const [host, program, pid, message] = entry.text.split(" ", 6).slice(2);
    const result: Record<string, AttributeValue> = {};
    if (host && host !== "-") result["host.name"] = host;
    if (program && program !== "-") result["process.name"] = program;
    if (pid && pid !== "-") result["process.pid"] = /^\d{1,10}$/.test(pid) ? Number(pid) : pid;
    if (message && message !== "-") result["syslog.msgid"] = message;
    return Object.assign(result, structuredData(entry.text.slice(0, entry.text.length - entry.body.length)));
  },
};

// Place of the version digit in `<38>1 `, -1 when the line has none.
function versionAt(text: string): number {
  if (text.charCodeAt(0) !== 60) return -1;
  const end = text.indexOf(">");
  if (end < 2 || end > 4) return -1;
  const version = text.charCodeAt(end + 1);
  return version >= 49 && version <= 57 && text.charCodeAt(end + 2) === 32 ? end + 1 : -1;
}

function structuredDataEnd(text: string, from: number): number {
  if (text.charCodeAt(from) === 45) return from + 1;
  let at = from;
  while (text.charCodeAt(at) === 91) {
    let quoted = false;
    for (at++; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92 && quoted) at++;
      else if (code === 34) quoted = !quoted;
      else if (code === 93 && !quoted) break;
    }
    if (at >= text.length) return -1;
    at++;
  }
  return at === from ? -1 : at;
}

function structuredData(header: string): Record<string, AttributeValue> {
  const result: Record<string, AttributeValue> = {};
  let element = "";
  // `[name` or ` key="value"` with escapes inside; refuses text outside brackets as it has no such shape.
  for (const match of header.matchAll(/\[([^\s=\]"]{1,64})|([^\s=\]"[]{1,64})="((?:[^"\\]|\\.)*)"/g)) {
    if (match[1] !== undefined) element = match[1];
    else if (match[2] !== undefined) result[`${element}.${match[2]}`] = (match[3] ?? "").replace(/\\(["\\\]])/g, "$1");
  }
  return result;
}

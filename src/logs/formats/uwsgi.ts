// uWSGI's request lines: process and request numbers, client, time, request, duration, status.
import { isAddress } from "../events/address.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfStatus } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

// Client and user before the time; refuses other lines with a process number.
const head = /^\[pid: (\d{1,10})\|app: [^|]{1,10}\|req: [^\]]{1,40}\] (\S{1,60}) \(([^)]{0,100})\) \{[^}]{1,80}\} \[/;
// Request, size, duration, status; refuses other texts behind the time.
const tail =
  /^\] ([A-Z]{3,20} \S{1,9000}) => generated (\d{1,15}) bytes in (\d{1,12}) (m|micro)secs \((\S{1,20}) (\d{3})\)/;

export const uwsgi: LogFormat = {
  id: "uwsgi",
  title: "uWSGI",
  timed: false,
  starts: "[",
  requests: true,
  samples: [
    {
      line: "[pid: 24386|app: 0|req: 482950/4125645] 203.0.113.9 () {44 vars in 1322 bytes} [Tue Jan  3 05:01:31 2012] GET /orders/42?page=2 => generated 192 bytes in 21 msecs (HTTP/1.1 200) 4 headers in 188 bytes (1 switches on core 0)",
      expect: {
        timestamp: "2012-01-03T05:01:31.000Z",
        severity: "INFO",
        body: "GET /orders/42?page=2",
        "client.address": "203.0.113.9",
        "url.path": "/orders/42",
        "http.response.status_code": 200,
        duration_ms: 21,
      },
    },
    {
      line: "[pid: 7|app: 0|req: 1/1] 203.0.113.9 (alice) {44 vars in 1322 bytes} [Sat May 17 08:30:04 2025] POST /login => generated 12 bytes in 900 microsecs (HTTP/1.1 401) 4 headers in 188 bytes (1 switches on core 0)",
      expect: { severity: "WARN", "user.name": "alice", duration_ms: 0.9, event: "authn_login_fail" },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    if (!text.startsWith("[pid: ")) return false;
    const match = head.exec(text.slice(0, 400));
    const stamp = match ? scanTimestamp(text, match[0].length, reference) : undefined;
    const request = stamp ? tail.exec(text.slice(stamp.end, stamp.end + 10_000)) : null;
    if (!match || !stamp || !request) return false;
    draft.format = "uwsgi";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    if (isAddress(match[2] ?? "")) draft.address = match[2];
    draft.user = match[3] || undefined;
    draft.status = Number(request[6]);
    draft.severity = severityOfStatus(draft.status);
    draft.duration = request[4] === "m" ? Number(request[3]) : Number(request[3]) / 1000;
    draft.bytes = Number(request[2]);
    draft.body = request[1] ?? "";
    readRequestLine(draft, draft.body);
    draft.meaning = webLoginMeaning(draft);
    return true;
  },
};

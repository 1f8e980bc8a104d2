// HAProxy's HTTP and TCP log lines, alone or inside of syslog: client, accept time, frontend, backend and server, timers, status.
import { plainAddress } from "../events/address.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfStatus } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { Attributes, LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

// Frontend, backend/server, timers, status, size; refuses access logs of other servers.
const columns = /^\] (\S{1,80}) (\S{1,80})\/(\S{1,80}) (-?\d+(?:\/[+-]?\d+){2,4}) (?:(\d{3}|-1) )?(\+?\d{1,15}) /;

export const haproxy: LogFormat = {
  id: "haproxy",
  title: "HAProxy",
  timed: false,
  starts: "0123456789abcdef[:",
  requests: true,
  samples: [
    {
      line: '203.0.113.9:50210 [17/May/2025:08:30:04.266] web~ shop/web1 0/0/1/12/13 401 1234 - - ---- 1/1/0/0/0 0/0 "POST /login HTTP/1.1"',
      expect: {
        timestamp: "2025-05-17T08:30:04.266Z",
        severity: "WARN",
        body: "POST /login HTTP/1.1",
        "client.address": "203.0.113.9",
        "http.response.status_code": 401,
        duration_ms: 13,
        event: "authn_login_fail",
        attributes: { frontend: "web~", backend: "shop", server: "web1" },
      },
    },
    {
      line: "203.0.113.9:50210 [17/May/2025:08:30:04.321] ssh_in ssh_out/ssh1 1/1/861 1485 -- 2/1/0/0/0 0/0",
      expect: {
        "client.address": "203.0.113.9",
        duration_ms: 861,
        body: "ssh_in ssh_out/ssh1 1/1/861 1485 -- 2/1/0/0/0 0/0",
      },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    const open = text.indexOf(" [");
    if (open < 4 || open > 60) return false;
    const stamp = scanTimestamp(text, open + 2, reference);
    const match = stamp ? columns.exec(text.slice(stamp.end, stamp.end + 400)) : null;
    if (!stamp || !match) return false;
    draft.format = "haproxy";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.address = plainAddress(text.slice(0, open));
    draft.duration = Number(match[4]?.split("/").at(-1)?.replace("+", ""));
    draft.bytes = Number(match[6]?.replace("+", ""));
    draft.body = text.slice(stamp.end + 2);
    if (match[5] === undefined || match[5] === "-1") return true;
    draft.status = Number(match[5]);
    draft.severity = severityOfStatus(draft.status);
    // Behind captured headers the request is the last quoted text.
    const quote = text.lastIndexOf(' "');
    if (quote < 0) return true;
    draft.body = text.slice(quote + 2).replace(/"$/, "");
    readRequestLine(draft, draft.body);
    draft.meaning = webLoginMeaning(draft);
    return true;
  },
  attributes({ text }): Attributes {
    const close = text.indexOf("] ");
    const match = columns.exec(text.slice(close, close + 400));
    return match ? { frontend: match[1] ?? "", backend: match[2] ?? "", server: match[3] ?? "" } : {};
  },
};

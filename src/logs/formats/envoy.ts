// Access logs of Envoy in its default layout, and in that of Istio, which says more behind the status and at the end.
import { addressIn, plainAddress } from "../events/address.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfStatus } from "../severity.ts";
import type { Attributes, LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

// Request, status, flags such as `UF,URX`; refuses the quoted requests of other servers, which have a size behind the status.
const request = /^\] "(\S{1,20} \S{1,9000}) [A-Z]{2,6}[\d./]{0,8}" (\d{1,3}) (-|[A-Z][A-Za-z,]{1,60}) /;
// Istio's details of the response, of the end of the connection and of the failure.
const details = /^[^"\s]{1,200} [^"\s]{1,200} "[^"]{0,400}" /;
// Bytes received and sent, milliseconds, those of the service, who is asked for whom; refuses fewer columns.
const numbers =
  /^(\d{1,15}) (\d{1,15}) (\d{1,12}|-) (\d{1,12}|-) "([^"]{0,400})" "[^"]{0,1000}" "([^"]{0,100})" "([^"]{0,300})" "([^"]{0,100})"/;
// Istio's columns at the end: cluster, local addresses, then the peer; refuses other tails.
const peer = /^ \S{1,300} \S{1,60} \S{1,60} (\S{1,60}) /;

export const envoy: LogFormat = {
  id: "envoy",
  title: "Envoy and Istio",
  timed: true,
  starts: "[",
  requests: true,
  samples: [
    {
      line: '[2025-05-17T08:30:04.677Z] "GET /orders/42?page=2 HTTP/1.1" 200 - 0 135 18 17 "203.0.113.9" "Mozilla/5.0" "8601b555-6a83" "shop.example.com" "10.0.0.7:8080"',
      expect: {
        timestamp: "2025-05-17T08:30:04.677Z",
        severity: "INFO",
        body: "GET /orders/42?page=2",
        "client.address": "203.0.113.9",
        "http.request.method": "GET",
        "url.path": "/orders/42",
        "http.response.status_code": 200,
        duration_ms: 18,
        attributes: {
          "response.flags": "-",
          "request.id": "8601b555-6a83",
          "server.address": "shop.example.com",
          "upstream.address": "10.0.0.7:8080",
        },
      },
    },
    {
      line: '[2025-05-17T08:30:05.001Z] "POST /login HTTP/2" 401 - via_upstream - "-" 31 12 4 4 "-" "curl/8.5.0" "84961386-6d84" "shop.example.com" "10.0.0.7:8080" inbound|8080|| 127.0.0.6:41854 10.0.0.7:8080 203.0.113.9:37652 outbound_.8080_._.shop default',
      expect: {
        severity: "WARN",
        "client.address": "203.0.113.9",
        "http.response.status_code": 401,
        event: "authn_login_fail",
      },
    },
    {
      line: '[2025-05-17T08:30:06.000Z] "GET /slow HTTP/1.1" 0 DC 0 0 30001 - "192.0.2.1, 203.0.113.9" "curl/8.5.0" "1b55" "shop.example.com" "-"',
      expect: { severity: "WARN", "client.address": "203.0.113.9", duration_ms: 30_001 },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    if (!stamp || text.charCodeAt(stamp.end) !== 93) return false;
    const columns = columnsOf(text, stamp.end);
    if (!columns) return false;
    const { asked, status, duration, bytes, clients, behind } = columns;
    draft.format = "envoy";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    // The client may have begun the list of addresses itself; the last is the one that Envoy has seen.
    const last = clients.slice(clients.lastIndexOf(",") + 1).trim();
    const remote = peer.exec(behind)?.[1];
    draft.address = addressIn(last) ?? (remote === undefined ? undefined : addressIn(plainAddress(remote)));
    // Without an answer there is no status.
    draft.status = status > 0 ? status : undefined;
    draft.severity = status > 0 ? severityOfStatus(status) : "WARN";
    draft.duration = duration === "-" ? undefined : Number(duration);
    draft.bytes = bytes;
    draft.body = asked;
    readRequestLine(draft, asked);
    draft.meaning = webLoginMeaning(draft);
    return true;
  },
  attributes({ text }): Attributes {
    const columns = columnsOf(text, text.indexOf("]"));
    if (!columns) return {};
    const { flags, id, authority, upstream } = columns;
    return { "response.flags": flags, "request.id": id, "server.address": authority, "upstream.address": upstream };
  },
};

interface Columns {
  readonly asked: string;
  readonly status: number;
  readonly flags: string;
  readonly bytes: number;
  readonly duration: string;
  readonly clients: string;
  readonly id: string;
  readonly authority: string;
  readonly upstream: string;
  readonly behind: string;
}

function columnsOf(text: string, from: number): Columns | undefined {
  const first = request.exec(text.slice(from, from + 9200));
  if (!first) return undefined;
  const [, asked = "", status = "", flags = ""] = first;
  const rest = text.slice(from + first[0].length, from + first[0].length + 4000);
  const own = numbers.exec(rest);
  const skipped = own ? 0 : (details.exec(rest)?.[0].length ?? 0);
  const match = own ?? numbers.exec(rest.slice(skipped));
  if (!match) return undefined;
  const [all, , bytes = "", duration = "", , clients = "", id = "", authority = "", upstream = ""] = match;
  const behind = rest.slice(skipped + all.length);
  return {
    asked,
    status: Number(status),
    flags,
    bytes: Number(bytes),
    duration,
    clients,
    id,
    authority,
    upstream,
    behind,
  };
}

// Access logs of AWS load balancers: Classic, Application (with the kind of connection in front), times per phase in seconds.
import { plainAddress } from "../events/address.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfStatus } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

// Name, client, target, three times, two statuses, two sizes, request; refuses lines with other columns.
const columns =
  /^ (\S{1,255}) (\S{3,60}) (\S{1,60}) (-1|-|[\d.]+) (-1|-|[\d.]+) (-1|-|[\d.]+) (\d{3}|-) (\d{3}|-) (\d{1,15}) (\d{1,15}) "([^"]{0,9000})"(?: "([^"]{0,2000})")?/;
const kinds = ["http", "https", "h2", "grpcs", "ws", "wss"];

export const awsElb: LogFormat = {
  id: "aws-elb",
  title: "AWS load balancer (ELB, ALB)",
  starts: "0123456789hgw",
  requests: true,
  samples: [
    {
      line: '2025-05-17T08:30:04.943958Z shop-elb 203.0.113.9:2817 192.0.2.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET https://example.com:443/orders/42?page=2 HTTP/1.1" "curl/8.5.0" - -',
      expect: {
        timestamp: "2025-05-17T08:30:04.943Z",
        severity: "INFO",
        body: "GET https://example.com:443/orders/42?page=2 HTTP/1.1",
        "client.address": "203.0.113.9",
        "http.request.method": "GET",
        "url.path": "/orders/42",
        "http.response.status_code": 200,
        duration_ms: 1.178,
        attributes: { elb: "shop-elb", "http.response.body.size": 29, "user_agent.original": "curl/8.5.0" },
      },
    },
    {
      line: 'https 2025-05-17T08:30:04.943958Z app/shop/50dc6c495c0c9188 203.0.113.9:2817 - -1 -1 -1 502 - 34 366 "POST https://example.com:443/login HTTP/1.1" "curl/8.5.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 - "Root=1-58337262"',
      expect: { severity: "ERROR", "http.response.status_code": 502, attributes: { elb: "app/shop/50dc6c495c0c9188" } },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    const start = timeStart(text);
    if (start < 0 || text.charCodeAt(start + 10) !== 84) return false;
    // The request stands in quotes.
    if (text.indexOf('"', start + 40) < 0) return false;
    const space = text.indexOf(" ", start);
    const match = columns.exec(text.slice(space, space + 12_000));
    const stamp = match ? scanTimestamp(text, start, reference) : undefined;
    if (!match || !stamp) return false;
    draft.format = "aws-elb";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.address = plainAddress(match[2] ?? "");
    draft.status = match[7] === "-" ? undefined : Number(match[7]);
    draft.severity = draft.status === undefined ? undefined : severityOfStatus(draft.status);
    const seconds = [match[4], match[5], match[6]].map(Number);
    if (seconds.every((value) => value >= 0))
      draft.duration = Math.round(seconds.reduce((sum, value) => sum + value, 0) * 1e6) / 1e3;
    draft.bytes = Number(match[10]);
    draft.body = match[11] ?? "";
    readRequestLine(draft, draft.body);
    draft.meaning = webLoginMeaning(draft);
    return true;
  },
  attributes({ text }) {
    const space = text.indexOf(" ", Math.max(timeStart(text), 0));
    const match = columns.exec(text.slice(space, space + 12_000));
    if (!match) return {};
    const agent = match[12];
    return {
      elb: match[1] ?? "",
      ...(match[3] === "-" ? {} : { target: match[3] ?? "" }),
      "http.response.body.size": Number(match[10]),
      ...(agent === undefined || agent === "-" ? {} : { "user_agent.original": agent }),
    };
  },
};

// Where the time begins: at once, or behind the kind of connection; -1 for other lines.
function timeStart(text: string): number {
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) return 0;
  const space = text.indexOf(" ");
  return space > 0 && space < 6 && kinds.includes(text.slice(0, space)) ? space + 1 : -1;
}

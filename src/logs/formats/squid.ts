// Squid's native access log: seconds since the epoch, duration in milliseconds, client, result and status, size, method, URL, user.
import { isAddress } from "../events/address.ts";
import { severityOfStatus } from "../severity.ts";
import type { Attributes, LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

// Duration, client, result/status, size, method, URL, user, hierarchy; refuses other lines that begin with seconds.
const columns =
  /^ +(-?\d{1,10}) (\S{3,60}) ([A-Z_]{3,60})\/(\d{3}) (\d{1,15}) ([A-Z]{3,20}) (\S{1,9000}) (\S{1,200}) (\S{1,300})/;

export const squid: LogFormat = {
  id: "squid",
  title: "Squid",
  starts: "0123456789",
  requests: true,
  samples: [
    {
      line: "1747470604.230    179 203.0.113.9 TCP_MISS/200 5120 GET http://example.com/orders?page=2 alice HIER_DIRECT/192.0.2.1 text/html",
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "INFO",
        body: "GET http://example.com/orders?page=2",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        "url.path": "/orders",
        "http.response.status_code": 200,
        duration_ms: 179,
        attributes: { "squid.result": "TCP_MISS" },
      },
    },
    {
      line: "1747470604.230      0 203.0.113.9 TCP_DENIED/403 3900 CONNECT example.com:443 - HIER_NONE/- text/html",
      expect: { severity: "WARN", "http.request.method": "CONNECT" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    if (text.charCodeAt(10) !== 46) return false;
    const stamp = leading(text);
    const match = stamp ? columns.exec(text.slice(stamp.end, stamp.end + 12_000)) : null;
    if (!stamp || !match || !isAddress(match[2] ?? "")) return false;
    draft.format = "squid";
    draft.time = stamp.time;
    draft.duration = Math.max(0, Number(match[1]));
    draft.address = match[2];
    draft.bytes = Number(match[5]);
    draft.status = Number(match[4]);
    draft.severity = severityOfStatus(draft.status);
    draft.user = match[8] === "-" ? undefined : match[8];
    draft.body = `${match[6]} ${match[7]}`;
    readRequestLine(draft, draft.body);
    return true;
  },
  attributes({ text }): Attributes {
    const match = columns.exec(text.slice(text.indexOf(" "), 12_000));
    return match ? { "squid.result": match[3] ?? "", "http.response.body.size": Number(match[5]) } : {};
  },
};

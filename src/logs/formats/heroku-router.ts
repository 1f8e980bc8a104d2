// What Heroku's router writes of each request: `heroku[router]: at=info method=GET path="/" fwd="…" service=18ms status=200`, and the same behind
// the header of a log drain.
import type { Draft, JsonObject } from "../entry.ts";
import { addressIn } from "../events/address.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfStatus } from "../severity.ts";
import type { LogFormat } from "./format.ts";
import { parsePairs } from "./logfmt.ts";
import { readRequestLine } from "./request-line.ts";

const name = " heroku[router]: ";

export const herokuRouter: LogFormat = {
  id: "heroku-router",
  title: "Heroku router",
  starts: "0123456789a",
  requests: true,
  samples: [
    {
      line: '2025-05-17T08:30:04.677020+00:00 heroku[router]: at=info method=GET path="/orders/42?page=2" host=shop.example.com request_id=8601b555 fwd="203.0.113.9" dyno=web.1 connect=1ms service=18ms status=200 bytes=13 protocol=https',
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
          host: "shop.example.com",
          request_id: "8601b555",
          dyno: "web.1",
          connect: "1ms",
          protocol: "https",
        },
      },
    },
    {
      line: '2025-05-17T08:30:05.000000+00:00 heroku[router]: at=error code=H12 desc="Request timeout" method=POST path="/login" host=shop.example.com fwd="192.0.2.1, 203.0.113.9" dyno=web.1 connect=6ms service=30001ms status=503 bytes=0',
      expect: {
        severity: "ERROR",
        body: "POST /login: H12 Request timeout",
        "client.address": "203.0.113.9",
        "http.response.status_code": 503,
        duration_ms: 30_001,
      },
    },
    {
      line: "at=info method=POST path=/login host=shop.example.com fwd=203.0.113.9 dyno=web.1 connect=0ms service=9ms status=401 bytes=13",
      expect: { severity: "WARN", "client.address": "203.0.113.9", event: "authn_login_fail" },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    const alone = text.startsWith("at=");
    const stamp = alone ? undefined : context.leading(text);
    if (!alone && !(stamp && text.startsWith(name, stamp.end))) return false;
    const pairs = parsePairs(stamp ? text.slice(stamp.end + name.length) : text);
    if (!pairs || pairs["method"] === undefined || pairs["fwd"] === undefined) return false;
    draft.format = "heroku-router";
    if (stamp) {
      draft.time = stamp.time;
      draft.zone = stamp.zone;
    }
    readPairs(draft, pairs);
    return true;
  },
  attributes: ({ payload = {} }) =>
    Object.fromEntries(
      Object.entries(payload).filter(
        (pair): pair is [string, string] => typeof pair[1] === "string" && !shown.has(pair[0]),
      ),
    ),
};

const shown: ReadonlySet<string> = new Set(["at", "method", "path", "fwd", "service", "status", "bytes"]);

/** Whether the text of another line is one of the router. */
export function isHerokuRouter(body: string): boolean {
  return body.startsWith("at=") && body.includes(" method=") && body.includes(" fwd=");
}

function readPairs(draft: Draft, pairs: JsonObject): void {
  const field = (key: string): string => (typeof pairs[key] === "string" ? pairs[key] : "");
  const amount = (key: string): number | undefined => (/^\d/.test(field(key)) ? parseInt(field(key), 10) : undefined);
  draft.payload = pairs;
  // Clients may begin the list themselves; the router writes the address that it has seen at the end.
  const clients = field("fwd");
  draft.address = addressIn(clients.slice(clients.lastIndexOf(",") + 1).trim());
  draft.status = amount("status");
  draft.duration = amount("service");
  draft.bytes = amount("bytes");
  const asked = `${field("method")} ${field("path")}`;
  readRequestLine(draft, asked);
  draft.body = field("code") === "" ? asked : `${asked}: ${field("code")} ${field("desc")}`.trimEnd();
  draft.severity = field("at") === "error" ? "ERROR" : severityOfStatus(draft.status ?? 200);
  draft.meaning = webLoginMeaning(draft);
}

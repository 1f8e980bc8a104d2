// nginx's error log: level, process and connection, and at the end the client, the request and the upstream it is about.
import { isAddress } from "../events/address.ts";
import type { AttributeValue } from "../record.ts";
import { headerFormat } from "./header-format.ts";
import { readRequestLine } from "./request-line.ts";

// Matches `, client: 203.0.113.9, server: example.com, request: "GET / HTTP/1.1"` and its kin at the end of a line; refuses commas in prose.
const details = /, (client|server|request|upstream|host|referrer|subrequest|login): ("(?:[^"\\]|\\.)*"|[^,\s]*)/g;

export const nginxError = headerFormat({
  id: "nginx-error",
  title: "nginx error log",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: '2025/05/17 08:30:04 [error] 4121#4121: *7 open() "/srv/www/x" failed (2: No such file or directory), client: 203.0.113.9, server: example.com, request: "GET /x?a=1 HTTP/1.1", host: "example.com"',
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "ERROR",
        body: 'open() "/srv/www/x" failed (2: No such file or directory)',
        "client.address": "203.0.113.9",
        "http.request.method": "GET",
        "url.path": "/x",
        attributes: { "process.pid": 4121, server: "example.com", host: "example.com" },
      },
    },
    {
      line: "2025/05/17 08:30:04 [warn] 4121#0: *7 upstream is slow",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", severity: "WARN", body: "upstream is slow" },
    },
    {
      line: '2025/05/17 08:30:04 [error] 4121#4121: *7 user "alice" was not found in "/etc/nginx/htpasswd", client: 203.0.113.9, server: , request: "GET /admin HTTP/1.1", host: "example.com"',
      expect: { body: 'user "alice" was not found in "/etc/nginx/htpasswd"', "client.address": "203.0.113.9" },
    },
  ],
  fits(text) {
    if (text.charCodeAt(4) !== 47 || text.charCodeAt(19) !== 32 || text.charCodeAt(20) !== 91) return false;
    const close = text.indexOf("] ", 21);
    return close > 0 && close < 30 && text.indexOf("#", close) > 0;
  },
  read(draft) {
    const first = draft.body.search(/, (?:client|server): /);
    if (first < 0) return;
    const tail = draft.body.slice(first);
    const values = pairsOf(tail);
    const client = values.get("client") ?? "";
    if (isAddress(client)) draft.address = client;
    draft.body = draft.body.slice(0, first);
    const request = values.get("request");
    if (request === undefined) return;
    readRequestLine(draft, request);
    // The message is what templates are learned from, as it says what went wrong.
    draft.shape = undefined;
  },
  attributes({ text }) {
    const result: Record<string, AttributeValue> = {};
    const pid = Number.parseInt(text.slice(text.indexOf("] ") + 2), 10);
    if (!Number.isNaN(pid)) result["process.pid"] = pid;
    const first = text.search(/, (?:client|server): /);
    if (first < 0) return result;
    for (const [key, value] of pairsOf(text.slice(first)))
      if (key !== "client" && key !== "request" && value !== "") result[key] = value;
    return result;
  },
});

function pairsOf(tail: string): ReadonlyMap<string, string> {
  const pairs = [...tail.matchAll(details)].map(([, key = "", value = ""]): [string, string] => [
    key,
    value.startsWith('"') ? value.slice(1, -1) : value,
  ]);
  return new Map(pairs);
}

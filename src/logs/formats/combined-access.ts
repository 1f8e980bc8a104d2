// The common and combined access log of Apache, nginx and their imitators, with an optional request time in seconds at the end.
import type { LogEntry } from "../entry.ts";
import { isAddress } from "../events/address.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import type { AttributeValue } from "../record.ts";
import { severityOfStatus } from "../severity.ts";
import type { LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

export const combinedAccess: LogFormat = {
  id: "combined-access",
  title: "Access log, common or combined",
  requests: true,
  lenient: true,
  timed: false,
  starts: "0123456789:-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
  samples: [
    {
      line: '203.0.113.9 - alice [17/May/2025:08:30:04 +0200] "GET /orders/42?page=2 HTTP/1.1" 200 512 "https://example.com/" "Mozilla/5.0" 0.013',
      expect: {
        timestamp: "2025-05-17T08:30:04.000+02:00",
        severity: "INFO",
        body: "GET /orders/42?page=2 HTTP/1.1",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        "http.request.method": "GET",
        "url.path": "/orders/42",
        "http.response.status_code": 200,
        duration_ms: 13,
        attributes: {
          "http.response.body.size": 512,
          "http.request.header.referer": "https://example.com/",
          "user_agent.original": "Mozilla/5.0",
        },
      },
    },
    {
      line: '203.0.113.9 - - [17/May/2025:08:30:04 +0000] "POST /login HTTP/1.1" 401 12',
      expect: { severity: "WARN", event: "authn_login_fail", outcome: "failure", "client.address": "203.0.113.9" },
    },
    {
      line: '203.0.113.9 - - [17/May/2025:08:30:04 +0000] "-" 408 -',
      expect: { severity: "WARN", "http.response.status_code": 408, body: "-" },
    },
  ],
  beginning(text, { stampAt }, line) {
    const hostEnd = text.indexOf(" ");
    if (hostEnd <= 0 || !isDashed(text, hostEnd) || !isNumeric(text, hostEnd)) return undefined;
    const stamp = stampAt(text, hostEnd + 6, line);
    if (!stamp || !text.startsWith('] "', stamp.end)) return undefined;
    const { time, zone, end } = stamp;
    return { time, zone, address: text.slice(0, hostEnd), start: 0, end: end + 2 };
  },
  parse(draft, context) {
    const { text } = draft;
    const places = findPlaces(text);
    if (!places) return false;
    const stamp = context.stampAt(text, places.stamp);
    if (!stamp || text.charCodeAt(stamp.end) !== 93) return false;
    draft.format = "combined-access";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.body = text.slice(places.request, places.requestEnd);
    draft.address = places.host;
    draft.user = places.user;
    draft.status = digitsAt(text, places.requestEnd + 2);
    draft.severity = severityOfStatus(draft.status);
    draft.bytes = digitsAt(text, places.requestEnd + 6);
    draft.duration = trailingSeconds(text);
    readRequestLine(draft, draft.body);
    draft.meaning = webLoginMeaning(draft);
    return true;
  },
  attributes(entry: LogEntry): Readonly<Record<string, AttributeValue>> {
    const result: Record<string, AttributeValue> = {};
    // Size, referer and agent after the status; refuses quotes inside them unless escaped.
    const match = /^" \d{3} (\d+|-)(?: "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)")?/.exec(
      entry.text.slice(bodyEnd(entry)),
    );
    if (match?.[1] && match[1] !== "-") result["http.response.body.size"] = Number(match[1]);
    if (match?.[2] && match[2] !== "-") result["http.request.header.referer"] = match[2];
    if (match?.[3] && match[3] !== "-") result["user_agent.original"] = match[3];
    return result;
  },
};

interface Places {
  readonly host: string;
  readonly user: string | undefined;
  readonly stamp: number;
  readonly request: number;
  readonly requestEnd: number;
}

function findPlaces(text: string): Places | undefined {
  const hostEnd = text.indexOf(" ");
  if (hostEnd <= 0 || hostEnd > 255) return undefined;
  // `- - [`, as nearly all lines have it.
  const plain = isDashed(text, hostEnd);
  const ident = plain ? hostEnd + 2 : text.indexOf(" ", hostEnd + 1);
  // A user name may hold anything, so the bracket is looked for behind it.
  const bracket = plain ? ident + 2 : text.indexOf(" [", ident);
  if (ident < 0 || bracket < 0 || bracket > 600) return undefined;
  const close = text.charCodeAt(bracket + 28) === 93 ? bracket + 28 : text.indexOf("]", bracket + 18);
  if (close < 0 || close > bracket + 32 || text.charCodeAt(close + 2) !== 34) return undefined;
  const requestEnd = closingQuote(text, close + 3);
  if (requestEnd < 0 || text.charCodeAt(requestEnd + 1) !== 32) return undefined;
  // A status or a dash follows; words do in the login logs of control panels.
  if (!(text.charCodeAt(requestEnd + 2) <= 57)) return undefined;
  if (plain)
    return { host: text.slice(0, hostEnd), user: undefined, stamp: bracket + 2, request: close + 3, requestEnd };
  const rest = { stamp: bracket + 2, request: close + 3, requestEnd };
  const user = text.slice(ident + 1, bracket).trim();
  const second = text.slice(hostEnd + 1, ident);
  // Some servers put the name of the virtual host first.
  if (second !== "-" && isAddress(second)) return { ...rest, host: second, user: userOf(user.replace(/^\S+ +/, "")) };
  return { ...rest, host: text.slice(0, hostEnd), user: userOf(user) };
}

function isDashed(text: string, at: number): boolean {
  return (
    text.charCodeAt(at + 1) === 45 &&
    text.charCodeAt(at + 2) === 32 &&
    text.charCodeAt(at + 3) === 45 &&
    text.charCodeAt(at + 4) === 32 &&
    text.charCodeAt(at + 5) === 91
  );
}

// Digits, letters to f, dots and colons, as addresses have them; nothing else can be known to hold no secret.
function isNumeric(text: string, end: number): boolean {
  if (end > 45) return false;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!((code >= 46 && code <= 58 && code !== 47) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}

function userOf(text: string): string | undefined {
  return text === "-" || text === "" ? undefined : text;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

function bodyEnd(entry: LogEntry): number {
  const start = entry.text.indexOf('] "') + 3;
  return start + entry.body.length;
}

function digitsAt(text: string, at: number): number {
  let value = 0;
  for (let i = at; ; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57 || Number.isNaN(code)) return value;
    value = value * 10 + code - 48;
  }
}

// nginx's $request_time; a whole number would be ambiguous (Apache writes microseconds), so it needs its decimal point.
function trailingSeconds(text: string): number | undefined {
  let at = text.length - 1;
  let dots = 0;
  for (; at >= 0; at--) {
    const code = text.charCodeAt(at);
    if (code === 46) dots++;
    else if (code < 48 || code > 57) break;
  }
  if (dots !== 1 || text.charCodeAt(at) !== 32 || text.charCodeAt(at - 1) !== 34) return undefined;
  return Math.round(Number(text.slice(at + 1)) * 1e6) / 1e3;
}

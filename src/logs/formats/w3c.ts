// W3C extended logs: IIS with blanks, CloudFront with tabs. A `#Fields:` line names the columns; without one those of IIS are taken.
import type { Draft } from "../entry.ts";
import type { Json } from "../entry.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfStatus } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { FormatContext, LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

const iisColumns =
  "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken".split(
    " ",
  );
const directive = /^#(?:Software|Version|Date|Fields|Start-Date|End-Date|Remark): /;
const shown = new Set(["date", "time", "cs-method", "cs-uri-stem", "sc-status", "time-taken", "c-ip"]);

export const w3c: LogFormat = {
  id: "w3c",
  title: "W3C extended log (IIS, CloudFront)",
  starts: "#0123456789",
  requests: true,
  samples: [
    {
      line: "2025-05-17 08:30:04 192.0.2.1 POST /login returnUrl=/cart 443 alice 203.0.113.9 Mozilla/5.0+(Windows+NT+10.0) https://example.com/ 401 1 1326 15",
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "WARN",
        body: "POST /login",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        "http.request.method": "POST",
        "url.path": "/login",
        "http.response.status_code": 401,
        duration_ms: 15,
        event: "authn_login_fail",
        attributes: { "s-ip": "192.0.2.1", "cs(User-Agent)": "Mozilla/5.0 (Windows NT 10.0)" },
      },
    },
    {
      line: "#Software: Microsoft Internet Information Services 10.0",
      expect: { body: "#Software: Microsoft Internet Information Services 10.0" },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    if (text.charCodeAt(0) === 35) return readDirective(draft, context);
    const named = context.habits.columns.length > 0;
    const columns = named ? context.habits.columns : iisColumns;
    // Date, blank or tab, clock: the form that all of them share.
    if (text.charCodeAt(4) !== 45 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return false;
    const sign = text.charCodeAt(10);
    if ((sign !== 32 && sign !== 9) || text.charCodeAt(19) !== sign) return false;
    const values = text.split(sign === 9 ? "\t" : " ", columns.length + 1);
    if (values.length !== columns.length) return false;
    const payload = Object.fromEntries(
      columns.map((name, index): [string, Json] => [name, plain(name, values[index] ?? "-")]),
    );
    if (!named && !(Number(payload["sc-status"]) >= 100 && Number(payload["s-port"]) > 0)) return false;
    return readColumns(draft, payload, context);
  },
  attributes({ payload }) {
    const pairs = Object.entries(payload ?? {}).filter(([name, value]) => !shown.has(name) && value !== "-");
    return Object.fromEntries(pairs.map(([name, value]) => [name, typeof value === "string" ? value : ""]));
  },
};

function readDirective(draft: Draft, { habits }: FormatContext): boolean {
  const { text } = draft;
  if (!directive.test(text)) return false;
  draft.format = "w3c";
  if (text.startsWith("#Fields: ")) habits.columns = text.slice(9).trim().split(/\s+/, 100);
  return true;
}

function readColumns(draft: Draft, payload: Readonly<Record<string, Json>>, { reference }: FormatContext): boolean {
  const told = (name: string): string | undefined => {
    const value = payload[name];
    return typeof value === "string" && value !== "-" && value !== "" ? value : undefined;
  };
  const stamp = scanTimestamp(`${told("date") ?? ""} ${told("time") ?? ""}`, 0, reference);
  if (!stamp) return false;
  draft.format = "w3c";
  draft.payload = payload;
  draft.time = stamp.time;
  draft.zone = stamp.zone;
  draft.address = told("c-ip");
  draft.user = told("cs-username");
  const status = Number(told("sc-status"));
  if (status >= 100) draft.status = status;
  if (draft.status !== undefined) draft.severity = severityOfStatus(draft.status);
  const taken = told("time-taken");
  // CloudFront writes seconds with a fraction, IIS whole milliseconds.
  if (taken !== undefined) draft.duration = taken.includes(".") ? Math.round(Number(taken) * 1e6) / 1e3 : Number(taken);
  const sent = told("sc-bytes");
  if (sent !== undefined) draft.bytes = Number(sent);
  const method = told("cs-method");
  const path = told("cs-uri-stem");
  if (method === undefined || path === undefined) return true;
  draft.body = `${method} ${path}`;
  readRequestLine(draft, draft.body);
  draft.meaning = webLoginMeaning(draft);
  return true;
}

// IIS writes blanks in user agents as plus signs.
function plain(name: string, value: string): string {
  return name === "cs(User-Agent)" ? value.replaceAll("+", " ") : value;
}

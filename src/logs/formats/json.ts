// One JSON object a line, as pino, winston, bunyan, slog, zap, ECS and Docker write it; the keys are in json-keys.ts.
import type { Draft, JsonObject, LogEntry } from "../entry.ts";
import { plainAddress } from "../events/address.ts";
import { jsonMeaning } from "../events/structured.ts";
import type { AttributeValue, Severity } from "../record.ts";
import { severityOfName, severityOfNumber } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { FormatContext, LogFormat } from "./format.ts";
import { scanHeader } from "./header.ts";
import { flatten, isObject, JsonFields, shownKeys } from "./json-fields.ts";

export const json: LogFormat = {
  id: "json",
  title: "JSON lines (pino, winston, bunyan, slog, zap, ECS, Docker)",
  samples: [
    {
      line: '{"level":40,"time":1747470604230,"pid":1,"hostname":"h","user":"alice","ip":"203.0.113.9","msg":"login failed"}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "WARN",
        body: "login failed",
        "user.name": "alice",
        "client.address": "203.0.113.9",
        attributes: { pid: 1, hostname: "h", user: "alice" },
      },
    },
    {
      line: '{"level":30,"time":1747470604230,"req":{"method":"POST","url":"/login?next=/","remoteAddress":"203.0.113.9"},"res":{"statusCode":401},"responseTime":12.5,"msg":"request completed"}',
      expect: {
        "http.request.method": "POST",
        "url.path": "/login",
        "http.response.status_code": 401,
        duration_ms: 12.5,
        event: "authn_login_fail",
        outcome: "failure",
      },
    },
    {
      line: '{"level":"info","message":"started","timestamp":"2025-05-17T10:30:00.120+02:00"}',
      expect: { timestamp: "2025-05-17T10:30:00.120+02:00", severity: "INFO", body: "started" },
    },
    {
      line: '{"log":"2025-05-17T08:30:00Z WARN disk is full\\n","stream":"stderr","time":"2025-05-17T08:30:00.120123456Z"}',
      expect: { timestamp: "2025-05-17T08:30:00.120Z", severity: "WARN", body: "disk is full" },
    },
    {
      line: '{"level":"warn","msg":"denied","event":"authn_login_fail:alice","ts":1747470604.23}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        event: "authn_login_fail",
        outcome: "failure",
        "user.name": "alice",
      },
    },
  ],
  parse(draft, context) {
    const payload = parseObject(draft.text);
    if (!payload) return false;
    draft.format = "json";
    readPayload(draft, payload, context);
    return true;
  },
  attributes(entry: LogEntry): Readonly<Record<string, AttributeValue>> {
    return entry.payload ? flatten(entry.payload, shownKeys) : {};
  },
};

/** Fills the draft from the keys of a payload, whatever notation it was written in. */
export function readPayload(draft: Draft, payload: JsonObject, context: FormatContext): void {
  const fields = new JsonFields(payload);
  draft.payload = payload;
  draft.body = fields.text("body") ?? "";
  draft.severity = severityOf(fields);
  draft.logger = fields.text("logger");
  readTime(draft, fields, context);
  readRequest(draft, fields);
  if (typeof payload["log"] === "string") unwrap(draft, context);
  draft.user = fields.text("user");
  draft.meaning = jsonMeaning(draft, fields.text("event"), fields.text("outcome"));
  draft.user = draft.meaning?.user ?? draft.user;
  if (draft.body === "") draft.shape = draft.meaning ? draft.meaning.event : Object.keys(payload).join(" ");
}

function parseObject(text: string): JsonObject | undefined {
  let start = 0;
  while (text.charCodeAt(start) === 32) start++;
  if (text.charCodeAt(start) !== 123) return undefined;
  try {
    const value = JSON.parse(text) as JsonObject;
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function severityOf(fields: JsonFields): Severity | undefined {
  const level = fields.value("severity");
  if (typeof level === "number") return severityOfNumber(level);
  if (level === undefined) return undefined;
  return (
    severityOfName(level) ??
    (level !== "" && Number.isInteger(Number(level)) ? severityOfNumber(Number(level)) : undefined)
  );
}

function readTime(draft: Draft, fields: JsonFields, context: FormatContext): void {
  const value = fields.value("time");
  if (value === undefined) return;
  if (typeof value === "string" && (value.length < 9 || !/^\d+(?:\.\d+)?$/.test(value))) {
    const found = scanTimestamp(value, 0, context.reference);
    if (!found) return;
    draft.time = found.time;
    draft.zone = found.zone;
    return;
  }
  draft.time = epochMilliseconds(Number(value));
}

// Seconds, milliseconds, microseconds or nanoseconds, told apart by their size: each covers the years 1973 to 5138.
function epochMilliseconds(value: number): number {
  if (value < 1e8 || !Number.isFinite(value)) return NaN;
  if (value < 1e11) return Math.round(value * 1000);
  if (value < 1e14) return value;
  return Math.floor(value < 1e17 ? value / 1e3 : value / 1e6);
}

function readRequest(draft: Draft, fields: JsonFields): void {
  const address = fields.text("address");
  draft.address = address?.includes(":") ? plainAddress(address) : address;
  draft.method = fields.text("method");
  draft.status = fields.number("status");
  draft.duration = fields.number("milliseconds");
  draft.bytes = fields.number("bytes");
  if (draft.method === undefined && draft.status === undefined) return;
  const url = fields.text("path");
  if (url !== undefined) draft.path = pathOf(url);
}

/** The path of a URL, without origin, query and fragment. */
function pathOf(url: string): string {
  const scheme = url.indexOf("://");
  const start = scheme > 0 && scheme < 10 ? url.indexOf("/", scheme + 3) : 0;
  const from = start < 0 ? url.length : start;
  let end = url.indexOf("?", from);
  if (end < 0) end = url.length;
  const hash = url.indexOf("#", from);
  if (hash >= 0 && hash < end) end = hash;
  return url.slice(from, end) || "/";
}

// A container runtime wraps what the program wrote: the inner line has its own header.
function unwrap(draft: Draft, context: FormatContext): void {
  const inner = draft.body.endsWith("\n") ? draft.body.slice(0, -1) : draft.body;
  const header = scanHeader(inner, context.reference, context.habits);
  draft.body = header ? inner.slice(header.bodyStart) : inner;
  draft.severity ??= header?.severity;
  if (Number.isNaN(draft.time) && header) draft.time = header.time;
}

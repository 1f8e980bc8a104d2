// Fills a draft from the keys of a payload, whatever notation the payload was written in; which keys mean what stands in json-keys.ts.
import type { Draft, JsonObject } from "../entry.ts";
import { isAddress, plainAddress } from "../events/address.ts";
import { jsonMeaning } from "../events/structured.ts";
import type { Severity } from "../record.ts";
import { severityOfName, severityOfNumber } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { FormatContext } from "./format.ts";
import { JsonFields } from "./json-fields.ts";

/** Fills the draft; fields that the payload does not tell stay undefined. */
export function readPayload(draft: Draft, payload: JsonObject, context: FormatContext): void {
  const fields = new JsonFields(payload);
  draft.payload = payload;
  draft.body = fields.text("body") ?? "";
  draft.severity = severityOf(fields);
  draft.logger = fields.text("logger");
  readTime(draft, fields, context);
  readRequest(draft, fields);
  const user = fields.text("user");
  draft.user = user === "-" ? undefined : user;
  draft.meaning = jsonMeaning(draft, fields.text("event"), fields.text("outcome"));
  draft.user = draft.meaning?.user ?? draft.user;
  if (draft.body === "") draft.shape = draft.meaning ? draft.meaning.event : Object.keys(payload).join(" ");
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
  const time = epochMilliseconds(Number(value));
  // Whole seconds may have their fraction beside them.
  const isSeconds = typeof value === "number" && value < 1e11 && Number.isInteger(value);
  draft.time = isSeconds ? time + Math.floor((fields.number("nanoseconds") ?? 0) / 1e6) : time;
}

/** Seconds, milliseconds, microseconds or nanoseconds, told apart by their size: each covers the years 1973 to 5138. */
export function epochMilliseconds(value: number): number {
  if (value < 1e8 || !Number.isFinite(value)) return NaN;
  if (value < 1e11) return Math.round(value * 1000);
  if (value < 1e14) return value;
  return Math.floor(value < 1e17 ? value / 1e3 : value / 1e6);
}

function readRequest(draft: Draft, fields: JsonFields): void {
  draft.address = addressOf(fields.text("address"));
  draft.method = fields.text("method");
  draft.status = fields.number("status");
  draft.duration = fields.number("milliseconds");
  draft.bytes = fields.number("bytes");
  if (draft.method === undefined && draft.status === undefined) return;
  const url = fields.text("path");
  if (url === undefined) return;
  const line = requestLine.exec(url);
  draft.method ??= line?.[1];
  draft.path = pathOf(line?.[2] ?? url);
}

// Matches "GET /orders?page=2 HTTP/1.1", as nginx and Apache write `request`; refuses a URL alone.
const requestLine = /^([A-Z]{3,20}) (\S+) HTTP\/[\d.]+$/;

// "unknown", "-" and names of clients are none.
function addressOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const address = text.includes(":") ? plainAddress(text) : text;
  const named = (address.includes(".") && !address.includes(" ")) || address === "localhost";
  return named || isAddress(address) ? address : undefined;
}

/** The path of a URL, without origin, query and fragment. */
export function pathOf(url: string): string {
  const scheme = url.indexOf("://");
  const start = scheme > 0 && scheme < 10 ? url.indexOf("/", scheme + 3) : 0;
  const from = start < 0 ? url.length : start;
  let end = url.indexOf("?", from);
  if (end < 0) end = url.length;
  const hash = url.indexOf("#", from);
  if (hash >= 0 && hash < end) end = hash;
  return url.slice(from, end) || "/";
}

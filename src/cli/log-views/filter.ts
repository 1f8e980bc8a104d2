// Which records are shown: by severity, text, field, time, or because they are remarkable. Anomalies are looked for in the whole log
// whatever is shown.
import { RE2JS, RE2JSSyntaxException } from "re2js";
import { UserError } from "../../base/user-error.ts";
import { type FilterFlags, levelNames } from "./log-flags.ts";
import type { AttributeValue, LogRecord, Severity } from "../../logs/record.ts";

/** Whether a record is shown. */
export type RecordFilter = (record: LogRecord) => boolean;

/** The filter of these flags, undefined when they ask for everything; `now` in milliseconds since the epoch is what durations count back from. */
export function createRecordFilter(flags: FilterFlags, now: number): RecordFilter | undefined {
  const tests = [
    ...(flags.level === undefined ? [] : [levelTest(flags.level)]),
    ...(flags.grep ?? []).map(textTest),
    ...(flags.field ?? []).map(fieldTest),
    ...(flags.anomalies ? [(record: LogRecord) => (record.anomalies?.length ?? 0) > 0] : []),
    ...(flags.since === undefined ? [] : [sinceTest(timeOf("--since", flags.since, now))]),
    ...(flags.until === undefined ? [] : [untilTest(timeOf("--until", flags.until, now))]),
  ];
  return tests.length === 0 ? undefined : (record) => tests.every((test) => test(record));
}

const severities: readonly Severity[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

function levelTest(level: string): RecordFilter {
  const least = levelNames.findIndex((name) => name === level);
  return ({ severity }) => severity !== undefined && severities.indexOf(severity) >= least;
}

/** Like `rg --smart-case`: a pattern without capitals matches any case. The engine is linear, so no pattern can hang. */
function textTest(pattern: string): RecordFilter {
  const flags = pattern === pattern.toLowerCase() ? RE2JS.CASE_INSENSITIVE : 0;
  try {
    const compiled = RE2JS.compile(pattern, flags);
    return ({ body, attributes }) =>
      compiled.matcher(body).find() ||
      Object.values(attributes).some((value) => typeof value === "string" && compiled.matcher(value).find());
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    throw new UserError(
      `--grep ${pattern} is no regular expression that Seclog understands; write special characters as in \\[ or \\(.`,
      { cause: error },
    );
  }
}

/** `key=value`; `*` in the value stands for anything. */
function fieldTest(text: string): RecordFilter {
  const at = text.indexOf("=");
  if (at <= 0)
    throw new UserError(`--field ${text} has no value; write --field name=value, for example --field user.name=alice.`);
  const key = text.slice(0, at);
  const matches = wildcards(text.slice(at + 1));
  return (record) => {
    const value = fieldOf(record, key);
    return value !== undefined && matches(String(value));
  };
}

function fieldOf(record: LogRecord, key: string): AttributeValue | undefined {
  if (Object.hasOwn(record.attributes, key)) return record.attributes[key];
  if (key === "source") return record.source?.file;
  const value: unknown = Object.entries(record).find(([name]) => name === key)?.[1];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

function wildcards(pattern: string): (value: string) => boolean {
  const parts = pattern.toLowerCase().split("*");
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  return (original) => {
    const value = original.toLowerCase();
    if (last === undefined) return value === first;
    if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of rest) {
      const found = value.indexOf(part, at);
      if (found < 0 || found + part.length > value.length - last.length) return false;
      at = found + part.length;
    }
    return true;
  };
}

// Records without a time belong to the one before them.
function sinceTest(since: number): RecordFilter {
  let begun = false;
  return ({ timestamp }) => {
    if (timestamp !== undefined) begun = Date.parse(timestamp) >= since;
    return begun;
  };
}

function untilTest(until: number): RecordFilter {
  let ended = false;
  return ({ timestamp }) => {
    if (timestamp !== undefined) ended = Date.parse(timestamp) > until;
    return !ended;
  };
}

const units: Readonly<Record<string, number>> = { s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3, w: 7 * 86_400e3 };

/** A duration such as `15m` back from now, or a date and time; without a zone it is UTC, as the records are shown. */
export function timeOf(flag: string, text: string, now: number): number {
  const duration = /^(\d{1,9})([smhdw])$/.exec(text);
  if (duration) return now - Number(duration[1]) * (units[duration[2] ?? "s"] ?? 0);
  const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text)
    ? text.replace(" ", "T")
    : "";
  const zoned = iso.length > 10 && !/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? `${iso}Z` : iso;
  const time = Date.parse(zoned);
  if (!Number.isNaN(time)) return time;
  throw new UserError(`${flag} ${text} is no time; write 15m, 2h or 3d, or a date such as 2026-03-01T08:30.`);
}

// What a filter of the viewer asks of a record: first what the columns know, then, only if need be, its text or its fields.
import { RE2JS, RE2JSSyntaxException } from "re2js";
import { redact } from "../../catalogue/redact.ts";
import type { AttributeValue, LogRecord } from "../../logs/record.ts";
import type { LogFilter } from "../log-protocol.ts";
import { withoutSequences } from "./ansi.ts";
import type { LogDocument } from "./log-document.ts";
import { severityNumber } from "./severities.ts";

/** A filter that was understood. */
export interface RecordFilter {
  /** By the columns; undefined when they do not matter. */
  readonly byColumns?: (log: LogDocument) => (record: number) => boolean;
  /** By the lines; undefined when they do not matter. */
  readonly byLines?: (lines: readonly string[]) => boolean;
  /** By the fields; undefined when they do not matter. */
  readonly byRecord?: (record: LogRecord) => boolean;
}

/** Rejects what it does not understand with a message for the user. */
export function compileFilter(filter: LogFilter): RecordFilter {
  const columns = columnTests(filter);
  const fields = (filter.fields ?? []).filter((field) => field.trim() !== "").map(fieldTest);
  const matches = textMatcher(filter.text, { regex: filter.regex === true });
  return {
    ...(columns.length === 0
      ? {}
      : {
          byColumns: (log) => {
            const tests = columns.map((test) => test(log));
            return (record) => tests.every((test) => test(record));
          },
        }),
    ...(matches ? { byLines: (lines) => lines.some((line) => matchesLine(line, matches)) } : {}),
    ...(fields.length === 0 ? {} : { byRecord: (record) => fields.every((test) => test(record)) }),
  };
}

/** Whether everything passes. */
export function isOpen({ byColumns, byLines, byRecord }: RecordFilter): boolean {
  return !byColumns && !byLines && !byRecord;
}

/** What is masked cannot be guessed by looking for it: a match counts in the text that is shown. */
export function matchesLine(line: string, matches: (text: string) => boolean): boolean {
  const text = withoutSequences(line);
  if (!matches(text)) return false;
  const shown = redact(text);
  return shown === text || matches(shown);
}

type ColumnTest = (log: LogDocument) => (record: number) => boolean;

function columnTests({ severities, templates, anomalies, detector, from, to }: LogFilter): readonly ColumnTest[] {
  const tests: ColumnTest[] = [];
  if (severities && severities.length > 0) {
    const wanted = new Set(severities.map(severityNumber));
    tests.push(
      ({ scan }) =>
        (record) =>
          wanted.has(scan.columns.severity(record)),
    );
  }
  if (templates && templates.length > 0) {
    tests.push(({ scan }) => {
      let known = scan.templates.uses.length;
      let numbers = scan.templates.numbersOf(templates);
      return (record) => {
        const number = scan.columns.template(record);
        if (number >= known) {
          known = scan.templates.uses.length;
          numbers = scan.templates.numbersOf(templates);
        }
        return numbers.has(number);
      };
    });
  }
  if (anomalies)
    tests.push(
      ({ scan }) =>
        (record) =>
          scan.columns.flagged(record),
    );
  if (detector !== undefined) {
    tests.push(({ scan }) => (record) => {
      const raised = scan.columns.flagged(record) ? scan.anomaliesOfLine(scan.columns.line(record)) : [];
      return raised.some((anomaly) => anomaly.detector === detector);
    });
  }
  if (from !== undefined)
    tests.push(
      ({ scan }) =>
        (record) =>
          scan.columns.time(record) >= from,
    );
  if (to !== undefined)
    tests.push(
      ({ scan }) =>
        (record) =>
          scan.columns.time(record) < to,
    );
  return tests;
}

/** Like `rg --smart-case` unless told: a text without capitals matches any case. Undefined for no text. */
export function textMatcher(
  text: string | undefined,
  { regex, caseSensitive }: { readonly regex: boolean; readonly caseSensitive?: boolean | undefined },
): ((text: string) => boolean) | undefined {
  if (text === undefined || text === "") return undefined;
  const anyCase = !(caseSensitive ?? text !== text.toLowerCase());
  if (regex) return regexMatcher(text, anyCase);
  if (!anyCase) return (line) => line.includes(text);
  const small = text.toLowerCase();
  return (line) => line.toLowerCase().includes(small);
}

/** The engine is linear, so no expression can hang the viewer. */
function regexMatcher(pattern: string, anyCase: boolean): (text: string) => boolean {
  try {
    const compiled = RE2JS.compile(pattern, anyCase ? RE2JS.CASE_INSENSITIVE : 0);
    return (line) => compiled.matcher(line).find();
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    throw new Error(
      `This is no regular expression that Seclog understands; write special characters as in \\[ or \\(.`,
      {
        cause: error,
      },
    );
  }
}

/** `name=value`; `*` in the value stands for anything. */
function fieldTest(text: string): (record: LogRecord) => boolean {
  const at = text.indexOf("=");
  if (at <= 0) throw new Error(`The field filter "${text}" has no value; write name=value, as in user.name=alice.`);
  const name = text.slice(0, at).trim();
  const parts = text
    .slice(at + 1)
    .trim()
    .toLowerCase()
    .split("*");
  return (record) => {
    const value = fieldOf(record, name);
    return value !== undefined && fitsParts(String(value).toLowerCase(), parts);
  };
}

function fieldOf(record: LogRecord, name: string): AttributeValue | undefined {
  if (Object.hasOwn(record.attributes, name)) return record.attributes[name];
  const value: unknown = Object.entries(record).find(([key]) => key === name)?.[1];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

function fitsParts(value: string, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found < 0 || found + part.length > value.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

// Everything about one record, for the pane below the rows.
import { redact } from "../../catalogue/redact.ts";
import { printable } from "../../base/terminal.ts";
import type { LogRecord } from "../../logs/record.ts";
import type { LogRecordDetails } from "../log-protocol.ts";
import { withoutSequences } from "./ansi.ts";
import type { LogView } from "./log-view.ts";
import { createRecordReader, toAnomaly, withoutBlankEnd } from "./rows.ts";

const maxText = 200_000;

/** Null when the row is not there. Unmasked only when a person asked for it. */
export async function recordDetails(
  view: LogView,
  { row, reveal = false }: { readonly row: number; readonly reveal?: boolean },
): Promise<LogRecordDetails | null> {
  const place = view.placeOfRow(row);
  const log = place && view.logs[place.file];
  if (!place || !log) return null;
  const { lines, line } = await linesOf(view, row);
  const text = lines.map(withoutSequences).join("\n");
  const masked = redact(text);
  const record = createRecordReader(log)(lines);
  return {
    row,
    file: place.file,
    line,
    endLine: line + lines.length - 1,
    text: (reveal ? text : masked).slice(0, maxText).split("\n").map(printable).join("\n"),
    masked: masked !== text,
    fields: record ? fieldsOf(record) : [],
    template: record ? printable(record.template) : "",
    anomalies: log.scan.anomaliesOfLine(line).map((anomaly) => toAnomaly(anomaly, place.file)),
  };
}

/** Lines of the record of a row; the line alone where records are not known yet. */
async function linesOf(
  view: LogView,
  row: number,
): Promise<{ readonly lines: readonly string[]; readonly line: number }> {
  const place = view.placeOfRow(row);
  const log = place && view.logs[place.file];
  if (!place || !log) return { lines: [], line: 1 };
  const isKnown = place.record >= 0 && place.line <= log.scan.lines;
  if (isKnown) {
    for await (const { lines } of log.recordTexts(place.record, place.record + 1))
      return { lines: withoutBlankEnd(lines), line: log.scan.columns.line(place.record) };
  }
  const lines = await log.lines(place.line, 1);
  return { lines: lines.map(({ text }) => text), line: place.line };
}

const namedFields = [
  "timestamp",
  "severity",
  "format",
  "event",
  "outcome",
  "user.name",
  "client.address",
  "http.request.method",
  "url.path",
  "http.response.status_code",
  "duration_ms",
] as const satisfies readonly (keyof LogRecord)[];

function fieldsOf(record: LogRecord): LogRecordDetails["fields"] {
  const named = namedFields.flatMap((name): (readonly [string, string])[] => {
    const value = record[name];
    return value === undefined ? [] : [[name, printable(String(value))]];
  });
  const others = Object.entries(record.attributes).map(
    ([name, value]) => [printable(name), printable(String(value))] as const,
  );
  return [...named, ...others];
}

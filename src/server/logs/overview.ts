// The picture of a view above its rows: how many records over time, how many of them warnings and errors, and which templates.
import type { LogBucket, LogOverview } from "../log-protocol.ts";
import type { LogView } from "./log-view.ts";
import { severityNumber } from "./severities.ts";
import { topTemplates } from "./templates.ts";

const bucketCount = 120;
const shownTemplates = 200;
const warning = severityNumber("WARN");

/** Goes through the columns of all records of the view. */
export function overviewOf(view: LogView): LogOverview {
  const templates = topTemplates(
    view.logs.map(({ scan }) => scan.templates),
    shownTemplates,
  );
  const span = { first: Infinity, last: -Infinity };
  eachRecord(view, (time) => {
    if (time < span.first) span.first = time;
    if (time > span.last) span.last = time;
  });
  if (span.first > span.last) return { width: 0, buckets: [], templates };
  const width = Math.max(1, Math.ceil((span.last - span.first + 1) / bucketCount));
  const buckets = Array.from({ length: bucketCount }, (): { -readonly [Key in keyof LogBucket]: number } => ({
    total: 0,
    warnings: 0,
    errors: 0,
  }));
  eachRecord(view, (time, severity) => {
    const bucket = buckets[Math.floor((time - span.first) / width)];
    if (!bucket) return;
    bucket.total++;
    if (severity === warning) bucket.warnings++;
    else if (severity > warning) bucket.errors++;
  });
  return { start: span.first, width, buckets, templates };
}

/** Those without a time are left out. */
function eachRecord({ logs, sequence }: LogView, use: (time: number, severity: number) => void): void {
  const columns = logs.map(({ scan }) => scan.columns);
  const visit = (file: number, record: number): void => {
    const time = columns[file]?.time(record) ?? NaN;
    if (!Number.isNaN(time)) use(time, columns[file]?.severity(record) ?? 0);
  };
  if (sequence) {
    for (let i = 0; i < sequence.length; i++) {
      const { file, record } = sequence.at(i);
      visit(file, record);
    }
  } else for (let record = 0; record < (columns[0]?.count ?? 0); record++) visit(0, record);
}

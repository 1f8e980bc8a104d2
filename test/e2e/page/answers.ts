// What an extension would answer a page if every text in a log were one that somebody has chosen. Each text carries the name of the field it
// stands in, so that a test can tell which fields were drawn.
import type { LogAnomaly, LogDashboard, LogFileState, LogState, LogTemplate } from "../../../src/server/protocol.ts";

/** Behind a text: the field that it stands in. */
export const mark = "\u00b6";

/** The text with the name of its field. */
export function inField(text: string, field: string): string {
  return text + mark + field + mark;
}

export type Answers = Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => unknown>>;

function filesOf(texts: readonly string[]): readonly LogFileState[] {
  return texts.map((text) => ({
    uri: `file:///shop/logs/${text}`,
    name: inField(text, "file"),
    notice: inField(text, "notice"),
  }));
}

/** The state of a view with one row for each text. */
export function stateOf(texts: readonly string[]): LogState {
  const count = texts.length;
  return {
    ...{ view: "1", generation: 1, rows: count, lines: count, records: count, bytes: 9, scanned: 9, done: true },
    ...{ paused: false, anomalies: count, folded: false },
    formats: texts.map((text) => inField(text, "format")),
    files: filesOf(texts),
  };
}

function anomaliesOf(texts: readonly string[]): readonly LogAnomaly[] {
  return texts.map((text, i) => ({
    detector: inField(text, "detector"),
    severity: "error",
    message: inField(text, "anomaly"),
    file: i,
    line: i + 1,
    timestamp: inField(text, "anomaly-time"),
    evidence: [i + 1],
  }));
}

function templatesOf(texts: readonly string[]): readonly LogTemplate[] {
  return texts.map((text) => ({ text: inField(text, "template"), count: 3, template: text }));
}

/** Answers for the log viewer. */
export function viewerAnswers(texts: readonly string[]): Answers {
  const state = stateOf(texts);
  const anomalies = anomaliesOf(texts);
  const at = (row: unknown): string => texts[Number(row)] ?? "";
  let found = 0;
  return {
    rows: () => ({
      generation: 1,
      rows: texts.map((text, i) => ({
        row: i,
        file: i,
        line: i + 1,
        timestamp: inField(text, "time"),
        severity: "ERROR",
        text: inField(text, "text"),
        fields: inField(text, "fields"),
        runs: [{ start: 0, end: 1, style: "bold" }],
        hidden: 2,
        anomalies: [anomalies[i]],
        masked: true,
      })),
    }),
    record: ({ row }) => ({
      row,
      file: row,
      line: Number(row) + 1,
      endLine: Number(row) + 1,
      text: inField(at(row), "record"),
      masked: true,
      fields: [[inField(at(row), "name"), inField(at(row), "value")]],
      template: at(row),
      anomalies: [anomalies[Number(row)]],
    }),
    place: ({ line }) => ({ row: Number(line) - 1 }),
    find: () => ({ row: found++ % texts.length, count: 1, position: 1, done: true }),
    anomalies: () => anomalies,
    overview: () => ({
      start: 0,
      width: 1_000,
      buckets: [{ total: 3, warnings: 1, errors: 1 }],
      templates: templatesOf(texts),
    }),
    filter: () => state,
    expand: () => state,
    pause: () => state,
    clear: () => state,
  };
}

/** What the page of the viewer kept when it was hidden. */
export function keptBy(texts: readonly string[]): object {
  return {
    filter: { text: inField(texts[0] ?? "", "filter"), fields: [inField(texts[0] ?? "", "filter-field")] },
    ...{ folded: false, columns: true, deltas: true, following: false, file: 0, line: 1 },
    bookmarks: texts.map((text, i) => ({ file: i, line: i + 1, text: inField(text, "bookmark") })),
  };
}

/** Answers for the dashboard. */
export function dashboardAnswers(texts: readonly string[]): Answers {
  const series = (field: string) =>
    texts.map((text) => ({ key: inField(text, field), total: 3, values: [1, null, 2] }));
  const numbers: LogDashboard = {
    files: filesOf(texts),
    ...{ done: true, lines: 3, records: 3, templateCount: 1, anomalyCount: 1, start: 0, width: 1_000 },
    first: inField(texts[0] ?? "", "first"),
    last: inField(texts[0] ?? "", "last"),
    severities: { ERROR: 3 },
    events: Object.fromEntries(texts.map((text, i) => [inField(`${text}${i}`, "event"), 3])),
    levels: series("level"),
    logins: series("login"),
    statuses: series("status"),
    errorRate: series("error-rate"),
    durations: series("duration"),
    addresses: texts.map((text) => ({ address: inField(text, "address"), count: 3, failures: 1 })),
    topTemplates: templatesOf(texts),
    newTemplates: texts.map((text) => ({ text: inField(text, "new-template"), count: 1, file: 0, line: 1 })),
    anomalies: anomaliesOf(texts),
  };
  return { dashboard: () => numbers };
}

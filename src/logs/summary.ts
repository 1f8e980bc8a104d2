// Counts what a log holds, while it is read: severities, formats, events, templates, anomalies.
import { redact } from "../catalogue/redact.ts";
import type { LogEntry } from "./entry.ts";
import { maskAnomaly } from "./present.ts";
import type { Anomaly, Severity } from "./record.ts";
import { templateText, type TemplateTree } from "./templates/drain.ts";
import { formatTime } from "./time/civil.ts";

/** An anomaly with the line and time at which it was raised. */
export interface PlacedAnomaly extends Anomaly {
  readonly line: number;
  readonly timestamp?: string;
}

/** What the whole log holds. */
export interface LogSummary {
  readonly lines: number;
  readonly records: number;
  readonly first?: string;
  readonly last?: string;
  readonly formats: Readonly<Record<string, number>>;
  readonly severities: Readonly<Partial<Record<Severity, number>>>;
  readonly events: Readonly<Record<string, number>>;
  readonly templates: number;
  /** The most frequent, at most twenty. */
  readonly topTemplates: readonly { readonly templateId: string; readonly template: string; readonly count: number }[];
  readonly anomalies: readonly PlacedAnomaly[];
  /** How many anomalies were raised; the list above holds the first thousand. */
  readonly anomalyCount: number;
}

/** Takes entries in order. */
export interface SummaryCounter {
  add(entry: LogEntry): void;
  summary(lines: number, tree: TemplateTree): LogSummary;
}

const maxAnomalies = 1000;
const topCount = 20;

/** Starts with nothing counted. */
export function createSummaryCounter(): SummaryCounter {
  const formats = createTally<string>();
  const severities = createTally<Severity>();
  const events = createTally<string>();
  const anomalies: PlacedAnomaly[] = [];
  let records = 0;
  let anomalyCount = 0;
  const first = { time: NaN, zone: 0 };
  const last = { time: NaN, zone: 0 };
  return {
    add(entry) {
      records++;
      formats.add(entry.format);
      if (entry.severity !== undefined) severities.add(entry.severity);
      if (entry.meaning) events.add(entry.meaning.event);
      if (!(entry.time >= first.time)) note(first, entry);
      if (!(entry.time <= last.time)) note(last, entry);
      if (!entry.anomalies) return;
      for (const anomaly of entry.anomalies) {
        if (anomalyCount++ < maxAnomalies) anomalies.push(placeAnomaly(anomaly, entry));
      }
    },
    summary: (lines, tree) => ({
      lines,
      records,
      ...(Number.isNaN(first.time) ? {} : { first: formatTime(first.time, first.zone) }),
      ...(Number.isNaN(last.time) ? {} : { last: formatTime(last.time, last.zone) }),
      formats: formats.numbers(),
      severities: severities.numbers(),
      events: events.numbers(),
      templates: tree.templates().length,
      topTemplates: topTemplates(tree),
      anomalies,
      anomalyCount,
    }),
  };
}

/** The anomaly, masked, with the place of the entry that raised it. */
export function placeAnomaly(anomaly: Anomaly, { line, time, zone }: LogEntry): PlacedAnomaly {
  return { ...maskAnomaly(anomaly), line, ...(Number.isNaN(time) ? {} : { timestamp: formatTime(time, zone) }) };
}

interface Moment {
  time: number;
  zone: number;
}

// Records without a time change nothing.
function note(moment: Moment, { time, zone }: LogEntry): void {
  if (Number.isNaN(time)) return;
  moment.time = time;
  moment.zone = zone;
}

/** How often each key came. */
interface Tally<Key extends string> {
  add(key: Key): void;
  numbers(): Readonly<Record<string, number>>;
}

function createTally<Key extends string>(): Tally<Key> {
  const counts = new Map<Key, { number: number }>();
  // Of the key before: most come several times in a row.
  let lastKey: Key | undefined;
  let last = { number: 0 };
  return {
    add(key) {
      if (key !== lastKey) {
        last = counts.get(key) ?? { number: 0 };
        if (last.number === 0) counts.set(key, last);
        lastKey = key;
      }
      last.number++;
    },
    numbers: () => Object.fromEntries([...counts].map(([key, { number }]) => [key, number])),
  };
}

function topTemplates(tree: TemplateTree): LogSummary["topTemplates"] {
  return [...tree.templates()]
    .sort((a, b) => b.count - a.count)
    .slice(0, topCount)
    .map((template) => ({ templateId: template.id, template: redact(templateText(template)), count: template.count }));
}

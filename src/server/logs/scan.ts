// Goes through a log once and then through what is added to it: finds the records and what is remarkable about them, and remembers their
// places. The text stays in the file.
import { setImmediate as turn } from "node:timers/promises";
import { readBlocks } from "../../logs/blocks.ts";
import { createLogEngine, type LogEngine } from "../../logs/engine.ts";
import type { LogEntry } from "../../logs/entry.ts";
import { createHeaderHabits, type HeaderHabits } from "../../logs/formats/header-habits.ts";
import type { LogNotice } from "../../logs/record.ts";
import { createSummaryCounter, placeAnomaly, type PlacedAnomaly, type SummaryCounter } from "../../logs/summary.ts";
import { createTemplateTree, type TemplateTree } from "../../logs/templates/drain.ts";
import { severityNumber } from "./severities.ts";
import { createColumns, type Columns } from "./columns.ts";
import { createDashboardCounter, type DashboardCounter } from "./dashboard-counter.ts";
import type { LogFile } from "./log-file.ts";
import { createTemplateTable, type TemplateTable } from "./templates.ts";

/** What is known of the records of a log so far. */
export interface Scan {
  readonly columns: Columns;
  readonly templates: TemplateTable;
  readonly anomalies: readonly PlacedAnomaly[];
  readonly counter: SummaryCounter;
  /** How many records have which format. */
  readonly formats: ReadonlyMap<string, number>;
  readonly dashboard: DashboardCounter;
  readonly tree: TemplateTree;
  readonly habits: HeaderHabits;
  /** Bytes that were gone through. */
  readonly bytes: number;
  readonly lines: number;
  anomaliesOfLine(line: number): readonly PlacedAnomaly[];
  /** Reads on to the present end. `isLast` takes the last line and record for complete, though more may follow. */
  run(options: { readonly isLast: boolean; readonly signal: AbortSignal; readonly onStep: () => void }): Promise<void>;
}

/** How records are understood. */
export interface ScanOptions {
  /** Milliseconds since the epoch; see `LogEngineOptions`. */
  readonly reference: number;
  readonly onNotice: (notice: LogNotice) => void;
}

interface State {
  bytes: number;
  lines: number;
  /** The last line was taken although it had no line break yet, so what follows is its rest. */
  cut: boolean;
}

// About ten milliseconds of work; in between the viewer is answered.
const partsBetweenTurns = 4;

/** Starts before the first byte. */
export function createScan(file: LogFile, { reference, onNotice }: ScanOptions): Scan {
  const tree = createTemplateTree();
  const habits = createHeaderHabits();
  const engine = createLogEngine({ reference, tree, habits, onNotice });
  const columns = createColumns();
  const templates = createTemplateTable();
  const counter = createSummaryCounter();
  const dashboard = createDashboardCounter();
  const formats = new Map<string, number>();
  const anomalies: PlacedAnomaly[] = [];
  const byLine = new Map<number, readonly PlacedAnomaly[]>();
  const state: State = { bytes: 0, lines: 0, cut: false };
  const take = (entry: LogEntry | undefined): void => {
    if (!entry) return;
    const { line, offset, time, anomalies: raised = [] } = entry;
    const template = templates.note(entry.template, columns.count, time);
    const severity = severityNumber(entry.severity);
    columns.add({ line, offset, time, severity, template, flagged: raised.length > 0 });
    counter.add(entry);
    dashboard.add(entry);
    formats.set(entry.format, (formats.get(entry.format) ?? 0) + 1);
    if (raised.length === 0 || anomalies.length >= maxAnomalies) return;
    const placed = raised.map((anomaly) => placeAnomaly(anomaly, entry));
    anomalies.push(...placed);
    byLine.set(line, placed);
  };
  return {
    columns,
    templates,
    anomalies,
    counter,
    formats,
    dashboard,
    tree,
    habits,
    get bytes() {
      return state.bytes;
    },
    get lines() {
      return state.lines;
    },
    anomaliesOfLine: (line) => byLine.get(line) ?? [],
    async run({ isLast, signal, onStep }) {
      await readOn({ file, state, engine, take }, { isLast, signal, onStep });
      if (isLast && !signal.aborted) take(engine.end());
      onStep();
    },
  };
}

const maxAnomalies = 10_000;

interface Reading {
  readonly file: LogFile;
  readonly state: State;
  readonly engine: LogEngine;
  readonly take: (entry: LogEntry | undefined) => void;
}

async function readOn({ file, state, engine, take }: Reading, run: Parameters<Scan["run"]>[0]): Promise<void> {
  const { isLast, signal, onStep } = run;
  let parts = 0;
  for await (const { texts, offsets, end } of readBlocks(file, state.bytes)) {
    if (signal.aborted) return;
    const isOpen = end >= file.size && !(await endsWithBreak(file, end));
    const held = isOpen && !isLast ? texts.length - 1 : texts.length;
    for (let i = state.cut ? 1 : 0; i < held; i++) {
      state.lines++;
      take(engine.push(texts[i] ?? "", offsets[i] ?? 0));
    }
    state.bytes = offsets[held] ?? end;
    if (held > 0) state.cut = isOpen && held === texts.length;
    if (++parts % partsBetweenTurns === 0) {
      onStep();
      await turn();
    }
  }
}

async function endsWithBreak(file: LogFile, end: number): Promise<boolean> {
  return (await file.read(Math.max(0, end - 2), Math.min(2, end))).includes(10);
}

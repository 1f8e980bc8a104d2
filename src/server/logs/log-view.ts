// One view of one or several logs: which rows it has under its filter, and what each row shows.
import type { FilterLogParams, LogFilter, LogRow, LogState } from "../log-protocol.ts";
import { createExpansions, type Expansions } from "./expansions.ts";
import type { LogDocument, RecordText } from "./log-document.ts";
import { createMatches, stretches } from "./matches.ts";
import { compileFilter, isOpen, type RecordFilter } from "./record-filter.ts";
import { createRecordReader, lineRows, recordToRows, withoutBlankEnd, type RowContent } from "./rows.ts";
import { mergedSequence, singleSequence, type Place, type Sequence, type Source } from "./sequence.ts";

/** Rows over logs; what a viewer asks, it asks of one of these. */
export interface LogView {
  readonly logs: readonly LogDocument[];
  readonly state: LogState;
  /** Undefined while each line of the only log is a row. */
  readonly sequence: Sequence | undefined;
  setFilter(filter: LogFilter, folded: boolean): void;
  setCleared(cleared: boolean): void;
  setPaused(paused: boolean): void;
  rows(start: number, count: number, columns: boolean): Promise<readonly LogRow[]>;
  /** The record of a row, and the line of the file that the row is. */
  placeOfRow(row: number): (Place & { readonly line: number }) | undefined;
  rowOfLine(file: number, line: number): number;
  rowOfTime(time: number): Promise<number>;
  expand(row: number): Promise<void>;
  readonly rowCount: number;
  close(): void;
}

interface Shown {
  readonly filter: RecordFilter;
  readonly folded: boolean;
  readonly sources: readonly Source[];
  readonly sequence: Sequence | undefined;
  readonly expansions: Expansions;
  readonly abort: AbortController;
  /** Generations of the logs that the rows are of. */
  readonly generations: string;
}

/** Shows all lines at first; `onChange` is told when there are more rows or others. */
export function createLogView(id: string, logs: readonly LogDocument[], onChange: () => void): LogView {
  const rowsNow = createShownRows(logs, onChange);
  let paused = false;
  const rowCount = (): number => rowCountOf(rowsNow.shown, logs);
  return {
    logs,
    get state() {
      return stateOf({ id, generation: rowsNow.generation, rows: rowCount(), paused, shown: rowsNow.shown, logs });
    },
    get rowCount() {
      return rowCount();
    },
    get sequence() {
      return rowsNow.shown.sequence;
    },
    setFilter: (filter, folded) => rowsNow.choose({ filter, folded }),
    setCleared: (cleared) => rowsNow.clear(logs.map(({ scan }) => (cleared ? scan.columns.count : 0))),
    setPaused(value) {
      paused = value;
      for (const log of logs) log.setPaused(value);
      onChange();
    },
    rows: async (start, count, columns) => {
      const wanted = { start, count: Math.min(count, rowCount() - start), columns };
      return (await rowsOf(rowsNow.shown, wanted)).map((content, i) => ({ row: start + i, ...content }));
    },
    placeOfRow: (row) => (row < 0 || row >= rowCount() ? undefined : placeOf(rowsNow.shown, row)),
    rowOfLine: (file, line) => rowOfLine(rowsNow.shown, file, line),
    async rowOfTime(time) {
      const { sequence, expansions } = rowsNow.shown;
      const last = Math.max(0, rowCount() - 1);
      if (sequence) return Math.min(last, expansions.rowOf(sequence.indexOfTime(time)));
      const line = await logs[0]?.lineOfTime(time);
      return line === undefined ? last : line - 1;
    },
    async expand(row) {
      const { sequence, expansions } = rowsNow.shown;
      if (!sequence) return;
      const { item } = expansions.itemOf(row);
      const { file, record } = sequence.at(item);
      const text = await firstText(logs[file], record);
      expansions.toggle(item, withoutBlankEnd(text?.lines ?? []).length - 1);
      rowsNow.renumber();
    },
    close: () => rowsNow.close(),
  };
}

type Choice = Pick<FilterLogParams, "filter" | "folded">;

/** What is shown now, kept up to date with the logs. */
function createShownRows(logs: readonly LogDocument[], onChange: () => void) {
  let generation = 0;
  let cleared: readonly number[] = logs.map(() => 0);
  let chosen: Choice = { filter: {}, folded: false };
  let shown = show(logs, chosen, cleared);
  let working: Promise<void> | undefined;
  const again = (): void => {
    shown.abort.abort();
    shown = show(logs, chosen, cleared);
    generation++;
    working = undefined;
    advance();
  };
  const advance = (): void => {
    if (generationsOf(logs) !== shown.generations) {
      cleared = logs.map(() => 0);
      return again();
    }
    onChange();
    if (!shown.sequence || working) return;
    const current = shown;
    working = advanceAll(current, onChange).finally(() => {
      if (current !== shown) return;
      working = undefined;
      if (current.sources.some(({ log, matches }) => matches.asked < log.scan.columns.count)) advance();
    });
  };
  const listeners = logs.map((log) => log.onChange(advance));
  return {
    get shown() {
      return shown;
    },
    get generation() {
      return generation;
    },
    choose(choice: Choice): void {
      // Understood before anything is changed, so that a mistake leaves the view as it is.
      compileFilter(choice.filter);
      chosen = choice;
      again();
    },
    clear(counts: readonly number[]): void {
      cleared = counts;
      again();
    },
    /** Other rows have other numbers from now on. */
    renumber(): void {
      generation++;
      onChange();
    },
    close(): void {
      shown.abort.abort();
      for (const listener of listeners) listener.dispose();
    },
  };
}

function rowCountOf({ sequence, expansions }: Shown, logs: readonly LogDocument[]): number {
  return sequence ? expansions.rowsOf(sequence.length) : (logs[0]?.lineCount ?? 0);
}

function generationsOf(logs: readonly LogDocument[]): string {
  return logs.map(({ generation }) => generation).join();
}

function show(
  logs: readonly LogDocument[],
  { filter: wanted, folded }: Pick<FilterLogParams, "filter" | "folded">,
  cleared: readonly number[],
): Shown {
  const filter = compileFilter(wanted);
  const sources = logs.map((log, file): Source => ({ log, matches: createMatches(log, filter, cleared[file] ?? 0) }));
  const [only] = sources;
  const byRecord = folded || sources.length > 1 || !isOpen(filter) || cleared.some((count) => count > 0);
  const sequence = byRecord
    ? sources.length === 1 && only
      ? singleSequence(only)
      : mergedSequence(sources)
    : undefined;
  return {
    filter,
    folded: byRecord,
    sources,
    sequence,
    expansions: createExpansions(),
    abort: new AbortController(),
    generations: generationsOf(logs),
  };
}

async function advanceAll({ sources, sequence, abort }: Shown, onChange: () => void): Promise<void> {
  const step = (): void => {
    sequence?.advance();
    onChange();
  };
  await Promise.all(sources.map(({ matches }) => matches.advance(abort.signal, step)));
  if (!abort.signal.aborted) step();
}

interface StateParts {
  readonly id: string;
  readonly generation: number;
  readonly rows: number;
  readonly paused: boolean;
  readonly shown: Shown;
  readonly logs: readonly LogDocument[];
}

function stateOf({ id, generation, rows, paused, shown, logs }: StateParts): LogState {
  const sum = (value: (log: LogDocument) => number): number => logs.reduce((all, log) => all + value(log), 0);
  const through = shown.sources.every(
    ({ log, matches }) => log.done && (!shown.sequence || matches.asked >= log.scan.columns.count),
  );
  return {
    view: id,
    generation,
    rows,
    lines: sum(({ lineCount }) => lineCount),
    records: sum(({ scan }) => scan.columns.count),
    bytes: sum(({ bytes }) => bytes),
    scanned: sum(({ scan }) => scan.bytes),
    done: through,
    paused,
    anomalies: sum(({ scan }) => scan.anomalies.length),
    formats: [...new Set(logs.flatMap(({ scan }) => formatsOf(scan.formats)))],
    files: logs.map(({ state }) => state),
    folded: shown.folded,
  };
}

function formatsOf(formats: ReadonlyMap<string, number>): readonly string[] {
  return [...formats].sort(([, a], [, b]) => b - a).map(([format]) => format);
}

interface RowsWanted {
  readonly start: number;
  readonly count: number;
  readonly columns: boolean;
}

async function rowsOf(shown: Shown, wanted: RowsWanted): Promise<readonly RowContent[]> {
  const { start, count, columns } = wanted;
  const [only] = shown.sources;
  if (count <= 0 || !only) return [];
  if (!shown.sequence) return await lineRows(only.log, { from: start + 1, count }, { file: 0, columns });
  const { item: first, line: skipped } = shown.expansions.itemOf(start);
  const last = Math.min(shown.sequence.length - 1, shown.expansions.itemOf(start + count - 1).item);
  const places: (Place & { readonly item: number })[] = [];
  for (let item = first; item <= last; item++) places.push({ item, ...shown.sequence.at(item) });
  const rows = new Map<number, readonly RowContent[]>();
  for (const [file, { log }] of shown.sources.entries()) {
    const own = places.filter((place) => place.file === file);
    const read = createRecordReader(log);
    const items = new Map(own.map(({ record, item }) => [record, item]));
    for await (const text of textsOf(
      log,
      own.map(({ record }) => record),
    )) {
      const item = items.get(text.record);
      if (item === undefined) continue;
      rows.set(item, recordToRows(log, text, { file, columns, read, expanded: shown.expansions.isExpanded(item) }));
    }
  }
  const empty = (file: number): readonly RowContent[] => [{ file, line: 1, text: "" }];
  return places.flatMap(({ item, file }) => rows.get(item) ?? empty(file)).slice(skipped, skipped + count);
}

async function* textsOf(log: LogDocument, records: readonly number[]): AsyncGenerator<RecordText> {
  const sorted = [...records].sort((a, b) => a - b);
  for (const [first, last] of stretches(sorted)) yield* log.recordTexts(first, last + 1);
}

async function firstText(log: LogDocument | undefined, record: number): Promise<RecordText | undefined> {
  if (!log) return undefined;
  for await (const text of log.recordTexts(record, record + 1)) return text;
  return undefined;
}

function placeOf({ sequence, expansions, sources }: Shown, row: number): Place & { readonly line: number } {
  if (!sequence) {
    const record = sources[0]?.log.scan.columns.recordOfLine(row + 1) ?? -1;
    return { file: 0, record, line: row + 1 };
  }
  const { item, line } = expansions.itemOf(row);
  const place = sequence.at(item);
  return { ...place, line: (sources[place.file]?.log.scan.columns.line(place.record) ?? 1) + line };
}

function rowOfLine({ sequence, expansions, sources }: Shown, file: number, line: number): number {
  const log = sources[file]?.log;
  if (!log) return 0;
  if (!sequence) return Math.max(0, Math.min(line, log.lineCount) - 1);
  const record = Math.max(0, log.scan.columns.recordOfLine(line));
  return expansions.rowOf(sequence.indexOf({ file, record }));
}

// Which records of one log pass a filter: goes on as the log is read and as it grows, and stops at once when another filter is chosen.
import { setImmediate as turn } from "node:timers/promises";
import type { LogDocument } from "./log-document.ts";
import { createNumberList, type NumberList } from "./number-list.ts";
import type { RecordFilter } from "./record-filter.ts";
import { createRecordReader } from "./rows.ts";

/** Records in the order of the log. */
export interface Matches {
  readonly records: NumberList;
  /** Records up to here were asked. */
  readonly asked: number;
  /** Asks the records that came since; resolves when there are no more or the signal fires. */
  advance(signal: AbortSignal, onStep: () => void): Promise<void>;
}

const batch = 4_096;
// Candidates that are this close are read in one go.
const joined = 64;

/** Starts with the record `first`; nothing is asked before `advance`. */
export function createMatches(log: LogDocument, filter: RecordFilter, first: number): Matches {
  const records = createNumberList();
  let asked = first;
  return {
    records,
    get asked() {
      return asked;
    },
    async advance(signal, onStep) {
      const { columns } = log.scan;
      const passes = filter.byColumns?.(log);
      while (asked < columns.count && !signal.aborted) {
        const end = Math.min(columns.count, asked + batch);
        const candidates: number[] = [];
        for (let record = asked; record < end; record++) if (!passes || passes(record)) candidates.push(record);
        const found = await confirmed(log, filter, candidates);
        if (signal.aborted) return;
        for (const record of found) records.push(record);
        asked = end;
        onStep();
        await turn();
      }
    },
  };
}

async function confirmed(
  log: LogDocument,
  filter: RecordFilter,
  candidates: readonly number[],
): Promise<readonly number[]> {
  const { byLines, byRecord } = filter;
  if (!byLines && !byRecord) return candidates;
  const wanted = new Set(candidates);
  const found: number[] = [];
  const read = createRecordReader(log);
  for (const [first, last] of stretches(candidates)) {
    for await (const { record, lines } of log.recordTexts(first, last + 1)) {
      if (!wanted.has(record) || (byLines && !byLines(lines))) continue;
      const known = byRecord && read(lines);
      if (!byRecord || (known && byRecord(known))) found.push(record);
    }
  }
  return found;
}

/** The candidates as few stretches of neighbours. */
export function stretches(candidates: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const found: [number, number][] = [];
  for (const record of candidates) {
    const current = found.at(-1);
    if (current && record - current[1] <= joined) current[1] = record;
    else found.push([record, record]);
  }
  return found;
}

// The order of rows of a view: the records of one log, or of several merged by their times. Records come once, in an order that never changes,
// so that what is on the screen stays where it is while the logs are read.
import type { LogDocument } from "./log-document.ts";
import type { Matches } from "./matches.ts";
import { createNumberList } from "./number-list.ts";

/** A record of one of the logs. */
export interface Place {
  readonly file: number;
  readonly record: number;
}

/** Records in the order of the rows. */
export interface Sequence {
  readonly length: number;
  at(index: number): Place;
  /** The nearest place at or before a record of a file; 0 when there is none. */
  indexOf(place: Place): number;
  /** Index of the first record that is not earlier than a moment; `length` when all are. */
  indexOfTime(time: number): number;
  /** Takes up what the filters let through since. */
  advance(): void;
}

/** A log and what passes the filter of it. */
export interface Source {
  readonly log: LogDocument;
  readonly matches: Matches;
}

/** The records of one log as they pass. */
export function singleSequence({ log, matches }: Source): Sequence {
  const { records } = matches;
  return {
    get length() {
      return records.length;
    },
    at: (index) => ({ file: 0, record: records.at(index) }),
    indexOf: ({ record }) => {
      const index = records.lowerBound(record);
      return records.at(index) === record ? index : Math.max(0, index - 1);
    },
    indexOfTime: (time) => firstWhere(records.length, (index) => log.scan.columns.time(records.at(index)) >= time),
    advance: () => undefined,
  };
}

/** The records of several logs by time; equal times in the order of the files. */
export function mergedSequence(sources: readonly Source[]): Sequence {
  const files = createNumberList();
  const records = createNumberList();
  const heads = sources.map(() => 0);
  const timeAt = (index: number): number => {
    const source = sources[files.at(index)];
    return source ? source.log.scan.columns.time(records.at(index)) : NaN;
  };
  return {
    get length() {
      return records.length;
    },
    at: (index) => ({ file: files.at(index), record: records.at(index) }),
    indexOf({ file, record }) {
      // Its rows are in order within the file, so going by time first and then by record finds it.
      const time = sources[file]?.log.scan.columns.time(record) ?? NaN;
      let index = firstWhere(records.length, (at) => timeAt(at) >= time);
      while (index < records.length && timeAt(index) <= time) {
        if (files.at(index) === file && records.at(index) >= record) return index;
        index++;
      }
      return Math.max(0, Math.min(index, records.length - 1));
    },
    indexOfTime: (time) => firstWhere(records.length, (index) => timeAt(index) >= time),
    advance() {
      for (;;) {
        const next = earliest(sources, heads);
        if (next === undefined) return;
        const source = sources[next];
        files.push(next);
        records.push(source?.matches.records.at(heads[next] ?? 0) ?? 0);
        heads[next] = (heads[next] ?? 0) + 1;
      }
    },
  };
}

/** The file whose next record is the earliest; undefined while a file that is still read may have an earlier one. */
function earliest(sources: readonly Source[], heads: readonly number[]): number | undefined {
  let best: number | undefined;
  let bestTime = Infinity;
  for (let file = 0; file < sources.length; file++) {
    const source = sources[file];
    if (!source) continue;
    const { log, matches } = source;
    const head = heads[file] ?? 0;
    if (head >= matches.records.length) {
      if (!log.done || matches.asked < log.scan.columns.count) return undefined;
      continue;
    }
    const time = log.scan.columns.time(matches.records.at(head));
    // Without a time nothing is known, so it comes first.
    if (best === undefined || Number.isNaN(time) || time < bestTime) {
      best = file;
      bestTime = Number.isNaN(time) ? -Infinity : time;
    }
  }
  return best;
}

function firstWhere(length: number, fits: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

// Looks for a text in the rows of a view: counts the rows that have it and gives the next or previous one. What was found for a text is kept,
// and the rows that came since are looked through when it is asked for again.
import { setImmediate as turn } from "node:timers/promises";
import type { FindInLogParams, LogFound } from "../log-protocol.ts";
import type { LogView } from "./log-view.ts";
import { createNumberList, type NumberList } from "./number-list.ts";
import { matchesLine, textMatcher } from "./record-filter.ts";
import { stretches } from "./matches.ts";

/** Finds in one view. */
export interface Finder {
  /** Resolves as soon as there is a row to go to, or when the whole view was looked through; the count goes on growing behind it. */
  find(params: FindInLogParams): Promise<LogFound>;
  dispose(): void;
}

interface Search {
  readonly key: string;
  readonly matches: (text: string) => boolean;
  readonly abort: AbortController;
  readonly rows: NumberList;
  /** Rows up to here were looked through. */
  through: number;
  running: Promise<void> | undefined;
}

const rowsAtOnce = 5_000;

/** Starts without a text. */
export function createFinder(view: LogView): Finder {
  let search: Search | undefined;
  const begin = (params: FindInLogParams, key: string): Search => {
    const { text, regex = false, caseSensitive } = params;
    const matches = textMatcher(text, { regex, caseSensitive }) ?? (() => false);
    search?.abort.abort();
    return { key, matches, abort: new AbortController(), rows: createNumberList(), through: 0, running: undefined };
  };
  return {
    async find(params) {
      const { text, regex, caseSensitive, from, direction } = params;
      const key = JSON.stringify([text, regex, caseSensitive, view.state.generation]);
      const current = search?.key === key ? search : begin(params, key);
      search = current;
      if (current.through < view.rowCount) current.running ??= lookOn(view, current);
      // A row before the place in hand can be given when all up to there was looked through, one behind it as soon as there is one.
      const isKnown = (): boolean => {
        if (!current.running) return true;
        const { rows, through } = current;
        return direction === 1 ? rows.lowerBound(from + 1) < rows.length : through >= from && rows.lowerBound(from) > 0;
      };
      while (!isKnown() && !current.abort.signal.aborted) await turn();
      return foundIn(current, params);
    },
    dispose: () => search?.abort.abort(),
  };
}

function foundIn({ rows, running }: Search, { from, direction }: FindInLogParams): LogFound {
  const done = running === undefined;
  if (rows.length === 0) return { count: 0, done };
  const next = direction === 1 ? rows.lowerBound(from + 1) : rows.lowerBound(from) - 1;
  // Around the end.
  const index = (next + rows.length) % rows.length;
  return { row: rows.at(index), position: index + 1, count: rows.length, done };
}

async function lookOn(view: LogView, search: Search): Promise<void> {
  const { signal } = search.abort;
  while (search.through < view.rowCount && !signal.aborted) {
    const start = search.through;
    const end = Math.min(view.rowCount, start + rowsAtOnce);
    for (const row of await matchingRows(view, search, { start, end })) search.rows.push(row);
    search.through = end;
    await turn();
  }
  search.running = undefined;
}

async function matchingRows(
  view: LogView,
  { matches }: Search,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<readonly number[]> {
  const [only] = view.logs;
  if (!view.sequence && only) {
    const lines = await only.lines(start + 1, end - start);
    return lines.flatMap(({ text }, i) => (matchesLine(text, matches) ? [start + i] : []));
  }
  const byFile = new Map<number, Map<number, number>>();
  for (let row = start; row < end; row++) {
    const place = view.placeOfRow(row);
    if (!place) continue;
    const records = byFile.get(place.file) ?? new Map<number, number>();
    byFile.set(place.file, records);
    // Of an expanded record, its first row stands for all.
    if (!records.has(place.record)) records.set(place.record, row);
  }
  const found: number[] = [];
  for (const [file, rows] of byFile) {
    for (const [first, last] of stretches([...rows.keys()].sort((a, b) => a - b))) {
      for await (const { record, lines } of view.logs[file]?.recordTexts(first, last + 1) ?? []) {
        const row = rows.get(record);
        if (row !== undefined && lines.some((line) => matchesLine(line, matches))) found.push(row);
      }
    }
  }
  return found.sort((a, b) => a - b);
}

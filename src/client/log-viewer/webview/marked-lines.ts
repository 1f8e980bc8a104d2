// Lines that one jumps between: anomalies and bookmarks.
import type { LogRow } from "../messages.ts";

/** A line of one of the files that are shown. */
export interface MarkedLine {
  readonly file: number;
  readonly line: number;
}

/** A line that somebody has marked, with the beginning of its text. */
export interface Bookmark extends MarkedLine {
  readonly text: string;
}

const keptCharacters = 200;

/** The nearest line before or behind a place, around the end; the first or last without a place. */
export function nextMark<Mark extends MarkedLine>(
  marks: readonly Mark[],
  from: MarkedLine | undefined,
  direction: 1 | -1,
): Mark | undefined {
  const sorted = [...marks].sort(compare);
  if (direction === 1) return sorted.find((mark) => !from || compare(mark, from) > 0) ?? sorted[0];
  return sorted.findLast((mark) => from && compare(mark, from) < 0) ?? sorted.at(-1);
}

/** The bookmarks with one on the row, or without the one that was there. */
export function toggled(bookmarks: readonly Bookmark[], row: LogRow): readonly Bookmark[] {
  const others = bookmarks.filter((each) => compare(each, row) !== 0);
  if (others.length < bookmarks.length) return others;
  const added = { file: row.file, line: row.line, text: row.text.slice(0, keptCharacters) };
  return [...others, added].sort(compare);
}

function compare(a: MarkedLine, b: MarkedLine): number {
  return a.file - b.file || a.line - b.line;
}

// Positions in a text, always in UTF-16 code units, as LSP and SARIF (`columnKind: utf16CodeUnits`) count them.

/** A half-open span of offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Line and character, both counted from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets into positions and back without reading the text again. */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets past the end give the last position. */
  positionAt(offset: number): Position;
  /** Positions past the end of a line give the end of that line, before its line break. */
  offsetAt(position: Position): number;
  /** The line without its line break. */
  lineRange(line: number): Range;
}

const LF = 10;
const CR = 13;

/** Lines end at LF, CR LF or a lone CR, as in the LSP specification; U+2028 and U+2029 do not end one. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  const lineRange = (line: number): Range => {
    const start = starts[line] ?? text.length;
    let end = starts[line + 1] ?? text.length;
    while (end > start && (text.charCodeAt(end - 1) === LF || text.charCodeAt(end - 1) === CR)) end--;
    return { start, end };
  };
  return {
    lineCount: starts.length,
    lineRange,
    positionAt(offset) {
      const bounded = Math.max(0, Math.min(offset, text.length));
      const line = lastAtMost(starts, bounded);
      return { line, character: bounded - (starts[line] ?? 0) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      const { start, end } = lineRange(line);
      return Math.min(start + Math.max(0, character), end);
    },
  };
}

/** Index of the last number that is not greater than `limit`; `sorted` must start at or below it. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

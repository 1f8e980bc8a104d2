// The difference between two texts in the unified format, line by line (Myers' greedy algorithm).

const contextLines = 3;

interface Change {
  readonly kind: " " | "-" | "+";
  readonly line: string;
}

/** Headers, hunks and a line break at the end; the empty string when nothing changed. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const hunks = hunksOf(changesBetween(linesOf(before), linesOf(after)));
  return [`--- a/${path}`, `+++ b/${path}`, ...hunks, ""].join("\n");
}

// A last line without line break is marked as diff and patch do.
function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  const last = lines.pop();
  return last ? [...lines, `${last}\n\\ No newline at end of file`] : lines;
}

function changesBetween(before: readonly string[], after: readonly string[]): readonly Change[] {
  const trace = shortestEdits(before, after);
  const changes: Change[] = [];
  let x = before.length;
  let y = after.length;
  for (let depth = trace.length - 1; depth >= 0; depth--) {
    const reached = trace[depth] ?? new Map<number, number>();
    const previous = previousDiagonal(reached, x - y, depth);
    const previousX = depth === 0 ? 0 : (reached.get(previous) ?? 0);
    const previousY = depth === 0 ? 0 : previousX - previous;
    while (x > previousX && y > previousY) {
      changes.push({ kind: " ", line: before[--x] ?? "" });
      y--;
    }
    if (depth === 0) break;
    if (x === previousX) changes.push({ kind: "+", line: after[--y] ?? "" });
    else changes.push({ kind: "-", line: before[--x] ?? "" });
  }
  return changes.reverse();
}

/** For each number of edits, how far each diagonal was reached before them. */
function shortestEdits(before: readonly string[], after: readonly string[]): readonly Map<number, number>[] {
  const trace: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let depth = 0; ; depth++) {
    trace.push(new Map(reached));
    const next = new Map(reached);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const previous = previousDiagonal(reached, diagonal, depth);
      let x = (reached.get(previous) ?? 0) + (previous < diagonal ? 1 : 0);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
    reached = next;
  }
}

function previousDiagonal(reached: ReadonlyMap<number, number>, diagonal: number, depth: number): number {
  const below = reached.get(diagonal - 1) ?? -1;
  const above = reached.get(diagonal + 1) ?? -1;
  return diagonal === -depth || (diagonal !== depth && below < above) ? diagonal + 1 : diagonal - 1;
}

function hunksOf(changes: readonly Change[]): readonly string[] {
  const lines: string[] = [];
  let oldLine = 1;
  let newLine = 1;
  let end = 0;
  changes.forEach(({ kind }, index) => {
    if (kind !== " " && index >= end) {
      const start = Math.max(end, index - contextLines);
      end = hunkEnd(changes, index);
      const hunk = changes.slice(start, end);
      const lead = index - start;
      const size = (other: "+" | "-") => hunk.filter((change) => change.kind !== other).length;
      lines.push(`@@ -${oldLine - lead},${size("+")} +${newLine - lead},${size("-")} @@`);
      lines.push(...hunk.map((change) => change.kind + change.line));
    }
    if (kind !== "+") oldLine++;
    if (kind !== "-") newLine++;
  });
  return lines;
}

/** Hunks whose contexts touch are one. */
function hunkEnd(changes: readonly Change[], first: number): number {
  let last = first;
  for (let i = first; i < changes.length && i - last <= 2 * contextLines; i++) {
    if (changes[i]?.kind !== " ") last = i;
  }
  return Math.min(changes.length, last + contextLines + 1);
}

// Line numbers as people write them.

/** "line 4", "lines 4–9", "lines 1, 3–5 and 9"; at most eight spans, then how many more. */
export function lineList(lines: readonly number[]): string {
  const spans: (readonly [number, number])[] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last[1] === line - 1) spans[spans.length - 1] = [last[0], line];
    else spans.push([line, line]);
  }
  const shown = spans.slice(0, 8).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  const more = spans.length > 8 ? `, and ${spans.length - 8} more` : "";
  return `${lines.length === 1 ? "line" : "lines"} ${shown.join(", ")}${more}`;
}

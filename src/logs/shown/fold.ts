// Breaks text to the columns of a terminal in which each character takes one column.

/** Lines of at most so many columns, broken at blanks where there are any; a word that fits nowhere is broken. */
export function foldSimple(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let at = 0;
  // Blanks are looked for where a line has to end.
  while (text.length - at > columns) {
    const blank = text.lastIndexOf(" ", at + columns);
    const end = blank > at ? blank : at + columns;
    if (blank !== at) lines.push(text.slice(at, end));
    at = blank === at ? at + 1 : blank > at ? end + 1 : end;
  }
  lines.push(text.slice(at));
  return lines;
}

// Reading and editing source text in the style of the file.
import type { TextEdit } from "../../base/edits.ts";
import type { Range } from "../../base/text.ts";

let counted: { readonly text: string; readonly quote: '"' | "'" } | undefined;

/** The quote that the file uses most; counted once for all the findings of a file. */
export function quoteOf(text: string): '"' | "'" {
  if (counted?.text !== text) counted = { text, quote: countQuotes(text) };
  return counted.quote;
}

function countQuotes(text: string): '"' | "'" {
  let double = 0;
  let single = 0;
  for (let i = 0; i < Math.min(text.length, 20_000); i++) {
    const code = text.charCodeAt(i);
    if (code === 34) double++;
    else if (code === 39) single++;
  }
  return single > double ? "'" : '"';
}

/** Removes one item of a comma-separated list together with one comma; comments of other items stay. */
export function removeListItem(text: string, items: readonly Range[], index: number): TextEdit {
  const item = items[index] ?? { start: 0, end: 0 };
  const next = items[index + 1];
  const previous = items[index - 1];
  if (next) return { range: { start: item.start, end: next.start }, newText: "" };
  if (previous) return { range: { start: previous.end, end: item.end }, newText: "" };
  // The only item: a trailing comma goes with it.
  const comma = /^\s*,/.exec(text.slice(item.end, item.end + 100));
  return { range: { start: item.start, end: item.end + (comma?.[0].length ?? 0) }, newText: "" };
}

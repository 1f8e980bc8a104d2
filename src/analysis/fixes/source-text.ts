// How a file is written: its quotes, line breaks, indentation and semicolons, so that what is inserted looks like the rest.
import { rememberedLast } from "../../base/remembered.ts";

/** The quote that the file uses most. */
export const quoteOf = rememberedLast(countQuotes);

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

/** A text as a literal in the quotes of the file. */
export function literal(text: string, value: string): string {
  const quote = quoteOf(text);
  const escaped = value.replace(/[\\\n\r]/g, (found) => (found === "\\" ? "\\\\" : found === "\n" ? "\\n" : "\\r"));
  return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
}

// The first line break of any kind.
const lineBreak = /\r\n|\r|\n/;

/** The line break of the file, LF when it has none. */
export function lineBreakOf(text: string): string {
  return lineBreak.exec(text)?.[0] ?? "\n";
}

/** The blanks at the beginning of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** One step of indentation as the file has it: a tab, or the fewest spaces at the beginning of a line. */
export const indentStep = rememberedLast((text): string => {
  if (/^\t/m.test(text)) return "\t";
  const widths = [...text.slice(0, 20_000).matchAll(/^( {2,8})\S/gm)].map(([, blanks = ""]) => blanks.length);
  return " ".repeat(widths.length > 0 ? Math.min(...widths) : 2);
});

/** `;` where the statements of the file end so, otherwise nothing. */
export const semicolonOf = rememberedLast((text): string => {
  const without = text.slice(0, 20_000).match(/[\w)\]'"`](?=[ \t]*(?:\r?\n|$))/g)?.length ?? 0;
  const withOne = text.slice(0, 20_000).match(/;[ \t]*(?:\/\/[^\n]*)?(?=\r?\n|$)/g)?.length ?? 0;
  return withOne === 0 && without > 0 ? "" : ";";
});

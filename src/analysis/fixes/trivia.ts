// Blanks and comments between the parts of an expression. Reads only text that lies between two values, so no string or pattern
// can be in it.
import type { Range } from "../../base/text.ts";

/** Where the first thing after `from` begins that is neither blank nor comment. */
export function skipTrivia(text: string, from: number): number {
  for (let at = from; ;) {
    const comment = commentAt(text, at);
    if (comment) at = comment.end;
    else if (isBlank(text.charCodeAt(at))) at++;
    else return at;
  }
}

/** The comments in a piece of text without strings. */
export function commentsIn(text: string, { start, end }: Range): readonly Range[] {
  const found: Range[] = [];
  for (let at = start; at < end;) {
    const comment = commentAt(text, at);
    if (comment) found.push(comment);
    at = comment ? comment.end : at + 1;
  }
  return found;
}

/** Where a character stands in a piece of text without strings, comments left out; -1 when it is not there. */
export function indexOutsideComments(text: string, character: string, { start, end }: Range): number {
  for (let at = start; at < end;) {
    const comment = commentAt(text, at);
    if (comment) at = comment.end;
    else if (text[at] === character) return at;
    else at++;
  }
  return -1;
}

/** The last thing before `to`, blanks left out: where it ends. */
export function endBefore(text: string, to: number): number {
  let at = to;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function commentAt(text: string, at: number): Range | undefined {
  if (text[at] !== "/") return undefined;
  if (text[at + 1] === "*") {
    const end = text.indexOf("*/", at + 2);
    return { start: at, end: end < 0 ? text.length : end + 2 };
  }
  if (text[at + 1] !== "/") return undefined;
  let end = at;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return { start: at, end };
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || isLineBreak(code);
}

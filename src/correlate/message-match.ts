// Fits a message of a statement to the text of a record: which of its letters are found in order, and what of the text is left over.
import { letterCount } from "../analysis/statements/message-text.ts";

/** A message ready to be compared. */
export interface MessagePattern {
  readonly pieces: readonly string[];
  readonly open: boolean;
  readonly letters: number;
}

/** How well a message fits: 0 to 1 for its place in the text, and how many words its values took. */
export interface Fit {
  readonly place: number;
  readonly valueWords: number;
  /** The text begins with what the statement says, or with a value of it. */
  readonly fromStart: boolean;
}

/** Prepares the pieces of a message. */
export function createPattern(pieces: readonly string[], open: boolean): MessagePattern {
  return { pieces, open, letters: letterCount(pieces) };
}

// Matches "[auth] ", "auth: ", "worker-3 | ", "» " and rows of them, as printers put before a message; refuses words.
const tags = /^(?:\[[^\]]{0,60}\][:\s]*|[\w./@-]{1,40}(?::| \||\s[-–—>»])\s+|[^\p{L}\p{N}\s]{1,4}\s+)+$/u;

// How much a fit is worth by what stands before and after it.
const worth = { start: 1, value: 0.97, tagged: 0.9, middle: 0.2, end: 1, open: 0.99, data: 0.9, extra: 0.6 } as const;
// Fields behind a message: ` {"id":5}`, ` [meta]`, ` user=7 `, ` id: 5`; refuses further words.
const data = /^[\s,;|-]*(?:[{[(]|[\w.]{1,40}[=:])/;

/** Fits the pattern to a text whose white space is single blanks; undefined when a piece is missing. */
export function fitMessage({ pieces, open }: MessagePattern, text: string): Fit | undefined {
  const first = pieces[0] ?? "";
  const last = pieces.length - 1;
  const started = startOf(first, text);
  if (!started) return undefined;
  let at = started.from + first.length;
  let valueWords = 0;
  for (let i = 1; i <= last; i++) {
    const piece = pieces[i] ?? "";
    const found = placeOf(piece, text, { from: at, atEnd: i === last });
    if (found < 0) return undefined;
    valueWords += blanksBetween(text, at, found);
    at = found + piece.length;
  }
  // A word is not half a word: "order" does not fit "orders".
  if ((pieces[last] ?? "") !== "" && splitsWord(text, at)) return undefined;
  const end =
    at >= text.length ? worth.end : open ? worth.open : data.test(text.slice(at, at + 80)) ? worth.data : worth.extra;
  return { place: started.worth * end, valueWords, fromStart: started.worth >= worth.value };
}

function startOf(first: string, text: string): { readonly from: number; readonly worth: number } | undefined {
  if (first === "") return { from: 0, worth: worth.value };
  if (text.startsWith(first)) return { from: 0, worth: worth.start };
  let from = text.indexOf(first, 1);
  while (from > 0 && splitsWord(text, from)) from = text.indexOf(first, from + 1);
  if (from < 0) return undefined;
  return { from, worth: from < 120 && tags.test(text.slice(0, from)) ? worth.tagged : worth.middle };
}

// The last piece stands at the end of the text if it can, so that a value may hold the same words.
function placeOf(
  piece: string,
  text: string,
  { from, atEnd }: { readonly from: number; readonly atEnd: boolean },
): number {
  if (!atEnd) return text.indexOf(piece, from);
  if (piece === "") return text.length;
  const end = text.length - piece.length;
  return end >= from && text.endsWith(piece) ? end : text.indexOf(piece, from);
}

function blanksBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(" ", from); at >= 0 && at < to; at = text.indexOf(" ", at + 1)) count++;
  return count;
}

function splitsWord(text: string, at: number): boolean {
  return isWordCharacter(text.charCodeAt(at - 1)) && isWordCharacter(text.charCodeAt(at));
}

/** Letters, digits and underscores; everything beyond ASCII counts as a letter. */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127
  );
}

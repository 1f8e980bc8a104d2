// The words by which records and statements meet: whole words of messages, and names and constants of fields.
import type { LogStatement } from "../analysis/statements/statement.ts";
import { isWordCharacter } from "./message-match.ts";

/** Adds the words of a text, as written. */
export function addWords(text: string, words: Set<string>): void {
  for (let at = 0; at < text.length;) {
    if (!isWordCharacter(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < text.length && isWordCharacter(text.charCodeAt(end))) end++;
    if (end - at > 1) words.add(text.slice(at, end));
    at = end;
  }
}

/** How a field stands among words; constants are `name=text`. */
export function fieldWord(field: string): string {
  return `=${field}`;
}

/** The words that a record of the statement must hold; those that touch a value may be part of a longer word and do not count. */
export function statementWords({ pieces, fields }: LogStatement): readonly string[] {
  if (pieces.length === 0) return fields.map(fieldWord);
  const words = new Set<string>();
  pieces.forEach((piece, index) => {
    const from = index === 0 ? 0 : firstBreak(piece);
    const to = index === pieces.length - 1 ? piece.length : lastBreak(piece);
    if (to > from) addWords(piece.slice(from, to), words);
  });
  return [...words];
}

function firstBreak(piece: string): number {
  let at = 0;
  while (at < piece.length && isWordCharacter(piece.charCodeAt(at))) at++;
  return at;
}

function lastBreak(piece: string): number {
  let at = piece.length;
  while (at > 0 && isWordCharacter(piece.charCodeAt(at - 1))) at--;
  return at;
}

// A first look at many lines at once: which of them hold the few characters that detectors look for. Going through a block is much cheaper
// than asking each of its lines.
import type { LineBlock } from "./blocks.ts";

/** What was seen in a line, as bits. */
export type LineLook = number;

/** Nobody has looked: the line may hold anything. */
export const unlooked: LineLook = -1;

/** The bits: a text without one holds nothing of the kind. `odd` are controls and separators that break or turn a line. */
export const looks = { backslash: 1, at: 2, plus: 4, percent: 8, odd: 16 } as const;

const marked: readonly (readonly [character: string, look: LineLook])[] = [
  ["\\", looks.backslash],
  ["@", looks.at],
  ["+", looks.plus],
  ["%", looks.percent],
  ["\u001b", looks.odd],
  ["\b", looks.odd],
  ["\r", looks.odd],
];

/** The look of each line of a block; undefined for blocks in which characters and bytes differ. */
export function looksOf({ text, texts, offsets }: LineBlock): Uint8Array | undefined {
  if (text === undefined) return undefined;
  const found = new Uint8Array(texts.length);
  const first = offsets[0] ?? 0;
  for (const [character, look] of marked) {
    let line = 0;
    for (let at = text.indexOf(character); at >= 0;) {
      while (line + 1 < texts.length && (offsets[line + 1] ?? 0) - first <= at) line++;
      found[line] = (found[line] ?? 0) | look;
      if (line + 1 >= texts.length) break;
      at = text.indexOf(character, (offsets[line + 1] ?? 0) - first);
    }
  }
  return found;
}

/** Whether a line holds a backslash, behind which a secret may hide. */
export function hasBackslash({ look, text }: { readonly look: LineLook; readonly text: string }): boolean {
  return look === unlooked ? text.includes("\\") : (look & looks.backslash) !== 0;
}

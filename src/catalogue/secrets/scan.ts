// Finds literals in a text in one pass: a table of three-character hashes lets almost every position go at the first look.

/** Calls back with the offset of each place where the literal may begin, ignoring case; false alarms are possible, misses are not. */
export type KeywordScanner<Item> = (text: string, visit: (offset: number, items: readonly Item[]) => void) => void;

// Five bits a character: the hash of three forgets the fourth by itself.
const mask = 0x7fff;

/** Every literal must have three characters or more. */
export function createKeywordScanner<Item>(
  entries: readonly (readonly [literal: string, item: Item])[],
): KeywordScanner<Item> {
  const slots = new Uint16Array(mask + 1);
  const lists: Item[][] = [[]];
  for (const [literal, item] of entries) {
    if (literal.length < 3) throw new Error(`The keyword "${literal}" is shorter than three characters.`);
    let hash = 0;
    for (let i = 0; i < 3; i++) hash = next(hash, literal.charCodeAt(i));
    const slot = slots[hash] ?? 0;
    if (slot > 0) lists[slot]?.push(item);
    else slots[hash] = lists.push([item]) - 1;
  }
  return (text, visit) => {
    let hash = next(next(0, text.charCodeAt(0)), text.charCodeAt(1));
    for (let i = 2; i < text.length; i++) {
      hash = next(hash, text.charCodeAt(i));
      const slot = slots[hash] ?? 0;
      if (slot > 0) visit(i - 2, lists[slot] ?? []);
    }
  };
}

/** Upper and lower case of ASCII letters become one; other characters may collide, which costs a look and nothing else. */
function next(hash: number, code: number): number {
  return ((hash << 5) ^ (code | 0x20)) & mask;
}

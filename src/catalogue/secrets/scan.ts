// Finds literals in a text in one pass: a table of three-character hashes lets almost every position go at the first look.

/** Calls back with the offset of each place where the literal may begin, ignoring case; false alarms are possible, misses are not. */
export type KeywordScanner<Item> = (text: string, visit: (offset: number, items: readonly Item[]) => void) => void;

const buckets = 65_536;

/** Every literal must have three characters or more. */
export function createKeywordScanner<Item>(
  entries: readonly (readonly [literal: string, item: Item])[],
): KeywordScanner<Item> {
  const slots = new Uint16Array(buckets);
  const lists: Item[][] = [[]];
  for (const [literal, item] of entries) {
    if (literal.length < 3) throw new Error(`The keyword "${literal}" is shorter than three characters.`);
    const hash = hashAt(literal, 2);
    const slot = slots[hash] ?? 0;
    if (slot > 0) lists[slot]?.push(item);
    else slots[hash] = lists.push([item]) - 1;
  }
  return (text, visit) => {
    let a = fold(text.charCodeAt(0));
    let b = fold(text.charCodeAt(1));
    for (let i = 2; i < text.length; i++) {
      const c = fold(text.charCodeAt(i));
      const slot = slots[mix(a, b, c)] ?? 0;
      if (slot > 0) visit(i - 2, lists[slot] ?? []);
      a = b;
      b = c;
    }
  };
}

/** Upper and lower case of ASCII letters become one; other characters may collide, which costs a look and nothing else. */
function fold(code: number): number {
  return code | 0x20;
}

function mix(a: number, b: number, c: number): number {
  return ((a << 11) ^ (b << 5) ^ (b >> 3) ^ c) & (buckets - 1);
}

function hashAt(text: string, end: number): number {
  return mix(fold(text.charCodeAt(end - 2)), fold(text.charCodeAt(end - 1)), fold(text.charCodeAt(end)));
}

// Finds literals in a text in one pass: a table of three-character hashes lets almost every position go at the first look.

/** What is looked for, by the hash of its first three characters. */
export interface KeywordTable<Item> {
  /** Number of the list for each hash, 0 where nothing begins. */
  readonly slots: Uint16Array;
  readonly lists: readonly (readonly Keyword<Item>[])[];
}

/** A literal in lower case and what it stands for. */
export interface Keyword<Item> {
  readonly literal: string;
  readonly item: Item;
}

/** Calls back with the offset of each place where the literal begins, ignoring case. */
export type KeywordScanner<Item> = (text: string, visit: (offset: number, item: Item) => void) => void;

// Five bits a character: the hash of three forgets the fourth by itself.
const mask = 0x7fff;

/** Every literal must have three characters or more. */
export function createKeywordTable<Item>(
  entries: readonly (readonly [literal: string, item: Item])[],
): KeywordTable<Item> {
  const slots = new Uint16Array(mask + 1);
  const lists: Keyword<Item>[][] = [[]];
  for (const [literal, item] of entries) {
    if (literal.length < 3) throw new Error(`The keyword "${literal}" is shorter than three characters.`);
    let hash = 0;
    for (let i = 0; i < 3; i++) hash = nextHash(hash, literal.charCodeAt(i));
    const slot = slots[hash] ?? 0;
    const keyword = { literal: literal.toLowerCase(), item };
    if (slot > 0) lists[slot]?.push(keyword);
    else slots[hash] = lists.push([keyword]) - 1;
  }
  return { slots, lists };
}

/** Goes through a text with the table of its literals. */
export function createKeywordScanner<Item>({ slots, lists }: KeywordTable<Item>): KeywordScanner<Item> {
  return (text, visit) => {
    let hash = nextHash(nextHash(0, text.charCodeAt(0)), text.charCodeAt(1));
    for (let i = 2; i < text.length; i++) {
      hash = nextHash(hash, text.charCodeAt(i));
      const slot = slots[hash] ?? 0;
      if (slot === 0) continue;
      for (const { literal, item } of lists[slot] ?? []) if (standsAt(text, i - 2, literal)) visit(i - 2, item);
    }
  };
}

/** Upper and lower case of ASCII letters become one; other characters may collide, which costs a look and nothing else. */
export function nextHash(hash: number, code: number): number {
  return ((hash << 5) ^ (code | 0x20)) & mask;
}

/** True when a literal in lower case stands at the offset, whatever its case there. */
export function standsAt(text: string, offset: number, literal: string): boolean {
  if (offset + literal.length > text.length) return false;
  for (let i = 0; i < literal.length; i++) {
    const code = text.charCodeAt(offset + i);
    const wanted = literal.charCodeAt(i);
    if (code !== wanted && !(code >= 65 && code <= 90 && (code | 0x20) === wanted)) return false;
  }
  return true;
}

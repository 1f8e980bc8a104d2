// A first look at a key: three letters of every name of a secret in one small table, so that most keys go without being split.
import { splitWords } from "./names.ts";
import { contextWords } from "./sensitive/heads.ts";
import { sensitiveCategories } from "./sensitive/index.ts";

// Five bits a character: the hash of three forgets the fourth by itself.
const mask = 0x7fff;
const stems = new Uint8Array(mask + 1);

/** The hash of a key that is read from its end to its start, one character further on. */
export function stemHash(hash: number, code: number): number {
  return ((hash << 5) ^ (code | 0x20)) & mask;
}

/** True when the last three characters read may begin a word of a secret; sometimes also when they do not. */
export function isStem(hash: number): boolean {
  return stems[hash] === 1;
}

/** A phrase can only be in a key that holds the first letters of its longest word. */
function add(phrase: string): void {
  const longest = splitWords(phrase).reduce((best, word) => (word.length > best.length ? word : best), "");
  if (longest.length < 3) return;
  let hash = 0;
  for (let i = 2; i >= 0; i--) hash = stemHash(hash, longest.charCodeAt(i));
  stems[hash] = 1;
}

for (const { family, terms, weakTerms, inContext } of sensitiveCategories.entries) {
  if (family === "secret") [...terms, ...weakTerms, ...Object.values(inContext).flat()].forEach(add);
}
// `session.id` says it in the object; the property is too short to have a stem.
for (const word of [...contextWords.session, ...contextWords.credential]) add(word);

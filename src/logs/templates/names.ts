// Keeps the ids of templates over sessions: which id a template had whose constant words were these, as hashes and without any text of the log.
import { hashText } from "../../base/hash.ts";
import type { Json } from "../entry.ts";
import { wildcard } from "./template.ts";

/** Ids by the words of their templates. */
export interface TemplateNames {
  /** The id of the template of an earlier session that fits these words with the fewest wildcards; undefined when none does. */
  idOf(words: readonly string[]): string | undefined;
  /** A template has these words from now on. */
  note(words: readonly string[], id: string): void;
  /** Each id with the hashes of its words, to be kept. */
  list(): Json;
}

// Stands for what varies.
const anything = 0;
const maxNames = 5000;
const shape = /^[0-9a-f]{8,40}$/;

type Hashes = readonly number[];

/** Begins with what `list` gave in another session; whatever else it is given counts for nothing. */
export function createTemplateNames(remembered: Json | undefined): TemplateNames {
  const names = new Map<string, Hashes>();
  const earlier = new Map<number, { readonly id: string; readonly hashes: Hashes }[]>();
  for (const [id, ...hashes] of pairsIn(remembered)) {
    if (typeof id !== "string" || !shape.test(id) || names.size >= maxNames) continue;
    const numbers = hashes.filter((hash) => typeof hash === "number");
    if (numbers.length !== hashes.length) continue;
    names.set(id, numbers);
    earlier.set(numbers.length, [...(earlier.get(numbers.length) ?? []), { id, hashes: numbers }]);
  }
  return {
    idOf(words) {
      const known = earlier.get(words.length);
      if (!known) return undefined;
      const own = words.map(hashOf);
      let best: string | undefined;
      let least = Infinity;
      for (const { id, hashes } of known) {
        const wild = wildcardsToFit(hashes, own);
        if (wild >= least) continue;
        least = wild;
        best = id;
      }
      return best;
    },
    note(words, id) {
      if (names.has(id) || names.size < maxNames) names.set(id, words.map(hashOf));
    },
    list: () => [...names].map(([id, hashes]) => [id, ...hashes]),
  };
}

function pairsIn(remembered: Json | undefined): readonly (readonly Json[])[] {
  const list = Array.isArray(remembered) ? (remembered as readonly Json[]) : [];
  return list.flatMap((pair) => (Array.isArray(pair) ? [pair as readonly Json[]] : []));
}

function hashOf(word: string): number {
  return word === wildcard ? anything : parseInt(hashText(word).slice(0, 8), 16) || 1;
}

// Infinity when the words do not fit. A template of nothing but wildcards fits everything and says nothing.
function wildcardsToFit(hashes: Hashes, words: Hashes): number {
  let wild = 0;
  let same = 0;
  for (let i = 0; i < words.length; i++) {
    if (hashes[i] === anything) wild++;
    else if (hashes[i] === words[i]) same++;
    else return Infinity;
  }
  return same > 0 ? wild : Infinity;
}

// Which kinds of messages a program writes, over sessions: each template as the set of its constant words, so that a template which is cut
// a little differently is the same kind. Words are kept as hashes: no text of the log is remembered.
import { hashText } from "../../base/hash.ts";
import type { Json } from "../entry.ts";

/** The words of a template that are constant, as sorted hashes. */
export type Signature = readonly number[];

/** Kinds of messages that were seen. */
export interface KnownKinds {
  readonly size: number;
  add(signature: Signature): void;
  has(signature: Signature): boolean;
  /** The share of words that the most similar kind has in common with it, from 0 to 1. */
  similarity(signature: Signature): number;
  /** The kinds as JSON. */
  list(): Json;
}

/** More are not remembered. */
export const maxKinds = 10_000;
const maxWords = 32;

/** Takes the constant words of a template; parameters and punctuation say nothing about its kind. */
export function signatureOf(words: readonly string[]): Signature {
  const hashes = new Set<number>();
  for (const word of words.slice(0, maxWords)) {
    if (/[a-z]{2}/i.test(word)) hashes.add(parseInt(hashText(word.toLowerCase()).slice(0, 8), 16));
  }
  return [...hashes].sort((a, b) => a - b);
}

/** Begins with the kinds that `list` gave in another session; whatever else it is given counts for nothing. */
export function createKnownKinds(remembered: Json | undefined): KnownKinds {
  const kinds = new Map<string, Signature>();
  const add = (signature: Signature): void => {
    if (kinds.size < maxKinds) kinds.set(signature.join(), signature);
  };
  for (const each of Array.isArray(remembered) ? (remembered as readonly Json[]) : []) {
    if (Array.isArray(each) && each.length <= maxWords && each.every(Number.isInteger)) add(each as Signature);
  }
  return {
    get size() {
      return kinds.size;
    },
    add,
    has: (signature) => kinds.has(signature.join()),
    similarity(signature) {
      let best = 0;
      for (const other of kinds.values()) best = Math.max(best, overlap(signature, other));
      return best;
    },
    list: () => [...kinds.values()],
  };
}

// Jaccard's index of two sorted lists.
function overlap(a: Signature, b: Signature): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) common++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  const all = a.length + b.length - common;
  return all === 0 ? 1 : common / all;
}

// Finds the terms of all categories in a list of words: one lookup per word, longest term first.
import { splitWords } from "../names.ts";
import type { ContextKind, SensitiveCategory } from "./category.ts";
import { harmlessTerms } from "./harmless.ts";
import { sensitiveCategories } from "./index.ts";

/** A term found at words `start` to `end`; without a category it is a harmless compound. */
export interface TermMatch {
  readonly category: SensitiveCategory | undefined;
  readonly weak: boolean;
  readonly start: number;
  readonly end: number;
}

interface Term {
  readonly words: readonly string[];
  readonly category: SensitiveCategory | undefined;
  readonly weak: boolean;
}

const byFirstWord = new Map<string, Term[]>();
const inContext = new Map<string, SensitiveCategory>();

for (const category of sensitiveCategories.entries) {
  for (const term of category.terms) add(term, category, false);
  for (const term of category.weakTerms) add(term, category, true);
  for (const [kind, terms] of Object.entries(category.inContext)) {
    for (const term of terms) inContext.set(`${kind} ${splitWords(term).join(" ")}`, category);
  }
}
for (const term of harmlessTerms) add(term, undefined, false);
for (const terms of byFirstWord.values()) terms.sort((a, b) => b.words.length - a.words.length);

function add(term: string, category: SensitiveCategory | undefined, weak: boolean): void {
  const words = splitWords(term);
  const first = words[0] ?? "";
  const list = byFirstWord.get(first) ?? [];
  byFirstWord.set(first, list);
  list.push({ words, category, weak });
}

/** The longest term at each word, in order; terms may overlap. */
export function matchTerms(words: readonly string[]): readonly TermMatch[] {
  const result: TermMatch[] = [];
  for (let start = 0; start < words.length; start++) {
    const candidates = byFirstWord.get(words[start] ?? "");
    const term = candidates?.find((candidate) => candidate.words.every((word, i) => words[start + i] === word));
    if (term) result.push({ category: term.category, weak: term.weak, start, end: start + term.words.length });
  }
  return result;
}

/** The category of a property that is named exactly so in an object of that kind. */
export function matchContext(kind: ContextKind, words: readonly string[]): SensitiveCategory | undefined {
  return inContext.get(`${kind} ${words.join(" ")}`);
}

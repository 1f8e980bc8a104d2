// Phrases of names: sequences of words, some with alternatives, that are looked for in the words of an identifier or a route.

/** One set of words per place; the last may be followed by anything. */
export type Phrase = readonly ReadonlySet<string>[];

/** `"create|add user|account"` has two places with two words each. */
export function phrases(...texts: readonly string[]): readonly Phrase[] {
  return texts.map((text) => text.split(" ").map((place) => new Set(place.split("|"))));
}

/** Where a phrase stands in the words of a name. */
export interface PhrasePlace {
  readonly from: number;
  readonly to: number;
}

/** The first place of the phrase, or undefined. */
export function findPhrase(words: readonly string[], phrase: Phrase): PhrasePlace | undefined {
  for (let from = 0; from + phrase.length <= words.length; from++) {
    if (standsAt(words, from, phrase)) return { from, to: from + phrase.length };
  }
  return undefined;
}

// A loop: every name is held against some hundred phrases.
function standsAt(words: readonly string[], from: number, phrase: Phrase): boolean {
  for (let index = 0; index < phrase.length; index++) {
    if (phrase[index]?.has(words[from + index] ?? "") !== true) return false;
  }
  return true;
}

/** A set of the words of a text. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

// Masks secrets in any text before a person, a file or another program sees it. Never keeps a part of the value nor its length.
import { findPairs } from "./pairs.ts";
import { findSecrets } from "./secrets/find.ts";
import { entropy } from "./secrets/placeholder.ts";
import { mayHoldSecret } from "./sieve.ts";

interface Span {
  readonly start: number;
  readonly end: number;
  readonly category: string;
  /** The mask needs quotes of its own, so that JSON stays JSON. */
  readonly quote?: boolean;
}

/** The text with every recognised secret value replaced by `[redacted:<category>]`; the same text when there is none. */
export function redact(text: string): string {
  if (!mayHoldSecret(text)) return text;
  return mask(text, [...findSecrets(text), ...findPairs(text, "text")]);
}

/** As `redact`, for a line of source code: of `key: value` pairs only quoted literals are masked, as identifiers hold no secret. */
export function redactSource(text: string): string {
  return mask(text, [...findSecrets(text), ...findPairs(text, "source"), ...randomWords(text)]);
}

// A word as long as a key between quotes, blanks or signs; refuses paths with dots, addresses and what has a template in it.
const longWord = /(?<=["'`=:\s])[A-Za-z0-9+/=_-]{10,4096}(?=["'`\s&,;)]|$)/g;
// Bits per character: words of a language and names stay below, keys and passwords of generators above.
const randomness = 2.9;
// Changes between small letters, capitals and digits, by length: names of three words stay below.
const caseChanges = 0.32;
const twoDigits = /\d[^\d]*\d/;

/** Words in source code that look like nothing but a key, whatever stands beside them. */
function* randomWords(text: string): Iterable<Span> {
  for (const { index, 0: word } of text.matchAll(longWord)) {
    if (!looksGenerated(word)) continue;
    yield { start: index, end: index + word.length, category: "literal", quote: false };
  }
}

/** `accessTokenOfShop` changes its case with each word, a key every few characters. */
function looksGenerated(word: string): boolean {
  if (!/[A-Za-z]/.test(word) || entropy(word) < randomness) return false;
  if (twoDigits.test(word) && /^[a-z0-9]{16,}$/.test(word)) return true;
  const changes = word.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|\d(?=[A-Za-z])/g)?.length ?? 0;
  // Names hold one abbreviation, or two when they are short.
  const capitals = word.match(/[A-Z]{2,}/g)?.length ?? 0;
  return changes > (word.length - 1) * caseChanges || (capitals > 1 && word.length >= 16 && /[a-z]/.test(word));
}

/** True when `redact` would change the text. */
export function containsSecret(text: string): boolean {
  return mayHoldSecret(text) && (findSecrets(text).length > 0 || findPairs(text, "text").length > 0);
}

function mask(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  let result = "";
  let position = 0;
  for (const { start, end, category, quote } of sorted) {
    if (end <= position) continue;
    if (start >= position) {
      const name = `[redacted:${category}]`;
      result += text.slice(position, start) + (quote ? `"${name}"` : name);
    }
    position = end;
  }
  return result + text.slice(position);
}

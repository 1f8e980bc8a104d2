// Masks secrets in any text before a person, a file or another program sees it. Never keeps a part of the value nor its length.
import { findPairs } from "./pairs.ts";
import { findSecrets } from "./secrets/find.ts";
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
  return mask(text, [...findSecrets(text), ...findPairs(text, "source")]);
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

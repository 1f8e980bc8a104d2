// Finds literal secrets in a text by their value. One pass; a text without a keyword costs next to nothing.
import { entropy, isPlaceholder } from "./placeholder.ts";
import type { SecretPattern } from "./pattern.ts";
import { secretPatterns } from "./index.ts";
import { createKeywordScanner } from "./scan.ts";

/** A secret in a text: the pattern's id and the sensitive category, never the value. */
export interface SecretMatch {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly category: string;
}

/** Narrows the search. */
export interface FindOptions {
  /** Ids of patterns that are left out. */
  readonly except?: readonly string[];
}

const scanner = createKeywordScanner(
  secretPatterns.entries.flatMap((pattern) => pattern.keywords.map((keyword) => [keyword, pattern] as const)),
);

/** All literal secrets, sorted and without overlap: of two that overlap, the earlier and then the longer stays. */
export function findSecrets(text: string, { except = [] }: FindOptions = {}): readonly SecretMatch[] {
  const found: SecretMatch[] = [];
  const seen = new Map<SecretPattern, number>();
  scanner(text, (offset, patterns) => {
    for (const pattern of patterns) {
      // What a match has covered is not tried again: repeated keywords stay linear.
      if (offset < (seen.get(pattern) ?? 0)) continue;
      const match = matchAt(text, offset, pattern);
      if (!match) continue;
      seen.set(pattern, match.end);
      if (!except.includes(pattern.id)) found.push(match);
    }
  });
  return withoutOverlaps(found);
}

function matchAt(text: string, offset: number, pattern: SecretPattern): SecretMatch | undefined {
  const expression = pattern.pattern;
  expression.lastIndex = offset;
  const match = expression.exec(text);
  if (!match) return undefined;
  const value = match[1] ?? match[0];
  const [start, end] = match.indices?.[1] ?? [offset, offset + match[0].length];
  if (pattern.entropy !== undefined && entropy(value) < pattern.entropy) return undefined;
  if (isPlaceholder(value) || pattern.check?.(value) === false) return undefined;
  return { start, end, id: pattern.id, category: pattern.category };
}

function withoutOverlaps(matches: readonly SecretMatch[]): readonly SecretMatch[] {
  if (matches.length < 2) return matches;
  const sorted = [...matches].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: SecretMatch[] = [];
  for (const match of sorted) {
    const last = result.at(-1);
    if (!last || match.start >= last.end) result.push(match);
  }
  return result;
}

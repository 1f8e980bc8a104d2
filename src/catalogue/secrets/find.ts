// Finds literal secrets in a text by their value. One pass; a text without a keyword costs next to nothing.
import { entropy, isPlaceholder } from "./placeholder.ts";
import type { SecretPattern } from "./pattern.ts";
import { secretPatterns } from "./index.ts";
import { createKeywordScanner, createKeywordTable } from "./scan.ts";

/** A secret in a text: the pattern's id and the sensitive category, never the value. */
export interface SecretMatch {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly category: string;
  /** `proven` by its checksum, `doubtful` when the checksum is wrong, as in invented values; `likely` where there is none. */
  readonly certainty: "proven" | "likely" | "doubtful";
}

/** Narrows the search. */
export interface FindOptions {
  /** Ids of patterns that are left out. */
  readonly except?: readonly string[];
}

/** All patterns by the first characters of their keywords. */
export const keywordTable = createKeywordTable(
  secretPatterns.entries.flatMap((pattern) => pattern.keywords.map((keyword) => [keyword, pattern] as const)),
);

const scanner = createKeywordScanner(keywordTable);

const atDigits = secretPatterns.entries.filter((pattern) => pattern.starts === "digits");
const atCountry = secretPatterns.entries.filter((pattern) => pattern.starts === "country");

/** All literal secrets, sorted and without overlap: of two that overlap, the earlier and then the longer stays. */
export function findSecrets(text: string, { except = [] }: FindOptions = {}): readonly SecretMatch[] {
  const found: SecretMatch[] = [];
  const seen = new Map<SecretPattern, number>();
  const visit = (offset: number, pattern: SecretPattern): void => {
    // What a match has covered is not tried again: repeated keywords stay linear.
    const start = offset - (pattern.lead ?? 0);
    if (start < (seen.get(pattern) ?? 0)) return;
    const match = matchAt(text, start, pattern);
    if (!match) return;
    seen.set(pattern, match.end);
    if (!except.includes(pattern.id)) found.push(match);
  };
  scanner(text, visit);
  visitNumbers(text, visit);
  return withoutOverlaps(found);
}

/** Places where a card number or an IBAN may begin: four digits, or two capitals and two digits, at the start of a word. */
function visitNumbers(text: string, visit: (offset: number, pattern: SecretPattern) => void): void {
  let before = NONE;
  for (let i = 0; i < text.length - 14; i++) {
    const kind = kinds[text.charCodeAt(i)] ?? NONE;
    if (before === NONE && kind >= CAPITAL) {
      if (kind === DIGIT && kindAt(text, i + 1) === DIGIT && kindAt(text, i + 3) === DIGIT)
        for (const pattern of atDigits) visit(i, pattern);
      if (kind === CAPITAL && kindAt(text, i + 1) === CAPITAL && kindAt(text, i + 2) === DIGIT)
        for (const pattern of atCountry) visit(i, pattern);
    }
    before = kind;
  }
}

/** True when a number has the shape of a card or an IBAN, whether or not its check digits are right. */
export function hasNumberShape(text: string): boolean {
  let has = false;
  visitNumbers(text, (offset, { pattern }) => {
    pattern.lastIndex = offset;
    has ||= pattern.test(text);
  });
  return has;
}

function kindAt(text: string, at: number): number {
  return kinds[text.charCodeAt(at)] ?? NONE;
}

const NONE = 0;
const WORD = 1;
const CAPITAL = 2;
const DIGIT = 3;

/** What a character is to a number: behind a letter, digit, `_`, `.` or `-` it is part of something else. */
const kinds = new Uint8Array(128).map((_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9]/.test(character)) return DIGIT;
  if (/[A-Z]/.test(character)) return CAPITAL;
  return /[a-z_.-]/.test(character) ? WORD : NONE;
});

// Looked up once for all places of a text, or many of them would make the search quadratic.
let looked = { text: "", literal: "", last: -1 };

function lastPlace(text: string, literal: string): number {
  if (looked.text !== text || looked.literal !== literal) looked = { text, literal, last: text.lastIndexOf(literal) };
  return looked.last;
}

/** The secret of this kind that begins at the offset; undefined when there is none. */
export function matchAt(text: string, offset: number, pattern: SecretPattern): SecretMatch | undefined {
  if (pattern.needs !== undefined && lastPlace(text, pattern.needs) < offset) return undefined;
  const expression = pattern.pattern;
  expression.lastIndex = offset;
  const match = expression.exec(text);
  if (!match) return undefined;
  const value = match[1] ?? match[0];
  const [start, end] = match.indices?.[1] ?? [offset, offset + match[0].length];
  if (pattern.entropy !== undefined && entropy(value) < pattern.entropy) return undefined;
  if (isPlaceholder(value) || pattern.check?.(value) === false) return undefined;
  const certainty = pattern.checksum ? (pattern.checksum(value) ? "proven" : "doubtful") : "likely";
  return { start, end, id: pattern.id, category: pattern.category, certainty };
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

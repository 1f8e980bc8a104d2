// Refuses texts that a parser cannot be trusted with, before it sees them: too many bytes, minified, nested too deep. The limits
// cost nothing on real code; what slips through is caught by the worker's deadline, stack and heap.
import type { SkipReason } from "../../base/finding.ts";
import { guardBundled } from "./bundled.ts";

/** Why a text is not analysed; the detail is one sentence with numbers only, no source text. */
export interface GuardRefusal {
  readonly reason: Extract<SkipReason, "too-large" | "minified" | "too-deep">;
  readonly detail: string;
}

/** Semgrep and Biome draw the line here too; 1 of 16,709 real source files lies above it. */
export const defaultMaxFileBytes = 1_000_000;

// A real file may have one long line (an embedded image) or many; a minified one has nothing else.
const longestLine = 5_000;
const averageLine = 500;

// The deepest of 16,709 real files nests 41 levels.
const deepestNesting = 1_000;

/** Says why the text must not be parsed, or undefined when it may. Never refuses hand-written code of ordinary size. */
export function guardText(text: string, maxFileBytes = defaultMaxFileBytes): GuardRefusal | undefined {
  return guardBytes(utf8Length(text), maxFileBytes) ?? guardMinified(text) ?? guardBundled(text) ?? guardNesting(text);
}

/** The byte cap alone, for callers that know the size before they read. */
export function guardBytes(bytes: number, maxFileBytes = defaultMaxFileBytes): GuardRefusal | undefined {
  if (bytes <= maxFileBytes) return undefined;
  return { reason: "too-large", detail: `The file has ${count(bytes)} bytes; the limit is ${count(maxFileBytes)}.` };
}

/** Refuses a text whose lines are so long that no person wrote them. */
export function guardMinified(text: string): GuardRefusal | undefined {
  if (text.length <= longestLine) return undefined;
  let lines = 1;
  let longest = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i);
    if (i < text.length && code !== LF && code !== CR) continue;
    longest = Math.max(longest, i - start);
    if (code === CR && text.charCodeAt(i + 1) === LF) i++;
    if (i < text.length) lines++;
    start = i + 1;
  }
  if (longest <= longestLine || text.length / lines <= averageLine) return undefined;
  return { reason: "minified", detail: `The file looks minified: its longest line has ${count(longest)} characters.` };
}

/** Refuses a text whose brackets and template literals nest deeper than any parser should have to follow. */
export function guardNesting(text: string): GuardRefusal | undefined {
  if (openings(text) <= deepestNesting || !nestsDeeperThan(text, deepestNesting)) return undefined;
  return { reason: "too-deep", detail: `Brackets nest more than ${count(deepestNesting)} levels deep.` };
}

const LF = 10;
const CR = 13;
const [DOUBLE, DOLLAR, SINGLE, OPEN, CLOSE] = [34, 36, 39, 40, 41];
const [SLASH, LESS, GREATER, LEFT, BACKSLASH, RIGHT, BACKTICK] = [47, 60, 62, 91, 92, 93, 96];
const [BEGIN, END] = [123, 125];

function openings(text: string): number {
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN || code === LEFT || code === BEGIN || code === BACKTICK) total++;
  }
  return total;
}

/**
 * A small tokenizer that knows strings, comments, regular expressions and templates. Where it may be wrong (JSX text, a regular
 * expression after a bracket) it forgets brackets rather than count too many.
 */
function nestsDeeperThan(text: string, limit: number): boolean {
  const open: number[] = [];
  let previous = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (open.at(-1) === BACKTICK) {
      if (code === BACKSLASH) i++;
      else if (code === BACKTICK) open.pop();
      else if (code === DOLLAR && text.charCodeAt(i + 1) === BEGIN) open.push(DOLLAR);
      else continue;
      if (open.at(-1) === DOLLAR) previous = ++i;
    } else {
      const end = skipToken(text, i, previous);
      if (end > i) {
        const comment = code === SLASH && (text.charCodeAt(i + 1) === SLASH || text.charCodeAt(i + 1) === 42);
        if (!comment) previous = end;
        i = end;
        continue;
      }
      if (code > 32) previous = i;
      follow(open, code);
    }
    if (open.length > limit) return true;
  }
  return false;
}

/** Offset of the last character of the string, comment or regular expression that starts here, or `start` when none does. */
function skipToken(text: string, start: number, previous: number): number {
  const code = text.charCodeAt(start);
  if (code === SINGLE || code === DOUBLE) return endOfString(text, start, code);
  if (code !== SLASH) return start;
  const next = text.charCodeAt(start + 1);
  if (next === SLASH) return endOfLine(text, start);
  if (next === 42) {
    const end = text.indexOf("*/", start + 2);
    return end < 0 ? text.length : end + 1;
  }
  return next !== GREATER && startsRegex(text, previous) ? endOfRegex(text, start) : start;
}

function follow(open: number[], code: number): void {
  if (code === OPEN || code === LEFT || code === BEGIN || code === BACKTICK) open.push(code);
  else if (code === CLOSE) closeNearest(open, OPEN);
  else if (code === RIGHT) closeNearest(open, LEFT);
  else if (code === END) closeNearest(open, BEGIN);
}

/** Closes the nearest bracket of the kind and whatever was left open inside it, but never leaves a template's substitution. */
function closeNearest(open: number[], kind: number): void {
  const floor = Math.max(0, open.length - 50);
  for (let i = open.length - 1; i >= floor; i--) {
    const found = open[i];
    if (found === kind || (found === DOLLAR && kind === BEGIN)) {
      open.length = i;
      return;
    }
    if (found === DOLLAR) return;
  }
}

function endOfString(text: string, start: number, quote: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote || code === LF || code === CR) return i;
    if (code === BACKSLASH) i++;
  }
  return text.length;
}

function endOfLine(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return i;
  }
  return text.length;
}

function endOfRegex(text: string, start: number): number {
  let inClass = false;
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR || (code === SLASH && !inClass)) return i;
    if (code === BACKSLASH) i++;
    else if (code === LEFT) inClass = true;
    else if (code === RIGHT) inClass = false;
  }
  return text.length;
}

const beforeRegex = new Set(
  "await case delete do else extends in instanceof new of return throw typeof void yield".split(" "),
);

/** Whether a slash after this character starts a regular expression rather than a division or a closing JSX tag. */
function startsRegex(text: string, previous: number): boolean {
  if (previous < 0) return true;
  const code = text.charCodeAt(previous);
  if (code === CLOSE || code === RIGHT || code === LESS || code === SINGLE || code === DOUBLE || code === BACKTICK)
    return false;
  // A word character: only an operator-like keyword may be followed by a regular expression; `total / 2` is refused.
  if (!isWord(code)) return true;
  let start = previous;
  while (start > 0 && previous - start < 12 && isWord(text.charCodeAt(start - 1))) start--;
  return beforeRegex.has(text.slice(start, previous + 1));
}

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 36 ||
    code === 95 ||
    code > 127
  );
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    // Each half of a surrogate pair counts two, any other unit three.
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

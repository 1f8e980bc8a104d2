// Where the value of a pair begins and ends: quoted, escaped, bracketed, bare, as a cookie or between tags. Each step is linear.

// Matches what a redactor, an inspector or a template left in place of the value; refuses other bracketed text.
const masked =
  /\[(?:redacted|filtered|hidden|masked|object|function|circular)[^\]\n]{0,80}\]|\$\{[\w.]{1,80}\}(?![^\s"',;)\]}&])/iy;

/** A value and the offset at which reading goes on. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly quoted: boolean;
  /** The quotes themselves were escaped, as in JSON inside JSON. */
  readonly escaped?: boolean;
}

const LF = 10;
const BACKSLASH = 92;
const quotes = "\"'`";
// Refuses letters and digits; ends a bare value when nothing that looks like a value follows.
const soft = ",;&|)]}'>";
// Matches the begin of the next pair after a soft end.
const nextKey = /[\s,;&|)\]}'">]{1,4}["']?[\w.$-]{1,40}["']?\s?[=:]/y;
// Matches the scheme of an authorization header, whose credential is the next word.
const scheme =
  /(?:bearer|basic|token|apikey|api-key|negotiate|ntlm|digest|hawk|aws4-hmac-sha256|key|dpop|jwt)[ \t]{1,4}(?=\S)/iy;

/** The value between quotes at `start`; without a closing quote it goes to the end of the line. Undefined when no quote is there. */
export function quotedValue(text: string, start: number): ValueSpan | undefined {
  if (text[start] === "[") return bracketedValue(text, start);
  let open = start;
  while (text.charCodeAt(open) === BACKSLASH) open++;
  const quote = text[open];
  if (quote === undefined || !quotes.includes(quote)) return undefined;
  const level = open - start;
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] !== quote) continue;
    const escapes = backslashesBefore(text, i, open + 1);
    const closes = level === 0 ? escapes % 2 === 0 : escapes <= level;
    if (closes)
      return { start: open + 1, end: i - (level === 0 ? 0 : escapes), next: i + 1, quoted: true, escaped: level > 0 };
  }
  const end = lineEnd(text, open);
  return { start: open + 1, end, next: end, quoted: true, escaped: level > 0 };
}

/** A list of quoted values is one value: `["a","b"]`. */
function bracketedValue(text: string, start: number): ValueSpan | undefined {
  let first = start + 1;
  while (text[first] === " " || text[first] === "\\") first++;
  if (!quotes.includes(text[first] ?? "-")) return undefined;
  masked.lastIndex = first + 1;
  if (masked.test(text)) return { start, end: start, next: start, quoted: true };
  const end = closing(text, start + 1, "]");
  return { start: start + 1, end, next: end, quoted: false };
}

/** The offset of the bracket that closes, passing over quoted text; the end of the line when there is none. */
function closing(text: string, from: number, bracket: "]" | "}"): number {
  let position = from;
  while (position < text.length) {
    const character = text[position];
    if (character === bracket || character === "\n") return position;
    const quoted = character === "[" ? undefined : quotedValue(text, position);
    position = quoted ? Math.max(quoted.next, position + 1) : position + 1;
  }
  return text.length;
}

/** A bare word and, behind an authorization scheme, the word after it. */
export function unquotedValue(
  text: string,
  start: number,
  { query, strong }: { readonly query: boolean; readonly strong: boolean },
): ValueSpan | undefined {
  if (text[start] === "{" || text[start] === "(" || text[start] === "<") return undefined;
  scheme.lastIndex = start;
  const withScheme = strong && scheme.test(text) ? scheme.lastIndex : start;
  masked.lastIndex = withScheme;
  if (masked.test(text)) return undefined;
  let end = withScheme;
  while (end < text.length && !endsAt(text, end, query)) end++;
  return { start: withScheme, end, next: end, quoted: false };
}

/** `a=1; b=2`: all cookies of a header are one value. */
export function cookieValueEnd(text: string, start: number): ValueSpan | undefined {
  if (text[start] === "{") {
    const end = Math.min(closing(text, start + 1, "}") + 1, text.length);
    return { start, end, next: end, quoted: false };
  }
  let end = start;
  while (end < text.length && !/[\s"]/.test(text[end] ?? "")) end += text[end] === ";" && text[end + 1] === " " ? 2 : 1;
  return { start, end: Math.min(end, text.length), next: Math.min(end, text.length), quoted: false };
}

/** The text up to the next tag. */
export function markupValue(text: string, start: number): ValueSpan | undefined {
  const close = text.indexOf("<", start);
  if (close < 0 || text[close + 1] !== "/") return undefined;
  return { start, end: close, next: close, quoted: true };
}

function endsAt(text: string, at: number, query: boolean): boolean {
  const character = text[at] ?? "";
  if (character <= " " || character === '"' || character === "`") return true;
  if (query && (character === "&" || character === "#")) return true;
  if (character === "\\" && (text[at + 1] === '"' || text[at + 1] === "n")) return true;
  if (!soft.includes(character)) return false;
  const next = text[at + 1] ?? "";
  if (next <= " " || next === '"' || next === "`" || soft.includes(next)) return true;
  nextKey.lastIndex = at;
  return nextKey.test(text);
}

function backslashesBefore(text: string, at: number, floor: number): number {
  let count = 0;
  while (at - count - 1 >= floor && text.charCodeAt(at - count - 1) === BACKSLASH) count++;
  return count;
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (text.charCodeAt(i) === LF) return i;
  return text.length;
}

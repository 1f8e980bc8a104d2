// Finds the values of `key: value`, `key=value`, `"key":"value"`, `--key value` and `<key>value</key>` whose key names a secret.
import { isStem, stemHash } from "./key-stems.ts";
import { cookieValueEnd, markupValue, quotedValue, unquotedValue, type ValueSpan } from "./pair-values.ts";
import { isPlaceholder } from "./secrets/placeholder.ts";
import { classifyName, isSensitive, type SensitiveName } from "./sensitive/classify.ts";

/** The value of a pair; `quote` when it stood unquoted behind a quoted key. */
export interface PairMatch {
  readonly start: number;
  readonly end: number;
  readonly category: string;
  readonly quote: boolean;
}

/** In `source`, only quoted literals count as values. */
export type PairMode = "text" | "source";

interface Key {
  readonly name: SensitiveName;
  readonly start: number;
  readonly quoted: boolean;
  readonly query: boolean;
  /** The name alone is too short to be sure; a quoted value or a digit in it decides. */
  readonly short: boolean;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const DASH = 45;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const BACKSLASH = 92;
const BACKTICK = 96;

/** All such values in order, without overlap. */
export function findPairs(text: string, mode: PairMode): readonly PairMatch[] {
  const found: PairMatch[] = [];
  const inside = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > GREATER && code !== BACKTICK) continue;
    if (code === QUOTE || (mode === "source" && (code === APOSTROPHE || code === BACKTICK))) {
      if (text.charCodeAt(i - 1) !== BACKSLASH && !inside.delete(code)) inside.add(code);
    } else if (code === COLON || code === EQUALS || code === GREATER || code === DASH) {
      const match = pairAt(text, i, { mode, inside });
      if (!match) continue;
      found.push(match.pair);
      i = match.next - 1;
    }
  }
  return found;
}

interface State {
  readonly mode: PairMode;
  readonly inside: ReadonlySet<number>;
}

function pairAt(
  text: string,
  at: number,
  state: State,
): { readonly pair: PairMatch; readonly next: number } | undefined {
  const code = text.charCodeAt(at);
  const key = code === DASH ? flagAt(text, at) : keyBefore(text, at);
  if (!key) return undefined;
  if (code === GREATER && text.charCodeAt(key.start - 1) !== LESS) return undefined;
  const value = code === GREATER ? markupValue(text, at + 1) : valueAfter(text, key, { ...state, at });
  if (!value || !isWorthMasking(text.slice(value.start, value.end), key, value.quoted)) return undefined;
  const { start, end, next } = value;
  const quote = key.quoted && !value.quoted && text.charCodeAt(key.start - 1) === QUOTE;
  return { pair: { start, end, category: key.name.category.id, quote }, next: Math.max(next, at + 1) };
}

function valueAfter(
  text: string,
  key: Key,
  { mode, inside, at }: State & { readonly at: number },
): ValueSpan | undefined {
  let start = text.charCodeAt(at) === DASH ? flagEnd(text, at) : at + 1;
  while (text.charCodeAt(start) === EQUALS || text.charCodeAt(start) === GREATER) start++;
  let spaces = 0;
  while (spaces < 8 && isBlank(text.charCodeAt(start))) {
    start++;
    spaces++;
  }
  const quoted = quotedValue(text, start);
  if (quoted) {
    // The quote ends the literal in which the key stands: "token: " holds no value.
    const closes = !key.quoted && !quoted.escaped && inside.has(text.charCodeAt(start));
    return closes ? undefined : quoted;
  }
  if (mode === "source") return undefined;
  if (key.name.category.id === "cookie") return cookieValueEnd(text, start);
  return unquotedValue(text, start, { query: key.query, strong: key.name.strength === "strong" });
}

/** True when a key that names a secret ends before the separator at this place, or begins with the two hyphens that stand there. */
export function hasSecretKeyAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) === DASH ? flagAt(text, at) : keyBefore(text, at)) !== undefined;
}

/** The key that ends before a separator, if it names a secret. */
function keyBefore(text: string, separator: number): Key | undefined {
  let end = separator;
  for (let i = 0; i < 4 && isBlank(text.charCodeAt(end - 1)); i++) end--;
  // `password?:` in a type, `config["password"]` in code.
  if (text[end - 1] === "?" || text[end - 1] === "]") end--;
  const quote = text.charCodeAt(end - 1);
  const quoted = quote === QUOTE || quote === APOSTROPHE || quote === BACKTICK;
  if (quoted) end--;
  while (quoted && text.charCodeAt(end - 1) === BACKSLASH) end--;
  let start = end;
  let hash = 0;
  let stem = 0;
  let promising = false;
  for (; start > 0 && end - start < 80; start--) {
    const code = text.charCodeAt(start - 1);
    if (!isKeyCharacter(code)) break;
    hash = (Math.imul(hash, 31) + code) | 0;
    stem = stemHash(stem, code);
    promising ||= isStem(stem);
  }
  const query = text[start - 1] === "?" || text[start - 1] === "&";
  if (end - start < 2 || !(promising || query || endsInPw(text, end))) return undefined;
  const harmless = query ? harmlessQueries : harmlessKeys;
  const known = harmless.get(hash);
  if (known?.length === end - start && text.startsWith(known, start)) return undefined;
  const path = text.slice(start, end);
  const key = keyNamed(path, { start, quoted, query });
  if (!key) remember(harmless, hash, path);
  return key;
}

/** `pw` is too short for a stem. */
function endsInPw(text: string, end: number): boolean {
  return (text.charCodeAt(end - 1) | 0x20) === 119 && (text.charCodeAt(end - 2) | 0x20) === 112;
}

// Keys that name no secret, by hash: most lines repeat the same few, and comparing in place allocates nothing.
const harmlessKeys = new Map<number, string>();
const harmlessQueries = new Map<number, string>();
const harmlessLimit = 20_000;

function remember(harmless: Map<number, string>, hash: number, path: string): void {
  if (harmless.size >= harmlessLimit) harmless.clear();
  // A copy: a part of the line would keep the whole of it.
  harmless.set(hash, ` ${path}`.slice(1));
}

/** A command line flag whose value is the next word; `--key=value` is a pair like any other. */
function flagAt(text: string, at: number): Key | undefined {
  if (text.charCodeAt(at + 1) !== DASH || isKeyCharacter(text.charCodeAt(at - 1))) return undefined;
  const end = flagEnd(text, at);
  if (end - at < 4 || !isBlank(text.charCodeAt(end))) return undefined;
  return keyNamed(text.slice(at + 2, end), { start: at, quoted: false, query: false });
}

function flagEnd(text: string, at: number): number {
  let end = at;
  while (end - at < 60 && isKeyCharacter(text.charCodeAt(end))) end++;
  return end;
}

function keyNamed(path: string, place: Omit<Key, "name" | "short">): Key | undefined {
  const dot = path.lastIndexOf(".");
  const owner = dot > 0 ? path.slice(path.lastIndexOf(".", dot - 1) + 1, dot) : undefined;
  const last = path.slice(dot + 1);
  const short = shortPassword.test(last);
  const object = short ? "credential" : (owner ?? (place.query ? "query" : undefined));
  const name = classifyName(last, object === undefined ? {} : { object });
  return isSensitive(name) && name.family === "secret" ? { ...place, name, short } : undefined;
}

// Matches the short names of a password, which mean other things too: `pass: 12` counts tests, `PWD` is a folder.
const shortPassword = /^(?:pass|pwd|pw)$/i;

// What stands after a colon in prose, types and configuration without being a secret.
const notValues: ReadonlySet<string> = new Set(
  (
    "true false null undefined none nil void empty yes no ok string number boolean any unknown object never required optional missing " +
    "invalid valid expired changed updated reset failed failure success succeeded incorrect wrong mismatch mismatched not must is was " +
    "are should cannot can could has have too user the a an and or for from in on to at of with it this that error err rejected " +
    "accepted verified unverified revoked disabled enabled default provided given received expected unexpected unauthorized forbidden " +
    "denied granted found unset set hidden masked redacted filtered [filtered] [redacted] [object [hidden] new function async await " +
    "malformed unable please enter bearer basic password token secret same-origin include omit signature"
  ).split(" "),
);

function isWorthMasking(value: string, { name, query, short }: Key, quoted: boolean): boolean {
  const bare = value.trim();
  if (bare.length < 2 || notValues.has(bare.toLowerCase().replace(/[.,;:!]$/, ""))) return false;
  if (isMask(bare) || isTemplate(bare) || isPath(bare)) return false;
  if (short && !quoted) return !/^(?:\d{1,9}|[A-Za-z]{1,8})$/.test(bare);
  if (name.strength === "strong") return true;
  if (isRendered(bare)) return false;
  // A weak name needs a value that is no plain word or small number.
  return (
    bare.length >= 6 && !/^[A-Za-z]{1,24}$/.test(bare) && (query || !/^\d{1,9}$/.test(bare)) && !isPlaceholder(bare)
  );
}

function isMask(value: string): boolean {
  return /^(?:\[redacted(?::[a-z0-9-]{1,60})?\]|<redacted>|[*•xX.#]{2,}|\$\{[^}"'`]*\}|%[sdifjoOc]|\{\})$/i.test(value);
}

// Matches placeholders of a template and nothing else, behind a scheme: `Bearer ${key}`, `${id}:${secret}`; refuses what has a text of
// its own, beside them or as a literal in them.
const template = /^(?:(?:bearer|basic|token|apikey|digest|bot|key) )?(?:\$\{[^{}"'`]{1,200}\}[\s:./;,_-]{0,3}){1,8}$/i;

function isTemplate(value: string): boolean {
  return value.includes("${") && template.test(value);
}

// Matches lower-case file paths, as of a key file; refuses base64, which has capitals.
function isPath(value: string): boolean {
  return /^(?:~|\.{1,2})?\/[a-z0-9._-]{1,60}(?:\/[a-z0-9._-]{1,60}){0,12}\/?$/.test(value);
}

// Matches an object printed by its class, `Token{9f4` or `Token@1a2b`; refuses everything else.
function isRendered(value: string): boolean {
  return /^(?:[A-Za-z]{1,40}[.$]){0,6}[A-Za-z]{2,40}[{@]/.test(value);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

// Letters, digits, `_`, `$`, `.` and `-`.
const keyCharacters = new Uint8Array(128).map((_, code) => (/[\w$.-]/.test(String.fromCharCode(code)) ? 1 : 0));

function isKeyCharacter(code: number): boolean {
  return keyCharacters[code] === 1;
}

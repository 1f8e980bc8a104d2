// A first look at a text for secrets, for the lines of large logs: one pass that allocates next to nothing. What it lets go holds no secret
// that `findSecrets` or `findPairs` would find in it; what it keeps may hold none either.
import { type CodedText, createCoding } from "./coded-text.ts";
import { hasSecretKeyAt } from "./pairs.ts";
import { hasNumberShape, keywordTable, matchAt } from "./secrets/find.ts";
import { standsAt } from "./secrets/scan.ts";

const LITERAL = 1;
const SEPARATOR = 2;
const FLAG = 4;

// One look per character says whether a keyword begins two characters before, or whether the character ends a key.
const looks = createLooks();

function createLooks(): Uint8Array {
  const { slots } = keywordTable;
  const found = new Uint8Array(slots.length);
  const separators = [..."=:>"].map((character) => character.charCodeAt(0) & 31);
  for (const separator of separators)
    for (let hash = separator; hash < found.length; hash += 32) found[hash] = SEPARATOR;
  // The two hyphens of a flag, behind any character.
  const hyphens = hashOf(hashOf(0, 45), 45) & 0x3ff;
  for (let hash = hyphens; hash < found.length; hash += 0x400) found[hash] = (found[hash] ?? 0) | FLAG;
  for (let hash = 0; hash < found.length; hash++)
    if ((slots[hash] ?? 0) > 0) found[hash] = (found[hash] ?? 0) | LITERAL;
  return found;
}

// Whether there is such a look, as bits: most characters end here, and this table stays close at hand while a large log is read.
const isLooked = Int32Array.from({ length: looks.length / 32 }, (_, word) =>
  looks.subarray(word * 32, word * 32 + 32).reduce((bits, look, bit) => (look === 0 ? bits : bits | (1 << bit)), 0),
);

// Which fourth characters the keywords have that begin with each three: a bit for each of their last five bits.
const fourths = createFourths();

function createFourths(): Int32Array {
  const { slots, lists } = keywordTable;
  const found = new Int32Array(slots.length);
  for (let hash = 0; hash < found.length; hash++) {
    const slot = slots[hash] ?? 0;
    if (slot === 0) continue;
    let bits = 0;
    for (const { literal } of lists[slot] ?? []) bits |= literal.length > 3 ? 1 << (literal.charCodeAt(3) & 31) : -1;
    found[hash] = bits;
  }
  return found;
}

// As in the table of keywords.
function hashOf(hash: number, code: number): number {
  return ((hash << 5) ^ (code | 0x20)) & 0x7fff;
}

const coded = createCoding();

/** False when the text holds no secret that can be recognised; true when a closer look is needed. */
export function mayHoldSecret(text: string): boolean {
  return partMayHoldSecret(coded(text), 0, text.length);
}

/** The same for a part of a text, such as one line of many. */
export function partMayHoldSecret(whole: CodedText, from: number, to: number): boolean {
  const { text, codes } = whole;
  let hash = 0;
  for (let i = from; i < to; i++) {
    const code = codes[i] ?? 0;
    hash = ((hash << 5) ^ (code | 0x20)) & 0x7fff;
    if ((((isLooked[hash >>> 5] ?? 0) >>> (hash & 31)) & 1) === 0) continue;
    const look = looks[hash] ?? 0;
    if (look === LITERAL && (((fourths[hash] ?? 0) >>> ((codes[i + 1] ?? 0) & 31)) & 1) === 0) continue;
    // Other characters with the same five bits, and the colon of a clock.
    if (look === SEPARATOR && (!isSeparator(code) || (isDigit(codes[i + 1] ?? 0) && isBareNumber(codes, i)))) continue;
    if (isSuspect(whole, i, hash)) return true;
  }
  return hasLongNumber(codes, from, to) && hasNumberShape(text.slice(from, to));
}

function isSuspect({ text, codes }: CodedText, at: number, hash: number): boolean {
  const look = looks[hash] ?? 0;
  const code = codes[at] ?? 0;
  if ((look & SEPARATOR) !== 0 && isSeparator(code) && !isHarmlessKey(codes, at) && namesSecret(text, at)) return true;
  if ((look & FLAG) !== 0 && code === 45 && codes[at - 1] === 45 && hasSecretKeyAt(text, at - 1)) return true;
  if ((look & LITERAL) === 0 || at < 2) return false;
  for (const { literal, item } of keywordTable.lists[keywordTable.slots[hash] ?? 0] ?? [])
    if (standsAt(text, at - 2, literal) && matchAt(text, at - 2 - (item.lead ?? 0), item)) return true;
  return false;
}

function isSeparator(code: number): boolean {
  return code === 58 || code === 61 || code === 62;
}

// Two digits with no other part of a key before them name nothing: "08:30".
function isBareNumber(codes: Uint8Array, separator: number): boolean {
  if (!isDigit(codes[separator - 1] ?? 0) || !isDigit(codes[separator - 2] ?? 0)) return false;
  return (keyCharacters[codes[separator - 3] ?? 0] ?? 0) === 0;
}

// Keys that name no secret, by two hashes of the text around their end: most lines repeat the same few.
const slotCount = 4096;
const harmless = { first: new Int32Array(slotCount), second: new Int32Array(slotCount) };
const found = { first: 0, second: 0, whole: false };
const longestKey = 80;

// Hashes the key before the separator together with what stands before it, which decides about short keys of queries. Where that is no ASCII
// the codes do not tell what it is, so nothing is known of such a key.
function isHarmlessKey(codes: Uint8Array, separator: number): boolean {
  let start = separator - 1;
  let first = 17;
  let second = 17;
  let keyed = false;
  let named = false;
  found.whole = false;
  for (const last = Math.max(-1, separator - longestKey); start > last; start--) {
    const code = codes[start] ?? 0;
    if (code > 127) return false;
    first = (Math.imul(first, 31) + code) | 0;
    second = Math.imul(second ^ code, 0x01000193);
    if ((keyCharacters[code] ?? 0) === 1) {
      keyed = true;
      named ||= code > 57;
    }
    // Blanks and quotes between the key and its separator; the first such behind the key ends it.
    else if (keyed || separator - start > maxGap) break;
  }
  found.first = first;
  found.second = second;
  // Behind a long gap, as the escapes of JSON within JSON within JSON, the key was not reached.
  found.whole = keyed;
  if (!keyed) return false;
  // Numbers alone name nothing, such as the process in "sshd[4711]:".
  if (!named && start > separator - longestKey) return true;
  const slot = (first ^ (second >>> 9)) & (slotCount - 1);
  return harmless.first[slot] === first && harmless.second[slot] === second;
}

const maxGap = 10;

function namesSecret(text: string, separator: number): boolean {
  const { first, second, whole } = found;
  if (hasSecretKeyAt(text, separator)) return true;
  if (!whole) return false;
  const slot = (first ^ (second >>> 9)) & (slotCount - 1);
  harmless.first[slot] = first;
  harmless.second[slot] = second;
  return false;
}

// Letters, digits, `_`, `$`, `.` and `-`.
const keyCharacters = new Uint8Array(256).map((_, code) => (/[\w$.-]/.test(String.fromCharCode(code)) ? 1 : 0));

// The shortest card number and the shortest IBAN have as many characters.
const stride = 15;

// Looks at every fifteenth character: a card number or an IBAN has one of its digits, capitals or blanks there.
function hasLongNumber(codes: Uint8Array, from: number, to: number): boolean {
  for (let i = from + stride - 1; i < to; i += stride) {
    if (!isNumberPart(codes[i] ?? 0)) continue;
    let start = i;
    let end = i + 1;
    while (start > from && isNumberPart(codes[start - 1] ?? 0)) start--;
    while (end < to && isNumberPart(codes[end] ?? 0)) end++;
    const first = start > from && isWordPart(codes[start - 1] ?? 0) ? behindBlank(codes, start, end) : start;
    if (end - first >= stride && mayBeNumber(codes, first, end)) return true;
    i += Math.floor((end - 1 - i) / stride) * stride;
  }
  return false;
}

// Behind a letter or a point, as the digits of a fraction, a number is part of something else.
function isWordPart(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 95 || code === 46;
}

function behindBlank(codes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && codes[at] !== 32) at++;
  return at;
}

function isNumberPart(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 32 || code === 45;
}

// As many digits as the shortest card number has, or two capitals and two digits as an IBAN begins.
function mayBeNumber(codes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  let run = 0;
  for (let i = start; i < end; i++) {
    const code = codes[i] ?? 0;
    if (code >= 48 && code <= 57) {
      if (++digits > 13 || (run >= 2 && isDigit(codes[i + 1] ?? 0))) return true;
      run = 0;
    } else run = code >= 65 ? run + 1 : 0;
  }
  return false;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

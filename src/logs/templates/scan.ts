// Finds the variable parts of a message in one pass by hand: numbers, addresses, identifiers, paths, quoted text, values after `=`.
// While it reads it hashes what is constant, so that a message whose form was seen before is recognised without cutting it up.

/** How much of a message takes part in its template. */
export const maxScanned = 1024;

const maxSpans = 256;
const maxQuoted = 200;
const prime = 0x01000193;
const star = 0x9e3779b1 | 0;

// Character classes: 1 space, 2 letter, 3 digit, 4 joins letters and digits to one word, 0 other punctuation.
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (code === 32 || code === 9 || code === 10 || code === 13) classes[code] = 1;
  else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) classes[code] = 2;
  else if (code >= 48 && code <= 57) classes[code] = 3;
}
for (const character of "_-.+%$@~") classes[character.charCodeAt(0)] = 4;

/** What was found in a message: a hash of its form, and its variable parts. */
export interface FormScan {
  readonly high: number;
  readonly low: number;
  /** Start and end of each variable part, in pairs. */
  readonly spans: Int32Array;
  readonly spanCount: number;
}

/** Scans messages; what it found stays readable until the next scan. Holds buffers, so that a scan allocates nothing. */
export class FormScanner implements FormScan {
  high = 0;
  low = 0;
  readonly spans = new Int32Array(maxSpans * 2);
  spanCount = 0;
  private text = "";
  private length = 0;
  /** The word that was read last. */
  private end = 0;
  private hash = 0;
  private variable = false;

  /** Finds the variable parts of a message and hashes the rest. */
  scan(text: string): this {
    this.text = text;
    this.length = Math.min(text.length, maxScanned);
    this.high = 0x811c9dc5 | 0;
    this.low = 0x1234567;
    this.spanCount = 0;
    let afterEquals = false;
    let first = true;
    for (let at = 0; at < this.length && this.spanCount < maxSpans; at = this.end) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? (classes[code] ?? 0) : 2;
      if (kind === 1) {
        this.end = at + 1;
        this.mix(32);
        first = true;
        afterEquals = false;
        continue;
      }
      if (kind === 0) this.readMark(at, code, first || afterEquals);
      else this.readWord(at, afterEquals);
      // Quotes stay outside the variable part.
      if (this.variable) this.mark(code === 34 ? at + 1 : at, code === 34 ? this.end - 1 : this.end);
      this.mix(this.hash);
      afterEquals = kind === 0 && code === 61;
      first = false;
    }
    return this;
  }

  private mix(value: number): void {
    this.high = Math.imul(this.high ^ value, prime);
    this.low = Math.imul(this.low + (value ^ (value >>> 15)), star) ^ (this.low >>> 13);
  }

  private mark(start: number, end: number): void {
    this.spans[this.spanCount * 2] = start;
    this.spans[this.spanCount * 2 + 1] = end;
    this.spanCount++;
    this.hash = star;
  }

  // One punctuation mark, the inside of a quoted text, or a path.
  private readMark(at: number, code: number, beginsWord: boolean): void {
    this.hash = code;
    this.end = at + 1;
    this.variable = false;
    if (code === 34) {
      const close = closingQuote(this.text, at + 1, this.length);
      if (close <= at + 1) return;
      this.end = close + 1;
      this.variable = true;
    } else if (code === 47 && beginsWord) {
      this.end = pathEnd(this.text, at, this.length);
      this.variable = this.end > at + 1;
    }
  }

  // Letters, digits and what joins them; the whole word behind an equals sign is a value.
  private readWord(at: number, isValue: boolean): void {
    const { text, length } = this;
    let digits = 0;
    let letters = 0;
    let notHex = 0;
    let hash = 0;
    let end = at;
    for (; end < length; end++) {
      const code = text.charCodeAt(end);
      const kind = code < 128 ? (classes[code] ?? 0) : 2;
      if (kind === 3) digits++;
      else if (kind === 2) {
        letters++;
        if (code > 102 || (code > 70 && code < 97)) notHex++;
      } else if (kind !== 4) break;
      hash = Math.imul(hash ^ code, prime);
    }
    const leadingDigit = (classes[text.charCodeAt(at)] ?? 0) === 3;
    this.end = end;
    this.hash = hash;
    this.variable = isValue || isVariable({ digits, letters, notHex, length: end - at, leadingDigit });
  }
}

interface Word {
  readonly digits: number;
  readonly letters: number;
  /** Letters beyond F. */
  readonly notHex: number;
  readonly length: number;
  readonly leadingDigit: boolean;
}

// Numbers, addresses, dates; hexadecimal words; identifiers with three digits or more. Not `ssh2` or `utf-8`, and of words without a
// digit only hexadecimal ones of twelve letters, as English has shorter ones ("defaced").
function isVariable({ digits, letters, notHex, length, leadingDigit }: Word): boolean {
  if (digits === 0) return notHex === 0 && letters >= 12 && letters === length;
  return letters === 0 || digits >= 3 || leadingDigit || (notHex === 0 && length >= 6);
}

function closingQuote(text: string, from: number, length: number): number {
  const limit = Math.min(length, from + maxQuoted);
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}

// A path has at least two slashes; a single one may divide words.
function pathEnd(text: string, at: number, length: number): number {
  let slashes = 0;
  let i = at;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 47) slashes++;
    else if (
      code === 32 ||
      code === 9 ||
      code === 44 ||
      code === 59 ||
      code === 34 ||
      code === 39 ||
      code === 41 ||
      code === 93 ||
      code === 58 ||
      code === 63
    )
      break;
  }
  return slashes >= 2 ? i : at + 1;
}

/** The words of a message with its variable parts written `<*>`; neighbouring variable parts without a space become one. */
export function maskWords(text: string, scan: FormScan): string[] {
  let masked = "";
  let at = 0;
  for (let i = 0; i < scan.spanCount; i++) {
    const start = scan.spans[i * 2] ?? 0;
    masked += `${text.slice(at, start)}<*>`;
    at = scan.spans[i * 2 + 1] ?? 0;
  }
  const rest = text.length > maxScanned ? `${text.slice(at, Math.max(at, maxScanned))}<*>` : text.slice(at);
  // Matches lists of variable parts, "<*>,<*>" and "<*>:<*>"; refuses those apart by letters or spaces.
  const words = (masked + rest).trim().split(/\s+/);
  return words.map((word) => word.replace(/<\*>(?:[,.:;/x*-]?<\*>)+/g, "<*>"));
}

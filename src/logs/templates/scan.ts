// Finds the variable parts of a message in one pass by hand: numbers, addresses, identifiers, names with dots, paths, links, quoted text,
// values after `=`. While it reads it hashes what is constant, so that a message whose form was seen before is recognised without cutting it up.
import { closingQuote, groupsEnd, linkEnd, pathEnd, requestTarget, valueEnd } from "./value-ends.ts";

/** How much of a message takes part in its template. */
export const maxScanned = 1024;

const maxSpans = 256;
const prime = 0x01000193;
const star = 0x9e3779b1 | 0;

const OTHER = 0;
const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
// Joins letters and digits to one word.
const JOINER = 4;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (code === 32 || code === 9 || code === 10 || code === 13) classes[code] = SPACE;
  else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) classes[code] = LETTER;
  else if (code >= 48 && code <= 57) classes[code] = DIGIT;
}
for (const character of "_-.+%$@~") classes[character.charCodeAt(0)] = JOINER;

/** What was found in a message: a hash of its form, and its variable parts. */
export interface FormScan {
  readonly high: number;
  readonly low: number;
  /** Start and end of each variable part, in pairs. */
  readonly spans: Int32Array;
  readonly spanCount: number;
  /** How much of the message was looked at. */
  readonly length: number;
}

/** Scans messages; what it found stays readable until the next scan. Holds buffers, so that a scan allocates nothing. */
export class FormScanner implements FormScan {
  high = 0;
  low = 0;
  readonly spans = new Int32Array(maxSpans * 2);
  spanCount = 0;
  length = 0;
  private text = "";
  /** The part that was read last, and how many characters at its end close it. */
  private start = 0;
  private end = 0;
  private closing = 0;
  private hash = 0;
  private variable = false;

  /** Finds the variable parts of a message and hashes the rest. */
  scan(text: string): this {
    this.text = text;
    this.length = text.length > maxScanned ? lastWordEnd(text) : text.length;
    this.high = 0x811c9dc5 | 0;
    this.low = 0x1234567;
    this.spanCount = 0;
    let afterEquals = false;
    for (let at = 0; at < this.length && this.spanCount < maxSpans; at = this.end) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? (classes[code] ?? OTHER) : LETTER;
      if (kind === SPACE) {
        this.end = at + 1;
        this.mix(32);
        afterEquals = false;
        continue;
      }
      this.start = at;
      this.closing = 0;
      if (afterEquals && code !== 34 && code !== 61 && code !== 62) this.readValue(at);
      else if (kind === OTHER) this.readMark(at, code);
      else this.readWord(at);
      if (this.variable) this.mark();
      this.mix(this.hash);
      afterEquals = code === 61;
    }
    return this;
  }

  private mix(value: number): void {
    this.high = Math.imul(this.high ^ value, prime);
    this.low = Math.imul(this.low + (value ^ (value >>> 15)), star) ^ (this.low >>> 13);
  }

  private mark(): void {
    this.spans[this.spanCount * 2] = this.start;
    // Quotes stay outside the variable part.
    this.spans[this.spanCount * 2 + 1] = this.end - this.closing;
    this.spanCount++;
    this.hash = star;
  }

  // One punctuation mark, the inside of a quoted text, a path, or asterisks that stand for a value.
  private readMark(at: number, code: number): void {
    this.hash = code;
    this.end = at + 1;
    this.variable = false;
    if (code === 34) this.readQuoted(at);
    else if (code === 47 || code === 42 || code === 58) {
      const end =
        code === 42
          ? runEnd(this.text, at, 42)
          : code === 47
            ? pathEnd(this.text, at, this.length)
            : groupsEnd(this.text, at, this.length);
      this.variable = code === 42 ? end >= at + 3 : end > at;
      if (this.variable) this.end = end;
    }
  }

  private readQuoted(at: number): void {
    const close = closingQuote(this.text, at + 1, this.length);
    if (close <= at + 1) return;
    const target = requestTarget(this.text, at + 1);
    for (let i = at + 1; i < target; i++) this.mix(this.text.charCodeAt(i));
    this.start = target;
    this.end = close + 1;
    this.closing = 1;
    this.variable = true;
  }

  // Words of letters stay, as `state=open` says as much as `opened`; everything else behind an equals sign is a value.
  private readValue(at: number): void {
    const end = valueEnd(this.text, at, this.length);
    let hash = 0;
    let letters = 0;
    let notHex = 0;
    for (let i = at; i < end; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 95 || code > 127 || classes[code] === LETTER) letters++;
      if (code > 102 || (code > 70 && code < 97)) notHex++;
      hash = Math.imul(hash ^ code, prime);
    }
    if (end === at) return this.readMark(at, this.text.charCodeAt(at));
    this.end = end;
    this.hash = hash;
    this.variable = letters < end - at || (notHex === 0 && letters >= minHexWord);
  }

  // Letters, digits and what joins them.
  private readWord(at: number): void {
    const { text, length } = this;
    let digits = 0;
    let letters = 0;
    let notHex = 0;
    let dots = 0;
    let joiners = 0;
    let hash = 0;
    let end = at;
    for (; end < length; end++) {
      const code = text.charCodeAt(end);
      const kind = code < 128 ? (classes[code] ?? OTHER) : LETTER;
      if (kind === DIGIT) digits++;
      else if (kind === LETTER) {
        letters++;
        if (code > 102 || (code > 70 && code < 97)) notHex++;
      } else if (kind !== JOINER) break;
      else {
        joiners++;
        if (code === 46) {
          // Dots that end a sentence or fill a line are none of the word.
          if (!joins(text.charCodeAt(end + 1))) break;
          dots++;
        }
      }
      hash = Math.imul(hash ^ code, prime);
    }
    if (end === at) {
      this.end = runEnd(text, at, 46);
      this.hash = 46;
      this.variable = false;
      return this.readDotPath(at);
    }
    this.end = end;
    this.hash = hash;
    this.variable =
      (dots >= 2 && !endsInCapitals(text, at, end)) ||
      (digits === 0
        ? notHex === 0 && letters >= minHexWord && letters === end - at
        : joiners > 0 || digits >= 3 || letters === 0 || isIdentifier(text.charCodeAt(at), notHex, end - at));
    const next = text.charCodeAt(end);
    if (next === 58 || next === 47) this.readFurther(at, next, notHex === 0 && end - at <= 4);
  }

  // `./run.sh` and `../lib`.
  private readDotPath(at: number): void {
    if (this.text.charCodeAt(this.end) !== 47) return;
    const end = pathEnd(this.text, at, this.length);
    this.variable = end > at;
    if (this.variable) this.end = end;
  }

  // What begins like a word may be a link, a drive, a home folder or the first group of an address.
  private readFurther(at: number, next: number, isHex: boolean): void {
    const { text, length, end } = this;
    let further = end;
    if (next === 47) {
      const first = text.charCodeAt(at);
      if (first === 126 || first === 46) further = Math.max(end, pathEnd(text, at, length));
    } else {
      const second = text.charCodeAt(end + 1);
      if (second === 47 && text.charCodeAt(end + 2) === 47) further = linkEnd(text, end, length);
      else if (second === 92 && end === at + 1) further = pathEnd(text, end + 1, length);
      else if (isHex) further = Math.max(end, groupsEnd(text, at, length));
    }
    if (further <= end + 1) return;
    this.end = further;
    this.variable = true;
  }
}

const minHexWord = 8;

// Of the words with a digit, those are parameters that have three digits or no letter, that begin with a digit, that have several parts, as
// `node-7`, or that are hexadecimal; `ssh2` is none. Of words without a digit only hexadecimal ones of eight letters are, as English has
// shorter ones ("defaced").
function isIdentifier(first: number, notHex: number, length: number): boolean {
  return classes[first] === DIGIT || (notHex === 0 && length >= 6);
}

// `android.intent.action.SCREEN_ON` is one of a few names that a program knows, not one of many things in the world.
function endsInCapitals(text: string, from: number, to: number): boolean {
  for (let i = to - 1; i > from; i--) {
    const code = text.charCodeAt(i);
    if (code === 46) return i < to - 1;
    if (!((code >= 65 && code <= 90) || code === 95)) return false;
  }
  return false;
}

function joins(code: number): boolean {
  const kind = code < 128 ? classes[code] : LETTER;
  return (kind === LETTER || kind === DIGIT || kind === JOINER) && code !== 46;
}

function runEnd(text: string, at: number, code: number): number {
  let end = at + 1;
  while (text.charCodeAt(end) === code) end++;
  return end;
}

// The last word that fits whole: a cut word would be one that no other message has.
function lastWordEnd(text: string): number {
  const space = text.lastIndexOf(" ", maxScanned);
  return space > maxScanned / 2 ? space : maxScanned;
}

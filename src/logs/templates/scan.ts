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

/** The outcome of the last scan, reused from one to the next: read it before scanning again. */
export interface FormScan {
  readonly high: number;
  readonly low: number;
  /** Start and end of each variable part, in pairs. */
  readonly spans: Int32Array;
  readonly spanCount: number;
}

type Writable = { -readonly [Field in keyof FormScan]: FormScan[Field] };

/** Makes a scanner with buffers of its own. */
export function createFormScanner(): (text: string) => FormScan {
  const scan: Writable = { high: 0, low: 0, spans: new Int32Array(maxSpans * 2), spanCount: 0 };
  return (text) => {
    scanForm(text, scan);
    return scan;
  };
}

function scanForm(text: string, scan: Writable): void {
  const length = Math.min(text.length, maxScanned);
  let high = 0x811c9dc5 | 0;
  let low = 0x1234567;
  let spans = 0;
  let afterEquals = false;
  let tokenStart = true;
  let i = 0;
  while (i < length && spans < maxSpans) {
    const code = text.charCodeAt(i);
    const kind = code < 128 ? (classes[code] ?? 0) : 2;
    if (kind === 1) {
      afterEquals = false;
      tokenStart = true;
      high = Math.imul(high ^ 32, prime);
      low = Math.imul(low + 32, star);
      i++;
      continue;
    }
    let end = i + 1;
    let variable = false;
    let wordHash = code;
    if (kind === 0) {
      if (code === 34) {
        const close = closingQuote(text, i + 1, length);
        if (close > i + 1) {
          scan.spans[spans * 2] = i + 1;
          scan.spans[spans++ * 2 + 1] = close;
          high = Math.imul(high ^ star, prime);
          low = Math.imul(low + 34, star);
          i = close + 1;
          tokenStart = false;
          afterEquals = false;
          continue;
        }
      } else if (code === 47 && (tokenStart || afterEquals)) {
        end = pathEnd(text, i, length);
        variable = end > i + 1;
      }
      afterEquals = code === 61;
    } else {
      let digits = 0;
      let letters = 0;
      let notHex = 0;
      for (end = i; end < length; end++) {
        const c = text.charCodeAt(end);
        const k = c < 128 ? (classes[c] ?? 0) : 2;
        if (k === 3) digits++;
        else if (k === 2) {
          letters++;
          if (c > 102 || (c > 70 && c < 97)) notHex++;
        } else if (k !== 4) break;
        wordHash = Math.imul(wordHash ^ c, prime);
      }
      variable = afterEquals || isVariable(text, i, { digits, letters, notHex, length: end - i });
      afterEquals = false;
    }
    if (variable) {
      scan.spans[spans * 2] = i;
      scan.spans[spans++ * 2 + 1] = end;
      wordHash = star;
    }
    high = Math.imul(high ^ wordHash, prime);
    low = Math.imul(low + (wordHash ^ (wordHash >>> 15)), star) ^ (low >>> 13);
    tokenStart = false;
    i = end;
  }
  scan.high = high;
  scan.low = low;
  scan.spanCount = spans;
}

interface Word {
  readonly digits: number;
  readonly letters: number;
  readonly notHex: number;
  readonly length: number;
}

// Numbers, addresses, dates; hexadecimal words; identifiers with three digits or more. Not `ssh2`, `x86_64`, `utf-8`.
function isVariable(text: string, at: number, word: Word): boolean {
  if (word.digits === 0)
    return word.notHex === 0 && word.letters >= 8 && word.length === word.letters && isHexLike(text, at, word.length);
  if (word.letters === 0) return true;
  if (word.notHex === 0 && word.length >= 6) return true;
  if (word.digits >= 3) return true;
  return text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;
}

// Words such as "deadbeef" that are all hex letters exist in English up to eight letters ("defaced", "effaced").
function isHexLike(text: string, at: number, length: number): boolean {
  return length >= 12 && text.charCodeAt(at) > 0;
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

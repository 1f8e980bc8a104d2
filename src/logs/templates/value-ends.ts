// Where values end that have a grammar of their own: paths, links, quoted text, hardware addresses, values after `=`. Each reads by hand and in
// one pass from a place of the text, never past `length`.

const maxQuoted = 200;
const maxMethod = 8;

/** The closing quote of a text that was opened before `from`; -1 when it is too far or missing. */
export function closingQuote(text: string, from: number, length: number): number {
  const limit = Math.min(length, from + maxQuoted);
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}

/** Where the target of a quoted request starts (`"GET /x`): the method says what the line is about and stays; `from` for other texts. */
export function requestTarget(text: string, from: number): number {
  let at = from;
  while (isUpper(text.charCodeAt(at))) at++;
  const letters = at - from;
  if (letters < 3 || letters > maxMethod || text.charCodeAt(at) !== 32) return from;
  return text.charCodeAt(at + 1) === 47 || text.startsWith("http", at + 1) ? at + 1 : from;
}

/** The end of a path with at least two slashes, or of one that begins with `./`; `at` when it is none, as a single slash may divide words. */
export function pathEnd(text: string, at: number, length: number): number {
  let slashes = 0;
  let i = at;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 47 || code === 92) slashes++;
    else if (endsPath(code)) break;
  }
  return slashes >= 2 || (slashes === 1 && i > at + 2 && text.charCodeAt(at) === 46) ? i : at;
}

// Space, tab, comma, semicolon, quotes, closing brackets, colon, question mark.
function endsPath(code: number): boolean {
  return (
    code <= 32 ||
    code === 44 ||
    code === 59 ||
    code === 34 ||
    code === 39 ||
    code === 41 ||
    code === 93 ||
    code === 58 ||
    code === 63
  );
}

/** The end of a link whose `://` stands at `at`. */
export function linkEnd(text: string, at: number, length: number): number {
  let i = at + 3;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 44 || code === 34 || code === 39 || code === 41 || code === 93 || code === 125) break;
  }
  return i;
}

/** The end of four or more groups of hexadecimal digits with colons between them (MAC, IPv6); `at` when there are fewer. */
export function groupsEnd(text: string, at: number, length: number): number {
  let groups = 0;
  let digits = 0;
  let i = at;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (isHex(code)) {
      if (++digits > 4) break;
    } else if (code === 58) {
      groups++;
      digits = 0;
    } else break;
  }
  return groups >= 3 && !isWordPart(text.charCodeAt(i)) ? i : at;
}

/** The end of a value behind `=`, with a following `{…}` that belongs to it. */
export function valueEnd(text: string, at: number, length: number): number {
  let i = at;
  while (i < length && !endsValue(text.charCodeAt(i))) i++;
  if (text.charCodeAt(i) !== 123) return i;
  const close = text.indexOf("}", i);
  if (close < 0 || close >= length) return i;
  for (let inner = i + 1; inner < close; inner++) {
    const code = text.charCodeAt(inner);
    if (code <= 32 || code === 123) return i;
  }
  return close + 1;
}

// Space, comma, semicolon, quote, brackets.
function endsValue(code: number): boolean {
  return (
    code <= 32 ||
    code === 44 ||
    code === 59 ||
    code === 34 ||
    code === 93 ||
    code === 41 ||
    code === 40 ||
    code === 125 ||
    code === 123
  );
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isWordPart(code: number): boolean {
  return isHex(code) || isUpper(code) || (code >= 97 && code <= 122) || code === 95;
}

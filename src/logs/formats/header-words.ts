// Where words, names and other parts of a header end, and what they look like: decided by single characters, as every line asks for it.

const longestContext = 200;

/** `main.go:42] ` after spaces: the end of it, else 0. */
export function sourceReference(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  const end = nameEnd(text, at);
  return end > at && text.charCodeAt(end) === 93 ? end + 1 : 0;
}

/** Blanks, and the `*64` with which Windows marks programs of another word size. */
export function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  if (text.charCodeAt(at) === 42 && (text.startsWith("*64 ", at) || text.startsWith("*32 ", at))) at += 4;
  return at;
}

/** `nova.compute.manager [req-3ea4052c - - -] ` as OpenStack writes the request, `[-] ` outside of one: the end of it, else 0. */
export function contextEnd(text: string, at: number): number {
  if (!text.startsWith("[-]", at) && !text.startsWith("[req-", at)) return 0;
  const close = text.indexOf("]", at);
  return close > 0 && close < at + longestContext ? close + 1 : 0;
}

/** Dotted, scoped or inner-class names: not a plain word before a colon, which may begin a message. */
export function looksLikeLogger(name: string): boolean {
  return /[.$@]|::|\/.*\.|\w\.\w+:\d/.test(name) && !/^\d/.test(name);
}

/** Where a word of letters, and digits behind them, ends. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (!(isUpper(code) || (code >= 97 && code <= 122) || (end > at && isDigit(code)))) return end;
  }
}

/** Where the name of a logger may end: letters, digits and what stands between its parts. */
export function nameEnd(text: string, at: number): number {
  let end = at;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    const name =
      isUpper(code) ||
      (code >= 97 && code <= 122) ||
      isDigit(code) ||
      code === 95 ||
      code === 46 ||
      code === 36 ||
      code === 64;
    if (!name && !((code === 45 || code === 47 || code === 58 || code === 35) && end > at)) return end;
  }
}

/** A to Z. */
export function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

// Escape sequences in the strings of C-like languages.

const letters: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\u0007",
  "0": "\0",
  "\n": "",
};

// Matches "\n", "\"", "\x41", "\u00e9", "\U0001F600", "\101"; refuses a lone backslash at the end.
const escape = /\\(?:u\{([0-9a-fA-F]{1,6})\}|[xuU]([0-9a-fA-F]{2,8})|([0-7]{3})|([^]))/g;

/** The text that a literal stands for. */
export function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(escape, (...found: readonly unknown[]) => {
    const [, braced, hex, octal, letter] = found;
    if (typeof braced === "string") return codePoint(Number.parseInt(braced, 16));
    if (typeof hex === "string") return codePoint(Number.parseInt(hex, 16));
    if (typeof octal === "string") return codePoint(Number.parseInt(octal, 8));
    return typeof letter === "string" ? (letters[letter] ?? letter) : "";
  });
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

// Whether a `replace` takes every line break out of a text (CWE-117). The pattern is tried on single characters, which no regular
// expression can be slow on.

/** A constant pattern of a `replace` call: its text, with slashes and flags for a regular expression. */
export function removedLineBreaks(method: string, pattern: string, isRegExp: boolean): { cr: boolean; lf: boolean } {
  if (!isRegExp) {
    // A string pattern of `replace` matches once only.
    if (method !== "replaceAll") return { cr: false, lf: false };
    return { cr: pattern === "\r", lf: pattern === "\n" };
  }
  const end = pattern.lastIndexOf("/");
  const flags = pattern.slice(end + 1);
  if (!flags.includes("g")) return { cr: false, lf: false };
  try {
    const matcher = new RegExp(pattern.slice(1, end), flags.replace(/[gy]/g, ""));
    return { cr: matcher.test("\r"), lf: matcher.test("\n") };
  } catch (error) {
    // A pattern that this engine cannot read removes nothing for sure.
    if (error instanceof SyntaxError) return { cr: false, lf: false };
    throw error;
  }
}

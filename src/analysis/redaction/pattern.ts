// Regular expressions of the analysed program, tried on names and short texts by an engine that is linear for any pattern.
import { RE2JS, RE2JSSyntaxException } from "re2js";

export interface CodePattern {
  readonly isGlobal: boolean;
  /** Whether the pattern is found in a text; undefined when this engine cannot read it. */
  finds(text: string): boolean | undefined;
}

/** A pattern with its slashes and flags, as constants keep it. */
export function codePattern(constant: string): CodePattern {
  const end = constant.lastIndexOf("/");
  const flags = constant.slice(end + 1);
  const compiled = compile(constant.slice(1, end), flags);
  return { isGlobal: flags.includes("g"), finds: (text) => compiled?.matcher(text).find() };
}

function compile(source: string, flags: string): RE2JS | undefined {
  const ignoreCase = flags.includes("i") ? RE2JS.CASE_INSENSITIVE : 0;
  const multiline = flags.includes("m") ? RE2JS.MULTILINE : 0;
  const dotAll = flags.includes("s") ? RE2JS.DOTALL : 0;
  try {
    return RE2JS.compile(RE2JS.translateRegExp(source), ignoreCase | multiline | dotAll);
  } catch (error) {
    // Look-arounds and back-references have no linear form.
    if (error instanceof RE2JSSyntaxException) return undefined;
    throw error;
  }
}

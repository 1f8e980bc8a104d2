// Writes a grok expression out as one regular expression with numbered groups, and says which group holds which field.
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import { grokLibrary } from "./library.ts";

/** A captured field: its name with dots, and the type that the expression wants. */
export interface GrokField {
  readonly name: string;
  readonly type: "text" | "int" | "float";
}

/** A written-out expression; the fields belong to its capturing groups in order, undefined for groups without a name. */
export interface ExpandedGrok {
  readonly source: string;
  readonly fields: readonly (GrokField | undefined)[];
}

const maxDepth = 32;
const maxLength = 100_000;
// Matches `%{NAME}`, `%{NAME:field}`, `%{NAME:[a][b]:int}`; refuses other braces.
const reference = /%\{(\w+)(?::([\w.@[\]-]+))?(?::(int|float|long|double|boolean|string))?\}/g;

/** Throws a `UserError` that names the unknown pattern or the construct that cannot be used. */
export function expandGrok(expression: string, definitions: Readonly<Record<string, string>> = {}): ExpandedGrok {
  const fields: (GrokField | undefined)[] = [];
  const known = (name: string): string => {
    const found = Object.hasOwn(definitions, name)
      ? definitions[name]
      : Object.hasOwn(grokLibrary, name)
        ? grokLibrary[name]
        : undefined;
    if (found !== undefined) return found;
    const hint = didYouMean(name, [...Object.keys(definitions), ...Object.keys(grokLibrary)]);
    throw new UserError(`There is no grok pattern "${name}".${hint} Define your own under "grokPatterns".`);
  };
  let length = 0;
  const expand = (text: string, chain: readonly string[]): string => {
    if (chain.length > maxDepth)
      throw new UserError(`The grok pattern "${chain[0]}" holds itself; take the circle out.`);
    let source = "";
    let last = 0;
    for (const match of text.matchAll(reference)) {
      const [whole, name = "", field, type] = match;
      source += literal(text.slice(last, match.index), fields);
      if (chain.includes(name)) throw new UserError(`The grok pattern "${name}" holds itself; take the circle out.`);
      if (field !== undefined) fields.push({ name: dotted(field), type: typeOf(type) });
      const inner = expand(known(name), [...chain, name]);
      source += field === undefined ? `(?:${inner})` : `(${inner})`;
      last = match.index + whole.length;
      length += source.length;
      if (length > maxLength * 4 || source.length > maxLength)
        throw new UserError("The grok expression is too long when it is written out; use fewer patterns in it.");
    }
    return source + literal(text.slice(last), fields);
  };
  return { source: expand(expression, []), fields };
}

// The text between references: named groups become numbered ones, atomic groups plain ones, as nothing is tried twice here anyway.
function literal(text: string, fields: (GrokField | undefined)[]): string {
  let result = "";
  let inClass = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charAt(i);
    if (code === "\\") {
      result += code + text.charAt(++i);
      continue;
    }
    if (code === "[") inClass = true;
    else if (code === "]") inClass = false;
    if (code !== "(" || inClass) {
      result += code;
      continue;
    }
    const group = openGroup(text, i, fields);
    result += group.source;
    i = group.end - 1;
  }
  return result;
}

function openGroup(
  text: string,
  at: number,
  fields: (GrokField | undefined)[],
): { readonly source: string; readonly end: number } {
  if (text.charAt(at + 1) !== "?") {
    fields.push(undefined);
    return { source: "(", end: at + 1 };
  }
  // Matches `(?<name>` and `(?P<name>`; refuses lookbehind.
  const named = /^\(\?P?<([A-Za-z_][\w.@[\]-]*)>/.exec(text.slice(at, at + 120));
  if (named?.[1] !== undefined) {
    fields.push({ name: dotted(named[1]), type: "text" });
    return { source: "(", end: at + named[0].length };
  }
  if (text.startsWith("(?>", at)) return { source: "(?:", end: at + 3 };
  // Lookahead and lookbehind.
  if (/^\(\?<?[=!]/.test(text.slice(at, at + 4)))
    throw new UserError(
      `A grok pattern looks ahead or behind (${text.slice(at, at + 4)}…), which could take for ever on a hostile line; write it without, for example with \\b.`,
    );
  return { source: "(", end: at + 1 };
}

// `[http][request][method]` is `http.request.method`.
function dotted(field: string): string {
  return field.startsWith("[") ? field.slice(1, -1).split("][").join(".") : field;
}

function typeOf(type: string | undefined): GrokField["type"] {
  if (type === "int" || type === "long") return "int";
  return type === "float" || type === "double" ? "float" : "text";
}

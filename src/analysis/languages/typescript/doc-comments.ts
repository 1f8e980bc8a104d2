// The doc comments of a text with those of their tags that declare a type. Knows nothing of what the types mean.
import type { Range } from "../../../base/text.ts";

/** `@param {Type} name`; `type` is the text between the braces as TypeScript writes it, which begins at `start`. */
export interface DocTag {
  readonly tag: string;
  readonly type: string;
  readonly start: number;
  /** Without the brackets of `[name=default]`; empty when there is none. */
  readonly name: string;
  readonly nameRange: Range;
}

export interface DocComment {
  readonly range: Range;
  readonly tags: readonly DocTag[];
  /** Where the code begins that it describes. */
  readonly subject: number;
}

/** The doc comments of a text that declare types, in order. */
export function docComments(text: string): readonly DocComment[] {
  const found: DocComment[] = [];
  for (let at = text.indexOf("/**"); at >= 0; at = text.indexOf("/**", at + 3)) {
    const close = text.indexOf("*/", at + 3);
    if (close < 0) break;
    const end = close + 2;
    const tags = tagsIn(text, { start: at, end });
    if (tags.length > 0) found.push({ range: { start: at, end }, tags, subject: end + blankAt(text, end) });
    at = end - 3;
  }
  return found;
}

const blank = /\s*/y;

function blankAt(text: string, at: number): number {
  blank.lastIndex = at;
  return blank.exec(text)?.[0].length ?? 0;
}

// A tag with a type in braces.
const opening = /@(param|arg|argument|returns?|type|typedef|property|prop)\s*\{/g;
// A name behind a type, perhaps optional and with a default: `[limit=10]`.
const named = /[ \t]*\[?[ \t]*([A-Za-z_$][\w$.]*)/y;
// A typedef without a type: `@typedef User`.
const bareTypedef = /@typedef[ \t]+([A-Za-z_$][\w$]*)[ \t]*$/gm;

function tagsIn(text: string, range: Range): readonly DocTag[] {
  const body = text.slice(range.start, range.end);
  const tags: DocTag[] = [];
  for (const match of body.matchAll(opening)) {
    const start = match.index + match[0].length;
    const end = closing(body, start);
    if (end === undefined) continue;
    named.lastIndex = end + 1;
    const name = named.exec(body);
    const nameEnd = range.start + named.lastIndex;
    const label = name?.[1] ?? "";
    const nameRange = { start: nameEnd - label.length, end: nameEnd };
    const place = { start: range.start + start, nameRange: name ? nameRange : range };
    tags.push({ tag: match[1] ?? "", type: typeText(body.slice(start, end)), name: label, ...place });
  }
  for (const match of body.matchAll(bareTypedef)) {
    tags.push({ tag: "typedef", type: "", start: range.start, name: match[1] ?? "", nameRange: range });
  }
  return tags.toSorted((a, b) => a.nameRange.start - b.nameRange.start);
}

/** Where the brace closes that is open at a place. */
function closing(body: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < body.length; at++) {
    const letter = body[at];
    if (letter === "{") depth++;
    else if (letter === "}" && --depth === 0) return at;
  }
  return undefined;
}

/** As TypeScript writes it, without a change of length: `?User`, `!User`, `...User`, `Array.<User>`, and no stars of the comment. */
function typeText(type: string): string {
  return type
    .replace(/^(\s*)(\.\.\.|[?!=])/, (_, space: string, mark: string) => space + " ".repeat(mark.length))
    .replace(/=(\s*)$/, " $1")
    .replace(/\.</g, " <")
    .replace(/\n[ \t]*\*/g, (line) => line.replace("*", " "))
    .replace(/[\n\r;]/g, (letter) => (letter === ";" ? "," : " "));
}

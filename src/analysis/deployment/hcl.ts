// The blocks of a text in HCL with their attributes, as far as literal values need it: one pass over the characters, no expressions.
import type { Range } from "../../base/text.ts";

/** An attribute as it is written. */
export interface HclAttribute {
  readonly text: string;
  readonly range: Range;
}

/** A block at the top of a file; attributes of blocks inside it are not its own. */
export interface HclBlock {
  readonly kind: string;
  readonly labels: readonly string[];
  /** Of its labels. */
  readonly head: Range;
  readonly attributes: ReadonlyMap<string, HclAttribute>;
}

// One of: a comment, a heredoc's beginning, a text, a name or number, a line break, any other character. Each alternative begins with
// characters of its own; refuses nothing.
const token = /#[^\n]*|\/\/[^\n]*|\/\*|<<-?[A-Za-z_]\w*|"|[A-Za-z_][\w-]*|\d[\w.]*|\n|[^]/g;
// `resource "type" "name" {` up to its brace.
const header = /^[ \t]*([a-z_]+)((?:[ \t]+"[^"\n]{0,200}")*)[ \t]*\{/;

interface OpenBlock {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly head: Range;
  readonly attributes: Map<string, HclAttribute>;
}

/** Broken text gives what could be read. */
export function hclBlocks(text: string): readonly HclBlock[] {
  const blocks: HclBlock[] = [];
  let open: OpenBlock | undefined;
  let depth = 0;
  let lineStart = true;
  const scan = new RegExp(token);
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const [part] = match;
    const at = match.index;
    const skipped = skipTo(text, part, at);
    if (skipped !== undefined) {
      scan.lastIndex = skipped;
      lineStart = false;
    } else if (part === "\n") lineStart = true;
    else if (part === "{" || part === "[" || part === "(") depth++;
    else if (part === "}" || part === "]" || part === ")") {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && open) blocks.push(open);
      if (depth === 0) open = undefined;
    } else if (lineStart && /^[A-Za-z_]/.test(part)) {
      if (depth === 0) {
        open = openAt(text, at);
        if (open) scan.lastIndex = open.head.end;
      } else if (depth === 1 && open) readAttribute(text, { name: part, at }, open.attributes);
      lineStart = false;
    } else if (part.trim() !== "") lineStart = false;
  }
  return blocks;
}

/** The end of a comment, a text or a heredoc that begins here; undefined for anything else. */
function skipTo(text: string, part: string, at: number): number | undefined {
  if (part === "/*") return endOr(text, text.indexOf("*/", at + 2), 2);
  if (part === '"') return endOfText(text, at);
  if (part.startsWith("<<")) return endOfHeredoc(text, part.replace(/^<<-?/, ""), at + part.length);
  return part.length > 1 && /^(?:#|\/\/)/.test(part) ? at + part.length : undefined;
}

/** Past the closing quote; a text that is not closed ends with its line. */
function endOfText(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i];
    if (character === "\\") i++;
    else if (character === '"') return i + 1;
    else if (character === "\n") return i;
  }
  return text.length;
}

/** Past the line that holds the marker alone. */
function endOfHeredoc(text: string, marker: string, from: number): number {
  for (let start = text.indexOf("\n", from); start >= 0;) {
    const end = text.indexOf("\n", start + 1);
    const line = text.slice(start + 1, end < 0 ? text.length : end);
    if (line.trim() === marker) return end < 0 ? text.length : end;
    start = end;
  }
  return text.length;
}

function endOr(text: string, found: number, width: number): number {
  return found < 0 ? text.length : found + width;
}

function openAt(text: string, at: number): OpenBlock | undefined {
  const match = header.exec(text.slice(at, at + 1_000));
  if (!match) return undefined;
  const [whole, kind = "", written = ""] = match;
  const labels = [...written.matchAll(/"([^"]*)"/g)].map(([, label = ""]) => label);
  const start = at + whole.indexOf('"');
  const head =
    labels.length === 0 ? { start: at, end: at + kind.length } : { start, end: start + written.trim().length };
  return { kind, labels, head, attributes: new Map() };
}

// `name = value` to the end of the line or a comment; refuses `==` and `=>`.
const attribute = /^[A-Za-z_][\w-]*[ \t]*=(?![=>])[ \t]*([^\n#]*)/;

function readAttribute(
  text: string,
  { name, at }: { readonly name: string; readonly at: number },
  attributes: Map<string, HclAttribute>,
): void {
  const match = attribute.exec(text.slice(at, at + 400));
  const value = match?.[1]?.replace(/\/\/.*$/, "").trimEnd();
  if (!match || value === undefined) return;
  const start = at + match[0].length - (match[1]?.length ?? 0);
  attributes.set(name, { text: value, range: { start, end: start + value.length } });
}

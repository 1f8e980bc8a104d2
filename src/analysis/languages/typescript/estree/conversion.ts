// From TypeScript's tree to the ESTree form that the lowering reads, with the same node types and ranges as typescript-estree. It leaves
// out what nobody reads (locations, parents, raw texts, comments, chain wrappers) and never throws on a broken text.
import type { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";

/** An ESTree node; the fields are those of its type. */
export interface Made {
  readonly type: N;
  readonly range: [number, number];
  readonly [field: string]: unknown;
}

/** One text on its way. */
export interface Conversion {
  readonly source: ts.SourceFile;
  readonly text: string;
  readonly converters: Converters;
}

/** Converts one kind of node; a method type, so that each entry may name the node type that it is listed under. */
export interface Converter {
  convert(this: void, conversion: Conversion, node: ts.Node): Made | null;
}

/** By `ts.SyntaxKind`: as an expression or statement, and as the target of an assignment where that differs. */
export interface Converters {
  readonly values: readonly (Converter["convert"] | undefined)[];
  readonly patterns: readonly (Converter["convert"] | undefined)[];
}

/** Entries of a table of converters. */
export type Entries = { readonly [Kind in ts.SyntaxKind]?: Converter["convert"] };

/** A kind that has no converter becomes a node of the same name without content. */
export function convert(conversion: Conversion, node: ts.Node): Made | null {
  const known = conversion.converters.values[node.kind];
  if (known) return known(conversion, node);
  // What is no ESTree type is known to nobody, which is just what the name says.
  return { type: `TS${ts.SyntaxKind[node.kind]}` as N, range: rangeOf(conversion, node) };
}

/** As `convert`, for what may be missing. */
export function convertOptional(conversion: Conversion, node: ts.Node | undefined): Made | null {
  return node ? convert(conversion, node) : null;
}

/** Converts the target of an assignment. */
export function convertPattern(conversion: Conversion, node: ts.Node): Made | null {
  const known = conversion.converters.patterns[node.kind];
  return known ? known(conversion, node) : convert(conversion, node);
}

/** Converts each node; omitted array elements stay as null. */
export function convertAll(conversion: Conversion, nodes: readonly ts.Node[] | undefined): (Made | null)[] {
  const made: (Made | null)[] = [];
  if (nodes) for (const node of nodes) made.push(convert(conversion, node));
  return made;
}

/** From the first character that is neither space nor comment to the end. */
export function rangeOf(conversion: Conversion, node: ts.Node): [number, number] {
  return [startOf(conversion, node), node.end];
}

/** Most nodes start right where the one before ended, or after one space; comments and line breaks are left to TypeScript. */
export function startOf({ text, source }: Conversion, node: ts.Node): number {
  const { pos } = node;
  const first = text.charCodeAt(pos);
  if (isPlain(first)) return pos;
  if (first === SPACE && pos < node.end && isPlain(text.charCodeAt(pos + 1))) return pos + 1;
  return node.getStart(source);
}

/** Where the token that follows this offset starts. */
export function tokenAfter({ text }: Conversion, offset: number): number {
  let at = offset;
  for (;;) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    const comment = text.startsWith("//", at) ? "\n" : text.startsWith("/*", at) ? "*/" : undefined;
    const end = comment === undefined ? -1 : text.indexOf(comment, at + 2);
    if (end < 0 || comment === undefined) return at;
    at = end + comment.length;
  }
}

const SPACE = 32;

// Letters, digits, quotes and brackets; refuses what may start a comment, a conflict marker or a hashbang.
function isPlain(code: number): boolean {
  if (code >= 97 && code <= 125) return code !== 124;
  return (code >= 48 && code <= 59) || (code >= 64 && code <= 96) || code === 34 || (code >= 39 && code <= 46);
}

function isSpace(code: number): boolean {
  return code === SPACE || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || code === 0x2028;
}

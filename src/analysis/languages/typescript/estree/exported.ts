// `export` and `export default` in front of a declaration: ESTree wraps the declaration, TypeScript gives it a modifier.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import { startOf, tokenAfter, type Conversion, type Made } from "./conversion.ts";

/** The declaration itself, or the export of it; its range then starts after the modifiers. */
export function exported(c: Conversion, node: ts.HasModifiers, made: Made): Made {
  const [first, second] = modifiersOf(node);
  if (first?.kind !== ts.SyntaxKind.ExportKeyword) return made;
  const isDefault = second?.kind === ts.SyntaxKind.DefaultKeyword;
  made.range[0] = tokenAfter(c, isDefault ? second.end : first.end);
  const range: [number, number] = [startOf(c, first), made.range[1]];
  if (isDefault) return { type: N.ExportDefaultDeclaration, range, declaration: made };
  return { type: N.ExportNamedDeclaration, range, declaration: made, specifiers: [], source: null };
}

/** Modifiers without the decorators among them. */
export function modifiersOf({ modifiers }: { readonly modifiers?: ts.NodeArray<ts.ModifierLike> | undefined }) {
  return modifiers ? modifiers.filter((modifier) => modifier.kind !== ts.SyntaxKind.Decorator) : none;
}

const none: readonly ts.ModifierLike[] = [];

/** Whether a modifier stands before the declaration. */
export function hasModifier(
  { modifiers }: { readonly modifiers?: ts.NodeArray<ts.ModifierLike> | undefined },
  kind: ts.SyntaxKind,
): boolean {
  return modifiers !== undefined && modifiers.some((modifier) => modifier.kind === kind);
}

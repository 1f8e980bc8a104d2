// Syntax trees of languages other than JavaScript and TypeScript, by tree-sitter grammars: what the rest of the engine sees of them.

/** The grammars that are shipped. */
export type GrammarId = "python" | "go" | "java";

/** A node of a syntax tree. Reading a node costs a call into the grammar's machine, so ask for little. */
export interface TreeNode {
  readonly type: string;
  readonly text: string;
  /** Rows count from 0. */
  readonly startPosition: { readonly row: number };
  readonly endPosition: { readonly row: number };
  readonly parent: TreeNode | null;
  readonly namedChildren: readonly (TreeNode | null)[];
  childForFieldName(name: string): TreeNode | null;
  /** All nodes below of these types, in the order of the text. */
  descendantsOfType(types: string[]): readonly (TreeNode | null)[];
}

/** Gives the root of the tree of a text; broken text gives a tree with gaps. */
export type ParseTree = (text: string) => TreeNode;

/** The parsers that are loaded. */
export type GrammarParsers = ReadonlyMap<GrammarId, ParseTree>;

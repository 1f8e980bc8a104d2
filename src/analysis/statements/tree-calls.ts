// What a language of a tree-sitter grammar has to tell so that its logging statements can be read: its calls, texts and constants.
import type { TreeNode } from "../languages/grammars/grammar.ts";
import type { CallArgument } from "./call-site.ts";
import type { MessageText } from "./message-text.ts";

/** A call as its tree shows it. */
export interface TreeCall {
  /** Last name of what is called, and what stands before it: `info` of `log.With().info`. */
  readonly callee: string;
  readonly receiver: TreeNode | null;
  readonly args: readonly TreeNode[];
  /** `new X(…)` and the like. */
  readonly makes: boolean;
}

/** Reads texts in the tree of one file. */
export interface TreeReader {
  text(node: TreeNode): MessageText;
  argument(node: TreeNode): CallArgument;
}

/** One language. */
export interface TreeLanguage {
  /** Types of the nodes that are calls. */
  readonly calls: readonly string[];
  /** Types of the nodes that are functions with a name. */
  readonly functions: readonly string[];
  call(node: TreeNode): TreeCall | undefined;
  /** Names of a function's parameters in order. */
  parameters(node: TreeNode): readonly string[];
  /** Constants of the file by name, with the nodes of their texts. */
  constants(root: TreeNode): ReadonlyMap<string, TreeNode>;
  reader(context: ReaderContext): TreeReader;
}

/** What a reader may look up. */
export interface ReaderContext {
  readonly constants: ReadonlyMap<string, TreeNode>;
  /** Names of the parameters of the function around the call. */
  readonly parameters: readonly string[];
}

/** The named children, without gaps and comments. */
export function childrenOf(node: TreeNode | null): readonly TreeNode[] {
  return (node?.namedChildren ?? []).filter(
    (child): child is TreeNode => child !== null && !child.type.endsWith("comment"),
  );
}

/** The child of a field. */
export function field(node: TreeNode, name: string): TreeNode | null {
  return node.childForFieldName(name);
}

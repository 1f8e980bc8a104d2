// Names in the texts of a tree: a parameter of the function around, a constant of the file, or a name that another file may explain.
import type { TreeNode } from "../languages/grammars/grammar.ts";
import { type MessageText, someValue } from "./message-text.ts";
import type { ReaderContext } from "./tree-calls.ts";

/** Reads a name; `follow` reads the text of a constant of the file. */
export function namedText(
  name: string,
  { constants, parameters }: ReaderContext,
  follow: (node: TreeNode) => MessageText,
): MessageText {
  const parameter = parameters.indexOf(name);
  if (parameter >= 0) return { kind: "value", parameter };
  const constant = constants.get(name) ?? constants.get(name.slice(name.lastIndexOf(".") + 1));
  if (constant) return follow(constant);
  return /^[A-Za-z_$][\w$.]{0,100}$/.test(name) ? { kind: "value", name } : someValue;
}

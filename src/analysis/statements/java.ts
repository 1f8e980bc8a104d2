// Java: slf4j, Log4j, java.util.logging, Flogger and what is used like them. Texts are literals, text blocks, sums and `String.format`.
import type { TreeNode } from "../languages/grammars/grammar.ts";
import type { CallArgument } from "./call-site.ts";
import { unescape } from "./escapes.ts";
import { literal, type MessageText, sequence, someValue } from "./message-text.ts";
import { childrenOf, field, type ReaderContext, type TreeCall, type TreeLanguage } from "./tree-calls.ts";
import { namedText } from "./tree-names.ts";

/** Java as a language of statements. */
export const java: TreeLanguage = {
  calls: ["method_invocation", "object_creation_expression"],
  functions: ["method_declaration", "constructor_declaration"],
  call: callOf,
  parameters: (node) => childrenOf(field(node, "parameters")).map((each) => field(each, "name")?.text ?? ""),
  constants,
  reader: (context) => ({ text: (node) => textOf(node, context, 0), argument: (node) => argumentOf(node, context) }),
};

function callOf(node: TreeNode): TreeCall | undefined {
  const args = childrenOf(field(node, "arguments"));
  if (node.type === "object_creation_expression")
    return { callee: field(node, "type")?.text ?? "", receiver: null, args, makes: true };
  return { callee: field(node, "name")?.text ?? "", receiver: field(node, "object"), args, makes: false };
}

function constants(root: TreeNode): ReadonlyMap<string, TreeNode> {
  const found = new Map<string, TreeNode>();
  for (const node of root.descendantsOfType(["variable_declarator"])) {
    const [name, value] = node ? [field(node, "name"), field(node, "value")] : [null, null];
    if (name && value && (value.type === "string_literal" || value.type === "binary_expression"))
      found.set(name.text, value);
  }
  return found;
}

// The log is given a function that makes the text: `log.debug(() -> "ready")`.
function argumentOf(node: TreeNode, context: ReaderContext): CallArgument {
  const body = node.type === "lambda_expression" ? field(node, "body") : null;
  if (body) return textOf(body, context, 0);
  const isPair =
    node.type === "method_invocation" && /^(?:kv|keyValue|value|v|entries)$/.test(field(node, "name")?.text ?? "");
  const [key] = isPair ? childrenOf(field(node, "arguments")) : [];
  return key?.type === "string_literal" ? { fields: [[key.text.slice(1, -1), someValue]] } : textOf(node, context, 0);
}

const maxDepth = 40;

function textOf(node: TreeNode, context: ReaderContext, depth: number): MessageText {
  if (depth > maxDepth) return someValue;
  const below = (child: TreeNode | null): MessageText => (child ? textOf(child, context, depth + 1) : someValue);
  switch (node.type) {
    case "string_literal":
      return literal(unescape(node.text.startsWith('"""') ? node.text.slice(3, -3) : node.text.slice(1, -1)));
    case "character_literal":
      return literal(unescape(node.text.slice(1, -1)));
    case "parenthesized_expression":
      return below(childrenOf(node)[0] ?? null);
    case "binary_expression":
      return field(node, "operator")?.text === "+"
        ? sequence([below(field(node, "left")), below(field(node, "right"))])
        : someValue;
    case "ternary_expression":
      return { kind: "choice", options: [below(field(node, "consequence")), below(field(node, "alternative"))] };
    case "method_invocation": {
      const name = field(node, "name")?.text ?? "";
      const [first] = childrenOf(field(node, "arguments"));
      if (name === "formatted" || name === "concat" || name === "trim" || name === "strip")
        return below(field(node, "object"));
      if (name !== "format" || !first) return someValue;
      return { kind: "format", text: below(first), values: childrenOf(field(node, "arguments")).slice(1).map(below) };
    }
    case "identifier":
    case "field_access":
      return namedText(node.text, context, (constant) => textOf(constant, context, depth + 10));
    default:
      return someValue;
  }
}

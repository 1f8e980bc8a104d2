// Go: log, log/slog, zap, zerolog, logrus and what is used like them. Texts are literals, sums and `fmt.Sprintf`.
import type { TreeNode } from "../languages/grammars/grammar.ts";
import type { CallArgument } from "./call-site.ts";
import { unescape } from "./escapes.ts";
import { literal, type MessageText, sequence, someValue } from "./message-text.ts";
import { childrenOf, field, type ReaderContext, type TreeCall, type TreeLanguage } from "./tree-calls.ts";
import { namedText } from "./tree-names.ts";

/** Go as a language of statements. */
export const go: TreeLanguage = {
  calls: ["call_expression"],
  functions: ["function_declaration", "method_declaration"],
  call: callOf,
  parameters: (node) =>
    childrenOf(field(node, "parameters")).flatMap((each) =>
      childrenOf(each)
        .filter(({ type }) => type === "identifier")
        .map(({ text }) => text),
    ),
  constants,
  reader: (context) => ({ text: (node) => textOf(node, context, 0), argument: (node) => argumentOf(node, context) }),
};

function callOf(node: TreeNode): TreeCall | undefined {
  const callee = field(node, "function");
  const args = keysAndValues(childrenOf(field(node, "arguments")));
  if (callee?.type === "identifier") return { callee: callee.text, receiver: null, args, makes: false };
  if (callee?.type !== "selector_expression") return undefined;
  return { callee: field(callee, "field")?.text ?? "", receiver: field(callee, "operand"), args, makes: false };
}

// Everything behind the message of `slog.Info("saved", "user", id)` is keys and values; they are read as fields below.
function keysAndValues(args: readonly TreeNode[]): readonly TreeNode[] {
  return args;
}

function constants(root: TreeNode): ReadonlyMap<string, TreeNode> {
  const found = new Map<string, TreeNode>();
  for (const node of root.descendantsOfType(["const_spec", "var_spec"])) {
    const name = node && field(node, "name");
    const [value] = node ? childrenOf(field(node, "value")) : [];
    if (name && value && /string_literal|binary_expression/.test(value.type)) found.set(name.text, value);
  }
  return found;
}

// zap.String("user", id), slog.Int("status", 200): a field and no text.
const fieldMaker = /^(?:zap|slog|log|field|otelzap|zapcore)\.[A-Z]\w*$/;

function argumentOf(node: TreeNode, context: ReaderContext): CallArgument {
  if (node.type !== "call_expression") return textOf(node, context, 0);
  const callee = field(node, "function")?.text ?? "";
  const [first] = childrenOf(field(node, "arguments"));
  const key = first && /string_literal$/.test(first.type) ? content(first) : undefined;
  if (fieldMaker.test(callee)) return { fields: key === undefined ? [] : [[key, someValue]] };
  return textOf(node, context, 0);
}

const maxDepth = 40;

function textOf(node: TreeNode, context: ReaderContext, depth: number): MessageText {
  if (depth > maxDepth) return someValue;
  const below = (child: TreeNode | null): MessageText => (child ? textOf(child, context, depth + 1) : someValue);
  switch (node.type) {
    case "interpreted_string_literal":
      return literal(unescape(content(node)));
    case "raw_string_literal":
      return literal(content(node));
    case "parenthesized_expression":
      return below(childrenOf(node)[0] ?? null);
    case "binary_expression":
      return field(node, "operator")?.text === "+"
        ? sequence([below(field(node, "left")), below(field(node, "right"))])
        : someValue;
    case "call_expression": {
      const name = /\w*$/.exec(field(node, "function")?.text ?? "")?.[0] ?? "";
      const args = childrenOf(field(node, "arguments"));
      if (/^(?:Sprintf|Errorf|Sprint|Sprintln|T|Tr|New|TrimSpace)$/.test(name)) return below(args[0] ?? null);
      return someValue;
    }
    case "identifier":
    case "selector_expression":
      return namedText(node.text, context, (constant) => textOf(constant, context, depth + 10));
    default:
      return someValue;
  }
}

function content(node: TreeNode): string {
  return node.text.slice(1, -1);
}

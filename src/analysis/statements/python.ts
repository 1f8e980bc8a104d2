// Python: logging, loguru, structlog and what is used like them. Texts are plain, formatted with % and `.format`, or f-strings.
import type { TreeNode } from "../languages/grammars/grammar.ts";
import type { CallArgument } from "./call-site.ts";
import { unescape } from "./escapes.ts";
import { literal, type MessageText, sequence, someValue } from "./message-text.ts";
import { childrenOf, field, type ReaderContext, type TreeCall, type TreeLanguage } from "./tree-calls.ts";
import { namedText } from "./tree-names.ts";

/** Python as a language of statements. */
export const python: TreeLanguage = {
  calls: ["call"],
  functions: ["function_definition"],
  call: callOf,
  parameters: (node) =>
    childrenOf(field(node, "parameters"))
      .map(parameterName)
      .filter((name) => name !== "self" && name !== "cls"),
  constants,
  reader: (context) => ({ text: (node) => textOf(node, context, 0), argument: (node) => argumentOf(node, context) }),
};

function callOf(node: TreeNode): TreeCall | undefined {
  const callee = field(node, "function");
  if (!callee) return undefined;
  const list = field(node, "arguments");
  const args = list?.type === "argument_list" ? childrenOf(list) : [];
  if (callee.type === "identifier") return { callee: callee.text, receiver: null, args, makes: false };
  if (callee.type !== "attribute") return undefined;
  return { callee: field(callee, "attribute")?.text ?? "", receiver: field(callee, "object"), args, makes: false };
}

function parameterName(node: TreeNode): string {
  if (node.type === "identifier") return node.text;
  return (field(node, "name") ?? childrenOf(node)[0])?.text ?? "";
}

function constants(root: TreeNode): ReadonlyMap<string, TreeNode> {
  const found = new Map<string, TreeNode>();
  for (const node of root.descendantsOfType(["assignment"])) {
    const [left, right] = node ? [field(node, "left"), field(node, "right")] : [null, null];
    if (
      left?.type !== "identifier" ||
      !right ||
      (!/^[A-Z_][A-Z0-9_]*$|string|operator/.test(`${left.text}`) && !isText(right))
    )
      continue;
    if (isText(right)) found.set(left.text, right);
  }
  return found;
}

function isText({ type }: TreeNode): boolean {
  return (
    type === "string" ||
    type === "concatenated_string" ||
    type === "binary_operator" ||
    type === "parenthesized_expression"
  );
}

function argumentOf(node: TreeNode, context: ReaderContext): CallArgument {
  if (node.type === "keyword_argument") return keyword(node, context);
  if (node.type === "dictionary") return { fields: pairs(node, context) };
  if (node.type === "lambda") {
    const body = field(node, "body");
    return body ? textOf(body, context, 0) : someValue;
  }
  if (node.type === "call" && /(?:^|\.)dumps$/.test(field(node, "function")?.text ?? "")) {
    const [first] = childrenOf(field(node, "arguments"));
    if (first?.type === "dictionary") return { fields: pairs(first, context) };
  }
  return textOf(node, context, 0);
}

// Options of the call itself say nothing about the record.
const options: ReadonlySet<string> = new Set([
  "exc_info",
  "stack_info",
  "stacklevel",
  "file",
  "end",
  "flush",
  "sep",
  "err",
  "color",
]);

function keyword(node: TreeNode, context: ReaderContext): CallArgument {
  const name = field(node, "name")?.text ?? "";
  const value = field(node, "value");
  if (!value || options.has(name)) return { fields: [] };
  if (name === "extra" && value.type === "dictionary") return { fields: pairs(value, context) };
  return name === "msg" || name === "message"
    ? textOf(value, context, 0)
    : { fields: [[name, textOf(value, context, 0)]] };
}

function pairs(node: TreeNode, context: ReaderContext): readonly (readonly [string, MessageText])[] {
  return childrenOf(node).flatMap((pair) => {
    const [key, value] = [field(pair, "key"), field(pair, "value")];
    const name = key?.type === "string" ? content(key) : undefined;
    return name !== undefined && value ? [[name, textOf(value, context, 0)] as const] : [];
  });
}

const maxDepth = 40;

function textOf(node: TreeNode, context: ReaderContext, depth: number): MessageText {
  if (depth > maxDepth) return someValue;
  const below = (child: TreeNode | null): MessageText => (child ? textOf(child, context, depth + 1) : someValue);
  switch (node.type) {
    case "string":
      return stringText(node);
    case "concatenated_string":
      return sequence(childrenOf(node).map(below));
    case "parenthesized_expression":
      return below(childrenOf(node)[0] ?? null);
    case "binary_operator": {
      const operator = node.childForFieldName("operator")?.text ?? "";
      if (operator === "%")
        return { kind: "format", text: below(field(node, "left")), values: [below(field(node, "right"))] };
      return operator === "+" ? sequence([below(field(node, "left")), below(field(node, "right"))]) : someValue;
    }
    case "tuple":
      return sequence(childrenOf(node).map(below));
    case "conditional_expression": {
      const [whenTrue, , otherwise] = childrenOf(node);
      return { kind: "choice", options: [below(whenTrue ?? null), below(otherwise ?? null)] };
    }
    case "call":
      return calledText(node, below);
    case "identifier":
    case "attribute":
      return namedText(node.text, context, (constant) => textOf(constant, context, depth + 10));
    default:
      return someValue;
  }
}

function stringText(node: TreeNode): MessageText {
  const parts = childrenOf(node);
  const raw = /^[A-Za-z]*[rR]/.test(parts[0]?.text ?? "");
  return sequence(
    parts.flatMap((part): readonly MessageText[] => {
      if (part.type === "string_content") return [literal(raw ? part.text : unescape(part.text))];
      return part.type === "interpolation" ? [someValue] : [];
    }),
  );
}

function content(node: TreeNode): string {
  return childrenOf(node)
    .map((part) => (part.type === "string_content" ? part.text : ""))
    .join("");
}

// Functions around a text that leave it what it says; `_` translates.
const around: ReadonlySet<string> = new Set([
  "_",
  "gettext",
  "ugettext",
  "str",
  "format_html",
  "dedent",
  "style",
  "colored",
  "secho",
]);
const dressing: ReadonlySet<string> = new Set(["strip", "rstrip", "lstrip", "encode", "format_map"]);

function calledText(node: TreeNode, below: (child: TreeNode | null) => MessageText): MessageText {
  const callee = field(node, "function");
  const [first] = childrenOf(field(node, "arguments"));
  if (callee?.type === "attribute") {
    const name = field(callee, "attribute")?.text ?? "";
    const text = field(callee, "object");
    if (name === "format")
      return { kind: "format", text: below(text), values: childrenOf(field(node, "arguments")).map(below) };
    if (dressing.has(name)) return below(text);
    return around.has(name) && first ? below(first) : someValue;
  }
  return callee && around.has(callee.text) && first ? below(first) : someValue;
}

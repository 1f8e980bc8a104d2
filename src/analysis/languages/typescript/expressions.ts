// Expressions → values. One handler per kind of node; what has none is lowered as the sum of its parts, so nothing is lost.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type Argument, type ConstantKind, type ValueId } from "../../program.ts";
import { lowerAssignment } from "./assignments.ts";
import { lowerCall, lowerImport, lowerNew, lowerTag } from "./calls.ts";
import { lowerClass } from "./classes.ts";
import { lowerFunction } from "./functions.ts";
import { emit, resolve, type Lowered, type Lowering, type Step } from "./lowering.ts";
import { lowerObject } from "./objects.ts";
import { propertyName, typeRef } from "./types.ts";

type Handlers = {
  readonly [T in N]?: (lowering: Lowering, node: Extract<TSESTree.Node, { type: T }>) => Lowered;
};

const handlers: Handlers = {
  [N.Identifier]: lowerIdentifier,
  [N.Literal]: lowerLiteral,
  [N.ThisExpression]: (lowering, node) => emit(lowering, { op: "this" }, node),
  [N.Super]: (lowering, node) => emit(lowering, { op: "this" }, node),
  [N.TemplateLiteral]: lowerTemplate,
  [N.TaggedTemplateExpression]: lowerTag,
  [N.MemberExpression]: lowerMember,
  [N.CallExpression]: lowerCall,
  [N.NewExpression]: lowerNew,
  [N.ImportExpression]: lowerImport,
  [N.ChainExpression]: (lowering, node) => lowerExpression(lowering, node.expression),
  [N.BinaryExpression]: lowerBinary,
  [N.LogicalExpression]: lowerLogical,
  [N.ConditionalExpression]: lowerConditional,
  [N.UnaryExpression]: lowerUnary,
  [N.UpdateExpression]: lowerUnary,
  [N.AssignmentExpression]: lowerAssignment,
  [N.SequenceExpression]: lowerSequence,
  [N.ArrayExpression]: lowerArray,
  [N.ObjectExpression]: lowerObject,
  [N.FunctionExpression]: (lowering, node) => lowerFunction(lowering, node, ""),
  [N.ArrowFunctionExpression]: (lowering, node) => lowerFunction(lowering, node, ""),
  [N.ClassExpression]: (lowering, node) => lowerClass(lowering, node, ""),
  [N.AwaitExpression]: lowerAwait,
  [N.YieldExpression]: lowerAwait,
  [N.TSAsExpression]: lowerCast,
  [N.TSTypeAssertion]: lowerCast,
  [N.TSSatisfiesExpression]: (lowering, node) => lowerExpression(lowering, node.expression),
  [N.TSNonNullExpression]: (lowering, node) => lowerExpression(lowering, node.expression),
  [N.TSInstantiationExpression]: (lowering, node) => lowerExpression(lowering, node.expression),
};

/** Lowers any expression; a node of an unknown kind becomes an opaque value of its parts. */
export function lowerExpression(lowering: Lowering, node: TSESTree.Node): Lowered {
  const handler = handlers[node.type] as ((lowering: Lowering, node: TSESTree.Node) => Lowered) | undefined;
  return handler ? handler(lowering, node) : lowerParts(lowering, node);
}

/** Lowers an expression that gives its name to a function or class, as in `const load = () => …`. */
export function lowerNamed(lowering: Lowering, node: TSESTree.Node, name: string): Lowered {
  if (node.type === N.ArrowFunctionExpression || node.type === N.FunctionExpression) {
    return lowerFunction(lowering, node, name);
  }
  if (node.type === N.ClassExpression) return lowerClass(lowering, node, name);
  return lowerExpression(lowering, node);
}

function* lowerParts(lowering: Lowering, node: TSESTree.Node): Step {
  const parts: ValueId[] = [];
  for (const child of childNodes(node)) parts.push(yield lowerExpression(lowering, child));
  return emit(lowering, { op: "opaque", parts }, node);
}

/** Expression-like children in source order; names of attributes and types are left out. */
function childNodes(node: TSESTree.Node): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === "parent" || key === "name" || key.startsWith("type")) continue;
    for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (isNode(item) && !item.type.startsWith("TS")) found.push(item);
    }
  }
  return found.sort((a, b) => a.range[0] - b.range[0]);
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && "range" in value;
}

function lowerIdentifier(lowering: Lowering, node: TSESTree.Identifier): ValueId {
  const binding = resolve(lowering.scope, node.name);
  if (binding !== undefined) return emit(lowering, { op: "load", binding }, node);
  if (node.name === "undefined") return emit(lowering, { op: "constant", kind: "undefined", text: "" }, node);
  return emit(lowering, { op: "global", name: node.name }, node);
}

function lowerLiteral(lowering: Lowering, node: TSESTree.Literal): ValueId {
  const { kind, text } = constantOf(node);
  return emit(lowering, { op: "constant", kind, text }, node);
}

function constantOf(node: TSESTree.Literal): { kind: ConstantKind; text: string } {
  if ("regex" in node) return { kind: "regexp", text: `/${node.regex.pattern}/${node.regex.flags}` };
  if ("bigint" in node) return { kind: "bigint", text: node.bigint };
  if (node.value === null) return { kind: "null", text: "" };
  switch (typeof node.value) {
    case "string":
      return { kind: "string", text: node.value };
    case "boolean":
      return { kind: "boolean", text: String(node.value) };
    default:
      return { kind: "number", text: String(node.value) };
  }
}

function* lowerTemplate(lowering: Lowering, node: TSESTree.TemplateLiteral): Step {
  const parts: ValueId[] = [];
  for (const [index, quasi] of node.quasis.entries()) {
    const text = quasi.value.cooked ?? quasi.value.raw;
    if (text !== "") parts.push(emit(lowering, { op: "constant", kind: "string", text }, quasi));
    const expression = node.expressions[index];
    if (expression) parts.push(yield lowerExpression(lowering, expression));
  }
  return emit(lowering, { op: "text", parts }, node);
}

function* lowerMember(lowering: Lowering, node: TSESTree.MemberExpression): Step {
  const object = yield lowerExpression(lowering, node.object);
  const name = propertyName(node.property, node.computed);
  const key = name === undefined ? yield lowerExpression(lowering, node.property) : noValue;
  return emit(lowering, { op: "property", object, name, key }, node);
}

function* lowerBinary(lowering: Lowering, node: TSESTree.BinaryExpression): Step {
  if (node.operator === "+") return yield lowerAdd(lowering, node);
  const left = yield lowerExpression(lowering, node.left);
  const right = yield lowerExpression(lowering, node.right);
  return emit(lowering, { op: "binary", operator: node.operator, left, right }, node);
}

function* lowerAdd(lowering: Lowering, node: TSESTree.BinaryExpression): Step {
  const operands: TSESTree.Node[] = [];
  let at: TSESTree.Node = node;
  while (at.type === N.BinaryExpression && at.operator === "+") {
    operands.push(at.right);
    at = at.left;
  }
  operands.push(at);
  const parts: ValueId[] = [];
  for (const operand of operands.reverse()) parts.push(yield lowerExpression(lowering, operand));
  return emit(lowering, { op: "add", parts }, node);
}

function* lowerLogical(lowering: Lowering, node: TSESTree.LogicalExpression): Step {
  const { current } = lowering;
  const left = yield lowerExpression(lowering, node.left);
  const more = current.open();
  const after = current.open();
  const [then, otherwise] = node.operator === "&&" ? [more, after] : [after, more];
  current.end({ kind: "branch", test: left, then, otherwise }, more);
  const right = yield lowerExpression(lowering, node.right);
  current.end({ kind: "jump", to: after }, after);
  // What `&&` gives of its left side is empty: false, zero, nothing or no text.
  const inputs = node.operator === "&&" ? [right] : [left, right];
  return emit(lowering, { op: "join", inputs }, node);
}

function* lowerConditional(lowering: Lowering, node: TSESTree.ConditionalExpression): Step {
  const { current } = lowering;
  const test = yield lowerExpression(lowering, node.test);
  const then = current.open();
  const otherwise = current.open();
  const after = current.open();
  current.end({ kind: "branch", test, then, otherwise }, then);
  const consequent = yield lowerExpression(lowering, node.consequent);
  current.end({ kind: "jump", to: after }, otherwise);
  const alternate = yield lowerExpression(lowering, node.alternate);
  current.end({ kind: "jump", to: after }, after);
  return emit(lowering, { op: "join", inputs: [consequent, alternate] }, node);
}

function* lowerUnary(lowering: Lowering, node: TSESTree.UnaryExpression | TSESTree.UpdateExpression): Step {
  const value = yield lowerExpression(lowering, node.argument);
  return emit(lowering, { op: "unary", operator: node.operator, value }, node);
}

function* lowerSequence(lowering: Lowering, node: TSESTree.SequenceExpression): Step {
  let last = noValue;
  for (const expression of node.expressions) last = yield lowerExpression(lowering, expression);
  return last;
}

function* lowerArray(lowering: Lowering, node: TSESTree.ArrayExpression): Step {
  const items: Argument[] = [];
  for (const element of node.elements) {
    if (!element) items.push({ value: noValue, spread: false });
    else if (element.type === N.SpreadElement) {
      items.push({ value: yield lowerExpression(lowering, element.argument), spread: true });
    } else items.push({ value: yield lowerExpression(lowering, element), spread: false });
  }
  return emit(lowering, { op: "array", items }, node);
}

function* lowerAwait(lowering: Lowering, node: TSESTree.AwaitExpression | TSESTree.YieldExpression): Step {
  const value = node.argument ? yield lowerExpression(lowering, node.argument) : noValue;
  return emit(lowering, { op: "await", value }, node);
}

function* lowerCast(lowering: Lowering, node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion): Step {
  const value = yield lowerExpression(lowering, node.expression);
  const type = typeRef(node.typeAnnotation);
  return type ? emit(lowering, { op: "cast", value, type }, node) : value;
}

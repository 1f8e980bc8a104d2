// Calls, `new`, tagged templates and the two ways to load a module at run time.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import type { Argument, ValueId } from "../../program.ts";
import { lowerExpression } from "./expressions.ts";
import { emit, resolve, type Lowering, type Step } from "./lowering.ts";
import { typeArguments } from "./types.ts";

/** A call; `require("name")` of the CommonJS global gives the module. */
export function* lowerCall(lowering: Lowering, node: TSESTree.CallExpression): Step {
  const specifier = requiredModule(lowering, node);
  if (specifier !== undefined) return emit(lowering, { op: "module", specifier }, node);
  const callee = yield lowerExpression(lowering, node.callee);
  const args: Argument[] = [];
  for (const argument of node.arguments) {
    const spread = argument.type === N.SpreadElement;
    args.push({ value: yield lowerExpression(lowering, spread ? argument.argument : argument), spread });
  }
  return emit(lowering, { op: "call", callee, args, kind: "call", ...typesOf(node) }, node);
}

/** `new Callee(…)`. */
export function* lowerNew(lowering: Lowering, node: TSESTree.NewExpression): Step {
  const callee = yield lowerExpression(lowering, node.callee);
  const args: Argument[] = [];
  for (const argument of node.arguments) {
    const spread = argument.type === N.SpreadElement;
    args.push({ value: yield lowerExpression(lowering, spread ? argument.argument : argument), spread });
  }
  return emit(lowering, { op: "call", callee, args, kind: "new", ...typesOf(node) }, node);
}

function typesOf(node: TSESTree.CallExpression | TSESTree.NewExpression) {
  return node.typeArguments ? { types: typeArguments(node.typeArguments) } : undefined;
}

/** A tagged template calls its tag with the text first and then each expression. */
export function* lowerTag(lowering: Lowering, node: TSESTree.TaggedTemplateExpression): Step {
  const callee = yield lowerExpression(lowering, node.tag);
  const text = node.quasi.quasis.map((quasi) => quasi.value.cooked ?? "").join("{}");
  const args: Argument[] = [
    { value: emit(lowering, { op: "constant", kind: "string", text }, node.quasi), spread: false },
  ];
  for (const expression of node.quasi.expressions) {
    args.push({ value: yield lowerExpression(lowering, expression), spread: false });
  }
  return emit(lowering, { op: "call", callee, args, kind: "tag" }, node);
}

/** `import("name")` gives the module (its promise is looked through); a computed name is opaque. */
export function* lowerImport(lowering: Lowering, node: TSESTree.ImportExpression): Step {
  // `import(` that is still being typed has no argument.
  const source = node.source as TSESTree.Expression | null;
  if (!source) return emit(lowering, { op: "opaque", parts: [] }, node);
  if (source.type === N.Literal && typeof source.value === "string") {
    return emit(lowering, { op: "module", specifier: source.value }, node);
  }
  const parts: ValueId[] = [yield lowerExpression(lowering, source)];
  return emit(lowering, { op: "opaque", parts }, node);
}

function requiredModule(lowering: Lowering, node: TSESTree.CallExpression): string | undefined {
  if (node.callee.type !== N.Identifier || node.callee.name !== "require") return undefined;
  const [first] = node.arguments;
  if (first?.type !== N.Literal || typeof first.value !== "string") return undefined;
  return resolve(lowering.scope, "require") === undefined ? first.value : undefined;
}

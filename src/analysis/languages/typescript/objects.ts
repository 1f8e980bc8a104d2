// Object literals.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import type { ObjectEntry, ValueId } from "../../program.ts";
import { lowerExpression, lowerNamed } from "./expressions.ts";
import { lowerMethod } from "./functions.ts";
import { emit, type Lowering, type Step } from "./lowering.ts";
import { propertyName } from "./types.ts";

/** An object literal with its fields in source order. */
export function* lowerObject(lowering: Lowering, node: TSESTree.ObjectExpression): Step {
  const entries: ObjectEntry[] = [];
  for (const property of node.properties) {
    const range = { start: property.range[0], end: property.range[1] };
    if (property.type === N.SpreadElement) {
      entries.push({ kind: "spread", value: yield lowerExpression(lowering, property.argument), range });
      continue;
    }
    const name = propertyName(property.key, property.computed);
    if (name === undefined) {
      const key = yield lowerExpression(lowering, property.key);
      entries.push({ kind: "computed", key, value: yield lowerExpression(lowering, property.value), range });
      continue;
    }
    const value = yield property.value.type === N.FunctionExpression && (property.method || property.kind !== "init")
      ? lowerMethod(lowering, property.value, { name, kind: methodKind(property.kind) })
      : lowerNamed(lowering, property.value, name);
    entries.push({ kind: "field", name, value: accessed(lowering, property, value), range });
  }
  return emit(lowering, { op: "object", entries }, node);
}

/** Reading a getter gives what it returns; a setter has nothing to read. */
function accessed(lowering: Lowering, property: TSESTree.Property, value: ValueId): ValueId {
  if (property.kind === "get") return emit(lowering, { op: "call", callee: value, args: [], kind: "call" }, property);
  return property.kind === "set" ? emit(lowering, { op: "constant", kind: "undefined", text: "" }, property) : value;
}

function methodKind(kind: TSESTree.Property["kind"]): "getter" | "setter" | "method" {
  if (kind === "get") return "getter";
  return kind === "set" ? "setter" : "method";
}

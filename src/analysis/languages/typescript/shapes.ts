// Declared type shapes: interfaces, aliases and enums. An enum is a value as well.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type ObjectEntry, type TypeField } from "../../program.ts";
import { lowerExpression } from "./expressions.ts";
import { emit, resolve, type Lowered, type Lowering, type Step } from "./lowering.ts";
import { propertyName, typeFields, typeRef } from "./types.ts";

/** `interface Name { … }`. */
export function recordInterface(lowering: Lowering, node: TSESTree.TSInterfaceDeclaration): Lowered {
  const bases = node.extends.flatMap(({ expression }) => (expression.type === N.Identifier ? [expression.name] : []));
  lowering.shapes.push({
    name: node.id.name,
    kind: "interface",
    type: { kind: "object", fields: typeFields(node.body.body) },
    bases,
    range: { start: node.range[0], end: node.range[1] },
  });
  return noValue;
}

/** `type Name = …`, when the type says something. */
export function recordAlias(lowering: Lowering, node: TSESTree.TSTypeAliasDeclaration): Lowered {
  const type = typeRef(node.typeAnnotation);
  if (type) {
    const range = { start: node.range[0], end: node.range[1] };
    lowering.shapes.push({ name: node.id.name, kind: "alias", type, bases: [], range });
  }
  return noValue;
}

/** `enum Name { … }`: its members are constants, so they never leak. */
export function* lowerEnum(lowering: Lowering, node: TSESTree.TSEnumDeclaration): Step {
  const entries: ObjectEntry[] = [];
  const fields: TypeField[] = [];
  for (const member of node.body.members) {
    const name = propertyName(member.id, member.computed) ?? "";
    const range = { start: member.range[0], end: member.range[1] };
    const value = member.initializer
      ? yield lowerExpression(lowering, member.initializer)
      : emit(lowering, { op: "constant", kind: "number", text: "" }, member);
    entries.push({ kind: "field", name, value, range });
    fields.push({ name, type: undefined, range });
  }
  const range = { start: node.range[0], end: node.range[1] };
  lowering.shapes.push({ name: node.id.name, kind: "enum", type: { kind: "object", fields }, bases: [], range });
  const value = emit(lowering, { op: "object", entries }, node);
  const binding = resolve(lowering.scope, node.id.name);
  return binding === undefined ? value : emit(lowering, { op: "store", binding, value }, node.id);
}

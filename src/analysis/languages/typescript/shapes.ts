// Declared type shapes: interfaces, aliases and enums. An enum is a value as well.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type ObjectEntry, type TypeField, type TypeRef } from "../../program.ts";
import { lowerExpression } from "./expressions.ts";
import { emit, resolve, type Lowered, type Lowering, type Step } from "./lowering.ts";
import { entityName, objectType, propertyName, typeArguments, typeParameters, typeRef } from "./types.ts";

/** `interface Name { … }`. */
export function recordInterface(lowering: Lowering, node: TSESTree.TSInterfaceDeclaration): Lowered {
  lowering.shapes.push({
    name: node.id.name,
    kind: "interface",
    type: objectType(node.body.body),
    bases: node.extends.flatMap((base) => baseType(base.expression, base.typeArguments)),
    parameters: typeParameters(node.typeParameters),
    range: { start: node.range[0], end: node.range[1] },
  });
  return noValue;
}

/** What an interface or class extends, when it has a name. */
export function baseType(
  node: TSESTree.Node,
  args: TSESTree.TSTypeParameterInstantiation | undefined,
): readonly TypeRef[] {
  const name = dottedName(node);
  return name === undefined ? [] : [{ kind: "name", name, args: typeArguments(args) }];
}

function dottedName(node: TSESTree.Node): string | undefined {
  if (node.type === N.Identifier || node.type === N.TSQualifiedName) return entityName(node);
  if (node.type !== N.MemberExpression || node.object.type !== N.Identifier) return undefined;
  const name = propertyName(node.property, node.computed);
  return name === undefined ? undefined : `${node.object.name}.${name}`;
}

/** `type Name = …`, when the type says something. */
export function recordAlias(lowering: Lowering, node: TSESTree.TSTypeAliasDeclaration): Lowered {
  const type = typeRef(node.typeAnnotation);
  if (type) {
    lowering.shapes.push({
      name: node.id.name,
      kind: "alias",
      type,
      bases: [],
      parameters: typeParameters(node.typeParameters),
      range: { start: node.range[0], end: node.range[1] },
    });
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
  const type: TypeRef = { kind: "object", fields };
  lowering.shapes.push({ name: node.id.name, kind: "enum", type, bases: [], parameters: [], range });
  const value = emit(lowering, { op: "object", entries }, node);
  const binding = resolve(lowering.scope, node.id.name);
  return binding === undefined ? value : emit(lowering, { op: "store", binding, value }, node.id);
}

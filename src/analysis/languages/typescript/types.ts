// Type annotations → TypeRef, as far as their text tells. Nested deeper than a few levels they are cut off: nobody logs that deep.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import type { TypeField, TypeRef } from "../../program.ts";

const maxDepth = 8;

const keywords: Partial<Record<N, string>> = {
  [N.TSStringKeyword]: "string",
  [N.TSNumberKeyword]: "number",
  [N.TSBooleanKeyword]: "boolean",
  [N.TSBigIntKeyword]: "bigint",
  [N.TSNullKeyword]: "null",
  [N.TSUndefinedKeyword]: "undefined",
  [N.TSVoidKeyword]: "void",
  [N.TSSymbolKeyword]: "symbol",
  [N.TSNeverKeyword]: "never",
  [N.TSTypePredicate]: "boolean",
  [N.TSTemplateLiteralType]: "string",
};

/** The declared type, or undefined when there is none or it says nothing (`any`, `unknown`, conditional types). */
export function typeRef(node: TSESTree.TypeNode | undefined | null, depth = 0): TypeRef | undefined {
  if (!node || depth > maxDepth) return undefined;
  const keyword = keywords[node.type];
  if (keyword) return { kind: "name", name: keyword, args: [] };
  const inner = (type: TSESTree.TypeNode | undefined): TypeRef | undefined => typeRef(type, depth + 1);
  switch (node.type) {
    case N.TSTypeReference:
      return { kind: "name", name: entityName(node.typeName), args: typeArguments(node.typeArguments, depth) };
    case N.TSTypeLiteral:
      return objectType(node.members, depth);
    case N.TSArrayType:
      return arrayOf(inner(node.elementType));
    case N.TSTupleType:
      return { kind: "object", fields: node.elementTypes.map((type, index) => element(type, index, depth)) };
    case N.TSTypeOperator:
      // A value of `keyof T` is the name of a field.
      if (node.operator === "keyof") return { kind: "literal", text: "" };
      return typeRef(node.typeAnnotation, depth);
    case N.TSUnionType:
      return { kind: "union", members: defined(node.types.map(inner)) };
    case N.TSIntersectionType:
      return { kind: "intersection", members: defined(node.types.map(inner)) };
    case N.TSLiteralType:
      return { kind: "literal", text: node.literal.type === N.Literal ? String(node.literal.value) : "" };
    case N.TSFunctionType:
      return { kind: "function", returns: inner(node.returnType?.typeAnnotation), ...ownParameters(node) };
    case N.TSTypeQuery:
      return node.exprName.type === N.TSImportType ? undefined : { kind: "typeof", name: entityName(node.exprName) };
    case N.TSIndexedAccessType:
      return indexed(inner(node.objectType), inner(node.indexType));
    case N.TSMappedType:
      return mapped(node, depth);
    case N.TSImportType:
      return importedType(node, depth);
    case N.TSOptionalType:
    case N.TSRestType:
      return inner(node.typeAnnotation);
    case N.TSNamedTupleMember:
      return inner(node.elementType);
    default:
      return undefined;
  }
}

interface WithParameters {
  readonly typeParameters?: TSESTree.TSTypeParameterDeclaration | undefined;
}

/** The type parameters of a function type, if it has any. */
function ownParameters({ typeParameters: own }: WithParameters): { readonly typeParameters?: readonly string[] } {
  return own ? { typeParameters: typeParameters(own) } : {};
}

/** An interface body or type literal. */
export function objectType(members: readonly TSESTree.TypeElement[], depth = 0): Extract<TypeRef, { kind: "object" }> {
  const signature = members.find((member) => member.type === N.TSIndexSignature);
  const index = signature && typeRef(signature.typeAnnotation?.typeAnnotation, depth + 1);
  return { kind: "object", fields: typeFields(members, depth), ...(index && { index }) };
}

function typeFields(members: readonly TSESTree.TypeElement[], depth: number): readonly TypeField[] {
  const fields: TypeField[] = [];
  for (const member of members) {
    if (member.type !== N.TSPropertySignature && member.type !== N.TSMethodSignature) continue;
    const name = propertyName(member.key, member.computed);
    if (name === undefined) continue;
    const type: TypeRef | undefined =
      member.type === N.TSMethodSignature
        ? { kind: "function", returns: typeRef(member.returnType?.typeAnnotation, depth + 1), ...ownParameters(member) }
        : typeRef(member.typeAnnotation?.typeAnnotation, depth + 1);
    fields.push({ name, type, range: { start: member.range[0], end: member.range[1] } });
  }
  return fields;
}

function element(type: TSESTree.TypeNode, index: number, depth: number): TypeField {
  return {
    name: String(index),
    type: typeRef(type, depth + 1),
    range: { start: type.range[0], end: type.range[1] },
  };
}

function indexed(object: TypeRef | undefined, key: TypeRef | undefined): TypeRef | undefined {
  return object && key && { kind: "indexed", object, key };
}

/** `{ [K in keyof T]: … }` has the fields of `T`; over other keys it is a record. */
function mapped(node: TSESTree.TSMappedType, depth: number): TypeRef | undefined {
  const { constraint, typeAnnotation } = node;
  if (constraint?.type === N.TSTypeOperator && constraint.operator === "keyof") {
    return typeRef(constraint.typeAnnotation, depth + 1);
  }
  const key = typeRef(constraint, depth + 1);
  const value = typeRef(typeAnnotation, depth + 1);
  return key && value && { kind: "name", name: "Record", args: [key, value] };
}

function importedType(node: TSESTree.TSImportType, depth: number): TypeRef | undefined {
  const { source, qualifier } = node;
  if (!qualifier || typeof source.value !== "string") return undefined;
  const args = typeArguments(node.typeArguments ?? undefined, depth);
  return { kind: "name", name: entityName(qualifier), args, specifier: source.value };
}

/** The name of a property that is known from the text, or undefined when it is computed. */
export function propertyName(key: TSESTree.Node, computed: boolean): string | undefined {
  if (key.type === N.Literal) return String(key.value);
  if (computed) return undefined;
  if (key.type === N.Identifier) return key.name;
  if (key.type === N.PrivateIdentifier) return `#${key.name}`;
  return undefined;
}

/** `A.B.C` of a qualified name; the last parts of one that is absurdly long. */
export function entityName(node: TSESTree.EntityName): string {
  const parts: string[] = [];
  let at: TSESTree.EntityName = node;
  while (at.type === N.TSQualifiedName && parts.length < maxDepth) {
    parts.unshift(at.right.name);
    at = at.left;
  }
  if (at.type === N.Identifier) parts.unshift(at.name);
  return parts.join(".");
}

/** Arguments that say nothing keep their place. */
export function typeArguments(node: TSESTree.TSTypeParameterInstantiation | undefined, depth = 0): readonly TypeRef[] {
  return (node?.params ?? []).map((type) => typeRef(type, depth + 1) ?? { kind: "name", name: "unknown", args: [] });
}

/** The names of type parameters, in order. */
export function typeParameters(node: TSESTree.TSTypeParameterDeclaration | undefined): readonly string[] {
  return (node?.params ?? []).map(({ name }) => name.name);
}

function arrayOf(element: TypeRef | undefined): TypeRef | undefined {
  return element && { kind: "array", element };
}

function defined<T>(items: readonly (T | undefined)[]): readonly T[] {
  return items.filter((item) => item !== undefined);
}

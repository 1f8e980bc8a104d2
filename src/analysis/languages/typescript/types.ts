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
};

/** The declared type, or undefined when there is none or it says nothing (`any`, `unknown`, conditional types). */
export function typeRef(node: TSESTree.TypeNode | undefined | null, depth = 0): TypeRef | undefined {
  if (!node || depth > maxDepth) return undefined;
  const keyword = keywords[node.type];
  if (keyword) return { kind: "name", name: keyword, args: [] };
  switch (node.type) {
    case N.TSTypeReference:
      return { kind: "name", name: entityName(node.typeName), args: typeArguments(node.typeArguments, depth) };
    case N.TSTypeLiteral:
      return { kind: "object", fields: typeFields(node.members, depth) };
    case N.TSArrayType:
      return arrayOf(typeRef(node.elementType, depth + 1));
    case N.TSTypeOperator:
      return node.operator === "readonly" ? typeRef(node.typeAnnotation, depth) : undefined;
    case N.TSUnionType:
    case N.TSIntersectionType:
      return { kind: "union", members: defined(node.types.map((type) => typeRef(type, depth + 1))) };
    case N.TSLiteralType:
      return { kind: "literal", text: node.literal.type === N.Literal ? String(node.literal.value) : "" };
    case N.TSFunctionType:
      return { kind: "function" };
    default:
      return undefined;
  }
}

/** The fields of an interface body, type literal or class. */
export function typeFields(members: readonly TSESTree.TypeElement[], depth = 0): readonly TypeField[] {
  const fields: TypeField[] = [];
  for (const member of members) {
    if (member.type !== N.TSPropertySignature && member.type !== N.TSMethodSignature) continue;
    const name = propertyName(member.key, member.computed);
    if (name === undefined) continue;
    const type: TypeRef | undefined =
      member.type === N.TSMethodSignature
        ? { kind: "function" }
        : typeRef(member.typeAnnotation?.typeAnnotation, depth + 1);
    fields.push({ name, type, range: { start: member.range[0], end: member.range[1] } });
  }
  return fields;
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

function typeArguments(node: TSESTree.TSTypeParameterInstantiation | undefined, depth: number): readonly TypeRef[] {
  return defined((node?.params ?? []).map((type) => typeRef(type, depth + 1)));
}

function arrayOf(element: TypeRef | undefined): TypeRef | undefined {
  return element && { kind: "array", element };
}

function defined<T>(items: readonly (T | undefined)[]): readonly T[] {
  return items.filter((item) => item !== undefined);
}

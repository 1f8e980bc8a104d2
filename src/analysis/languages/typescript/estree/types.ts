// Types and the declarations of types.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import { optionalAnnotation, typeArguments, typeParameters } from "./annotations.ts";
import {
  convert,
  convertAll,
  convertOptional,
  rangeOf,
  tokenAfter,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";
import { exported } from "./exported.ts";
import { accessorKind } from "./functions.ts";

const K = ts.SyntaxKind;

const keywords: readonly ts.SyntaxKind[] = [
  ...[K.AnyKeyword, K.BigIntKeyword, K.BooleanKeyword, K.NeverKeyword, K.NumberKeyword, K.ObjectKeyword],
  ...[K.StringKeyword, K.SymbolKeyword, K.UnknownKeyword, K.VoidKeyword, K.UndefinedKeyword, K.IntrinsicKeyword],
];

/** Converters of types. */
export const types: Entries = {
  ...Object.fromEntries(keywords.map((kind) => [kind, keyword])),
  [K.ThisType]: (c, node) => ({ type: N.TSThisType, range: rangeOf(c, node) }),
  [K.TypeReference]: (c, node: ts.TypeReferenceNode) => ({
    type: N.TSTypeReference,
    range: rangeOf(c, node),
    typeName: convert(c, node.typeName),
    typeArguments: typeArguments(c, node),
  }),
  [K.QualifiedName]: (c, node: ts.QualifiedName) => ({
    type: N.TSQualifiedName,
    range: rangeOf(c, node),
    left: convert(c, node.left),
    right: convert(c, node.right),
  }),
  [K.TypeLiteral]: (c, node: ts.TypeLiteralNode) => ({
    type: N.TSTypeLiteral,
    range: rangeOf(c, node),
    members: membersOf(c, node),
  }),
  [K.ArrayType]: (c, node: ts.ArrayTypeNode) => ({
    type: N.TSArrayType,
    range: rangeOf(c, node),
    elementType: convert(c, node.elementType),
  }),
  [K.TupleType]: (c, node: ts.TupleTypeNode) => ({
    type: N.TSTupleType,
    range: rangeOf(c, node),
    elementTypes: convertAll(c, node.elements),
  }),
  [K.NamedTupleMember]: namedTupleMember,
  [K.OptionalType]: (c, node: ts.OptionalTypeNode) => around(c, node, N.TSOptionalType),
  [K.RestType]: (c, node: ts.RestTypeNode) => around(c, node, N.TSRestType),
  [K.UnionType]: (c, node: ts.UnionTypeNode) => several(c, node, N.TSUnionType),
  [K.IntersectionType]: (c, node: ts.IntersectionTypeNode) => several(c, node, N.TSIntersectionType),
  [K.ParenthesizedType]: (c, node: ts.ParenthesizedTypeNode) => convert(c, node.type),
  [K.TypeOperator]: (c, node: ts.TypeOperatorNode) => ({
    type: N.TSTypeOperator,
    range: rangeOf(c, node),
    operator: ts.tokenToString(node.operator),
    typeAnnotation: convert(c, node.type),
  }),
  [K.IndexedAccessType]: (c, node: ts.IndexedAccessTypeNode) => ({
    type: N.TSIndexedAccessType,
    range: rangeOf(c, node),
    objectType: convert(c, node.objectType),
    indexType: convert(c, node.indexType),
  }),
  [K.ConditionalType]: (c, node: ts.ConditionalTypeNode) => ({
    type: N.TSConditionalType,
    range: rangeOf(c, node),
    checkType: convert(c, node.checkType),
    extendsType: convert(c, node.extendsType),
    trueType: convert(c, node.trueType),
    falseType: convert(c, node.falseType),
  }),
  [K.InferType]: (c, node: ts.InferTypeNode) => ({
    type: N.TSInferType,
    range: rangeOf(c, node),
    typeParameter: convert(c, node.typeParameter),
  }),
  [K.LiteralType]: (c, node: ts.LiteralTypeNode) =>
    node.literal.kind === K.NullKeyword
      ? { type: N.TSNullKeyword, range: rangeOf(c, node.literal) }
      : { type: N.TSLiteralType, range: rangeOf(c, node), literal: convert(c, node.literal) },
  [K.TemplateLiteralType]: (c, node: ts.TemplateLiteralTypeNode) => ({
    type: N.TSTemplateLiteralType,
    range: rangeOf(c, node),
    types: node.templateSpans.map((span) => convert(c, span.type)),
  }),
  [K.TypeQuery]: typeQuery,
  [K.TypePredicate]: (c, node: ts.TypePredicateNode) => ({
    type: N.TSTypePredicate,
    range: rangeOf(c, node),
    parameterName: convert(c, node.parameterName),
    typeAnnotation: optionalAnnotation(c, node.type) ?? null,
  }),
  [K.MappedType]: (c, node: ts.MappedTypeNode) => ({
    type: N.TSMappedType,
    range: rangeOf(c, node),
    key: convert(c, node.typeParameter.name),
    constraint: convertOptional(c, node.typeParameter.constraint),
    nameType: convertOptional(c, node.nameType),
    typeAnnotation: node.type && convert(c, node.type),
  }),
  [K.ImportType]: importType,
  [K.FunctionType]: (c, node: ts.FunctionTypeNode) => signature(c, node, N.TSFunctionType),
  [K.ConstructorType]: (c, node: ts.ConstructorTypeNode) => signature(c, node, N.TSConstructorType),
  [K.CallSignature]: (c, node: ts.CallSignatureDeclaration) => signature(c, node, N.TSCallSignatureDeclaration),
  [K.ConstructSignature]: (c, node: ts.ConstructSignatureDeclaration) =>
    signature(c, node, N.TSConstructSignatureDeclaration),
  [K.MethodSignature]: (c, node: ts.MethodSignature) => methodSignature(c, node),
  [K.PropertySignature]: (c, node: ts.PropertySignature) => ({
    type: N.TSPropertySignature,
    range: rangeOf(c, node),
    computed: node.name.kind === K.ComputedPropertyName,
    key: convert(c, node.name),
    optional: node.questionToken !== undefined,
    typeAnnotation: optionalAnnotation(c, node.type),
  }),
  [K.IndexSignature]: (c, node: ts.IndexSignatureDeclaration) => ({
    type: N.TSIndexSignature,
    range: rangeOf(c, node),
    typeAnnotation: optionalAnnotation(c, node.type),
  }),
  [K.TypeParameter]: (c, node: ts.TypeParameterDeclaration) => ({
    type: N.TSTypeParameter,
    range: rangeOf(c, node),
    name: convert(c, node.name),
    constraint: node.constraint && convert(c, node.constraint),
    default: node.default && convert(c, node.default),
  }),
};

/** Converters of declarations of types. */
export const typeDeclarations: Entries = {
  [K.TypeAliasDeclaration]: (c, node: ts.TypeAliasDeclaration) =>
    exported(c, node, {
      type: N.TSTypeAliasDeclaration,
      range: rangeOf(c, node),
      id: convert(c, node.name),
      typeAnnotation: convert(c, node.type),
      typeParameters: typeParameters(c, node),
    }),
  [K.InterfaceDeclaration]: interfaceDeclaration,
  [K.EnumDeclaration]: (c, node: ts.EnumDeclaration) =>
    exported(c, node, {
      type: N.TSEnumDeclaration,
      range: rangeOf(c, node),
      id: convert(c, node.name),
      body: { type: N.TSEnumBody, range: [node.members.pos - 1, node.end], members: convertAll(c, node.members) },
    }),
  [K.EnumMember]: (c, node: ts.EnumMember) => ({
    type: N.TSEnumMember,
    range: rangeOf(c, node),
    id: convert(c, node.name),
    computed: node.name.kind === K.ComputedPropertyName,
    initializer: node.initializer && convert(c, node.initializer),
  }),
};

const keywordTypes = new Map<ts.SyntaxKind, N>(
  keywords.map((kind) => [kind, `TS${ts.SyntaxKind[kind]}` as N.TSAnyKeyword]),
);

function keyword(c: Conversion, node: ts.Node): Made {
  return { type: keywordTypes.get(node.kind) ?? N.TSAnyKeyword, range: rangeOf(c, node) };
}

function around(c: Conversion, node: ts.OptionalTypeNode | ts.RestTypeNode, type: N): Made {
  return { type, range: rangeOf(c, node), typeAnnotation: convert(c, node.type) };
}

function several(c: Conversion, node: ts.UnionTypeNode | ts.IntersectionTypeNode, type: N): Made {
  return { type, range: rangeOf(c, node), types: convertAll(c, node.types) };
}

/** Nobody reads the parameters of a type. */
function signature(c: Conversion, node: ts.SignatureDeclaration, type: N): Made {
  const parameters = typeParameters(c, node);
  return { type, range: rangeOf(c, node), returnType: optionalAnnotation(c, node.type), typeParameters: parameters };
}

function membersOf(c: Conversion, node: ts.TypeLiteralNode | ts.InterfaceDeclaration): (Made | null)[] {
  return node.members.map((member) => (accessorKind(member) ? methodSignature(c, member) : convert(c, member)));
}

function methodSignature(c: Conversion, node: ts.TypeElement): Made | null {
  if (!ts.isMethodSignature(node) && !ts.isAccessor(node)) return null;
  return {
    type: N.TSMethodSignature,
    range: rangeOf(c, node),
    kind: accessorKind(node) ?? "method",
    computed: node.name.kind === K.ComputedPropertyName,
    key: convert(c, node.name),
    returnType: optionalAnnotation(c, node.type),
    typeParameters: ts.isMethodSignature(node) ? typeParameters(c, node) : undefined,
  };
}

function namedTupleMember(c: Conversion, node: ts.NamedTupleMember): Made {
  const label = convert(c, node.name);
  const range = rangeOf(c, node);
  if (node.dotDotDotToken && label) range[0] = label.range[0];
  const member: Made = { type: N.TSNamedTupleMember, range, label, elementType: convert(c, node.type) };
  return node.dotDotDotToken ? { type: N.TSRestType, range: rangeOf(c, node), typeAnnotation: member } : member;
}

/** `typeof this.field` speaks of `this`, which TypeScript calls an identifier there. */
function typeQuery(c: Conversion, node: ts.TypeQueryNode): Made {
  let exprName = convert(c, node.exprName);
  let at = exprName;
  while (at?.type === N.TSQualifiedName) {
    const left = at.left as Made | null;
    if (left?.name === "this") Object.assign(at, { left: { type: N.ThisExpression, range: left.range } });
    at = left;
  }
  if (exprName?.name === "this") exprName = { type: N.ThisExpression, range: exprName.range };
  return { type: N.TSTypeQuery, range: rangeOf(c, node), exprName, typeArguments: typeArguments(c, node) };
}

function importType(c: Conversion, node: ts.ImportTypeNode): Made {
  const range = rangeOf(c, node);
  const source = ts.isLiteralTypeNode(node.argument) ? convert(c, node.argument.literal) : convert(c, node.argument);
  const made: Made = {
    type: N.TSImportType,
    range,
    source,
    qualifier: convertOptional(c, node.qualifier),
    typeArguments: typeArguments(c, node) ?? null,
  };
  if (!node.isTypeOf) return made;
  range[0] = tokenAfter(c, range[0] + "typeof".length);
  return { type: N.TSTypeQuery, range: rangeOf(c, node), exprName: made };
}

function interfaceDeclaration(c: Conversion, node: ts.InterfaceDeclaration): Made {
  const bases = node.heritageClauses
    ?.filter(({ token }) => token === K.ExtendsKeyword)
    .flatMap(({ types: all }) => all);
  return exported(c, node, {
    type: N.TSInterfaceDeclaration,
    range: rangeOf(c, node),
    id: convert(c, node.name),
    extends: (bases ?? []).map((base) => ({
      type: N.TSInterfaceHeritage,
      range: rangeOf(c, base),
      expression: convert(c, base.expression),
      typeArguments: typeArguments(c, base),
    })),
    typeParameters: typeParameters(c, node),
    body: { type: N.TSInterfaceBody, range: [node.members.pos - 1, node.end], body: membersOf(c, node) },
  });
}

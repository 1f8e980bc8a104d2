// Functions, methods and parameters.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import { optionalAnnotation, typeAnnotation, typeParameters, widened } from "./annotations.ts";
import {
  convert,
  convertAll,
  convertOptional,
  rangeOf,
  startOf,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";
import { exported, hasModifier } from "./exported.ts";

const K = ts.SyntaxKind;

/** Converters of functions that stand alone. */
export const functions: Entries = {
  [K.FunctionDeclaration]: (c, node: ts.FunctionDeclaration) =>
    exported(c, node, functionNode(c, node, node.body ? N.FunctionDeclaration : N.TSDeclareFunction)),
  [K.FunctionExpression]: (c, node: ts.FunctionExpression) => functionNode(c, node, N.FunctionExpression),
  [K.ArrowFunction]: (c, node: ts.ArrowFunction) => functionNode(c, node, N.ArrowFunctionExpression),
  [K.Decorator]: (c, node: ts.Decorator) => ({
    type: N.Decorator,
    range: rangeOf(c, node),
    expression: convert(c, node.expression),
  }),
};

function functionNode(
  c: Conversion,
  node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction,
  type: N,
): Made {
  return {
    type,
    range: rangeOf(c, node),
    id: type === N.ArrowFunctionExpression ? null : convertOptional(c, node.name),
    async: hasModifier(node, K.AsyncKeyword),
    params: node.parameters.map((parameter) => convertParameter(c, parameter)),
    body: node.body ? convert(c, node.body) : undefined,
    returnType: optionalAnnotation(c, node.type),
    typeParameters: typeParameters(c, node),
  };
}

type Method = ts.MethodDeclaration | ts.AccessorDeclaration | ts.ConstructorDeclaration;

/** The function of a method, accessor or constructor, which ESTree keeps apart from its name. */
export function methodFunction(c: Conversion, node: Method): Made {
  const start = node.typeParameters ? node.typeParameters.pos : node.parameters.pos;
  return {
    type: node.body ? N.FunctionExpression : N.TSEmptyBodyFunctionExpression,
    range: [start - 1, node.end],
    id: null,
    async: node.kind !== K.Constructor && hasModifier(node, K.AsyncKeyword),
    params: node.parameters.map((parameter) => convertParameter(c, parameter)),
    body: node.body ? convert(c, node.body) : null,
    returnType: optionalAnnotation(c, node.type),
    typeParameters: typeParameters(c, node),
  };
}

/** A method or accessor of an object literal. */
export function methodProperty(c: Conversion, node: ts.MethodDeclaration | ts.AccessorDeclaration): Made {
  return {
    type: N.Property,
    range: rangeOf(c, node),
    kind: accessorKind(node) ?? "init",
    method: node.kind === K.MethodDeclaration,
    computed: node.name.kind === K.ComputedPropertyName,
    key: convert(c, node.name),
    value: methodFunction(c, node),
  };
}

/** `get`, `set`, or undefined for what is called. */
export function accessorKind({ kind }: ts.Node): "get" | "set" | undefined {
  if (kind === K.GetAccessor) return "get";
  return kind === K.SetAccessor ? "set" : undefined;
}

/** Decorators of a class, member or parameter. */
export function decoratorsOf(
  c: Conversion,
  { modifiers }: { readonly modifiers?: ts.NodeArray<ts.ModifierLike> | undefined },
): (Made | null)[] {
  return modifiers ? convertAll(c, modifiers.filter(ts.isDecorator)) : [];
}

/** A parameter with its type, default, decorators and, in a constructor, the property it declares. */
export function convertParameter(c: Conversion, node: ts.ParameterDeclaration): Made | null {
  const name = convert(c, node.name);
  if (!name) return null;
  const isRest = node.dotDotDotToken !== undefined;
  const declared: Made = isRest ? { type: N.RestElement, range: rangeOf(c, node), argument: name } : name;
  if (node.type) widened(declared, typeAnnotation(c, node.type));
  if (node.questionToken && node.questionToken.end > declared.range[1]) declared.range[1] = node.questionToken.end;
  const result: Made = node.initializer && !isRest ? withDefault(c, declared, node) : declared;
  const isProperty = node.modifiers?.some((modifier) => modifier.kind !== K.Decorator) === true;
  const parameter: Made = isProperty
    ? { type: N.TSParameterProperty, range: rangeOf(c, node), parameter: result }
    : result;
  return Object.assign(parameter, { decorators: decoratorsOf(c, node) });
}

function withDefault(c: Conversion, left: Made, node: ts.ParameterDeclaration): Made {
  return {
    type: N.AssignmentPattern,
    range: [startOf(c, node.name), node.initializer?.end ?? node.end],
    left,
    right: convertOptional(c, node.initializer),
  };
}

// Destructuring: binding patterns of declarations, and literals that stand on the left of an assignment.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import {
  convert,
  convertOptional,
  convertPattern,
  rangeOf,
  startOf,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";
import { property, shorthand } from "./literals.ts";
import { methodProperty } from "./functions.ts";

const K = ts.SyntaxKind;

/** Converters of binding patterns. */
export const bindings: Entries = {
  [K.ObjectBindingPattern]: (c, node: ts.ObjectBindingPattern) => ({
    type: N.ObjectPattern,
    range: rangeOf(c, node),
    properties: node.elements.map((element) => boundProperty(c, element)),
    typeAnnotation: undefined,
  }),
  [K.ArrayBindingPattern]: (c, node: ts.ArrayBindingPattern) => ({
    type: N.ArrayPattern,
    range: rangeOf(c, node),
    elements: node.elements.map((element) => (ts.isOmittedExpression(element) ? null : boundElement(c, element))),
    typeAnnotation: undefined,
  }),
};

/** Converters of expressions that mean something else as targets. */
export const targets: Entries = {
  [K.ArrayLiteralExpression]: (c, node: ts.ArrayLiteralExpression) => ({
    type: N.ArrayPattern,
    range: rangeOf(c, node),
    elements: node.elements.map((element) => convertPattern(c, element)),
  }),
  [K.ObjectLiteralExpression]: (c, node: ts.ObjectLiteralExpression) => ({
    type: N.ObjectPattern,
    range: rangeOf(c, node),
    properties: node.properties.map((each) => targetProperty(c, each)),
  }),
  [K.SpreadElement]: rest,
  [K.SpreadAssignment]: rest,
  [K.BinaryExpression]: withDefault,
};

function boundProperty(c: Conversion, node: ts.BindingElement): Made {
  const { name, propertyName, initializer, dotDotDotToken } = node;
  const range = rangeOf(c, node);
  if (dotDotDotToken) return { type: N.RestElement, range, argument: convert(c, propertyName ?? name) };
  const computed = propertyName?.kind === K.ComputedPropertyName;
  const key = convert(c, propertyName ?? name);
  const value: Made | null = initializer
    ? {
        type: N.AssignmentPattern,
        range: [startOf(c, name), initializer.end],
        left: convert(c, name),
        right: convert(c, initializer),
      }
    : convert(c, name);
  return { type: N.Property, range, kind: "init", method: false, computed, key, value };
}

function boundElement(c: Conversion, node: ts.BindingElement): Made | null {
  const { name, initializer, dotDotDotToken } = node;
  const item = convert(c, name);
  const range = rangeOf(c, node);
  if (initializer) return { type: N.AssignmentPattern, range, left: item, right: convert(c, initializer) };
  return dotDotDotToken ? { type: N.RestElement, range, argument: item } : item;
}

function targetProperty(c: Conversion, node: ts.ObjectLiteralElementLike): Made | null {
  if (ts.isPropertyAssignment(node)) return property(c, node, convertPattern(c, node.initializer));
  if (ts.isShorthandPropertyAssignment(node)) return shorthand(c, node);
  return ts.isSpreadAssignment(node) ? rest(c, node) : methodProperty(c, node);
}

function rest(c: Conversion, node: ts.SpreadElement | ts.SpreadAssignment): Made {
  return { type: N.RestElement, range: rangeOf(c, node), argument: convertPattern(c, node.expression) };
}

/** `[a = 1] = list`: what looks like an assignment is a target with a fallback. */
function withDefault(c: Conversion, node: ts.BinaryExpression): Made | null {
  const kind = node.operatorToken.kind;
  if (kind < K.FirstAssignment || kind > K.LastAssignment) return convert(c, node);
  return {
    type: N.AssignmentPattern,
    range: rangeOf(c, node),
    left: convertPattern(c, node.left),
    right: convertOptional(c, node.right),
  };
}

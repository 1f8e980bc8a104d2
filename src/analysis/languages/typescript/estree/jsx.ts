// JSX: only the values in it matter, so tags and attributes keep no names, and texts no content.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import {
  convert,
  convertAll,
  convertOptional,
  rangeOf,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";

const K = ts.SyntaxKind;

/** Converters of JSX. */
export const jsx: Entries = {
  [K.JsxElement]: (c, node: ts.JsxElement) => ({
    type: N.JSXElement,
    range: rangeOf(c, node),
    openingElement: opening(c, node.openingElement),
    children: convertAll(c, node.children),
    closingElement: { type: N.JSXClosingElement, range: rangeOf(c, node.closingElement) },
  }),
  [K.JsxSelfClosingElement]: (c, node: ts.JsxSelfClosingElement) => ({
    type: N.JSXElement,
    range: rangeOf(c, node),
    openingElement: opening(c, node),
    children: [],
  }),
  [K.JsxFragment]: (c, node: ts.JsxFragment) => ({
    type: N.JSXFragment,
    range: rangeOf(c, node),
    openingFragment: { type: N.JSXOpeningFragment, range: rangeOf(c, node.openingFragment) },
    children: convertAll(c, node.children),
    closingFragment: { type: N.JSXClosingFragment, range: rangeOf(c, node.closingFragment) },
  }),
  [K.JsxAttribute]: (c, node: ts.JsxAttribute) => ({
    type: N.JSXAttribute,
    range: rangeOf(c, node),
    value: convertOptional(c, node.initializer),
  }),
  [K.JsxSpreadAttribute]: (c, node: ts.JsxSpreadAttribute) => ({
    type: N.JSXSpreadAttribute,
    range: rangeOf(c, node),
    argument: convert(c, node.expression),
  }),
  [K.JsxExpression]: container,
  [K.JsxText]: (_, node) => ({ type: N.JSXText, range: [node.pos, node.end] }),
};

function opening(c: Conversion, node: ts.JsxOpeningElement | ts.JsxSelfClosingElement): Made {
  const attributes = convertAll(c, node.attributes.properties);
  return { type: N.JSXOpeningElement, range: rangeOf(c, node), attributes };
}

function container(c: Conversion, node: ts.JsxExpression): Made {
  const range = rangeOf(c, node);
  const expression: Made | null = node.expression
    ? convert(c, node.expression)
    : { type: N.JSXEmptyExpression, range: [range[0] + 1, range[1] - 1] };
  return { type: node.dotDotDotToken ? N.JSXSpreadChild : N.JSXExpressionContainer, range, expression };
}

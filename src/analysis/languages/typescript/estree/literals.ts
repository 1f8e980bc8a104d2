// Literals, templates, arrays and objects.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import {
  convert,
  convertAll,
  convertPattern,
  rangeOf,
  startOf,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";
import { typeArguments } from "./annotations.ts";
import { methodProperty } from "./functions.ts";

const K = ts.SyntaxKind;

/** Converters of values that are written out. */
export const literals: Entries = {
  [K.StringLiteral]: (c, node: ts.StringLiteral) => ({ type: N.Literal, range: rangeOf(c, node), value: node.text }),
  [K.NumericLiteral]: (c, node: ts.NumericLiteral) => ({
    type: N.Literal,
    range: rangeOf(c, node),
    value: Number(node.text),
  }),
  [K.BigIntLiteral]: bigInt,
  [K.RegularExpressionLiteral]: regExp,
  [K.TrueKeyword]: (c, node) => ({ type: N.Literal, range: rangeOf(c, node), value: true }),
  [K.FalseKeyword]: (c, node) => ({ type: N.Literal, range: rangeOf(c, node), value: false }),
  [K.NullKeyword]: (c, node) => ({ type: N.Literal, range: rangeOf(c, node), value: null }),
  [K.NoSubstitutionTemplateLiteral]: (c, node: ts.NoSubstitutionTemplateLiteral) => template(c, node, false),
  [K.TemplateExpression]: (c, node: ts.TemplateExpression) => template(c, node, false),
  [K.TaggedTemplateExpression]: (c, node: ts.TaggedTemplateExpression) => ({
    type: N.TaggedTemplateExpression,
    range: rangeOf(c, node),
    tag: convert(c, node.tag),
    quasi: template(c, node.template, true),
    typeArguments: typeArguments(c, node),
  }),
  [K.ArrayLiteralExpression]: (c, node: ts.ArrayLiteralExpression) => ({
    type: N.ArrayExpression,
    range: rangeOf(c, node),
    elements: convertAll(c, node.elements),
  }),
  [K.ObjectLiteralExpression]: (c, node: ts.ObjectLiteralExpression) => ({
    type: N.ObjectExpression,
    range: rangeOf(c, node),
    properties: node.properties.map((property) => entry(c, property)),
  }),
};

/** Properties of an object literal; methods are functions there, and not members of a class. */
function entry(c: Conversion, node: ts.ObjectLiteralElementLike): Made | null {
  if (ts.isPropertyAssignment(node)) return property(c, node, convert(c, node.initializer));
  if (ts.isShorthandPropertyAssignment(node)) return shorthand(c, node);
  return ts.isSpreadAssignment(node) ? convert(c, node) : methodProperty(c, node);
}

/** `key: value`, in a literal or a pattern. */
export function property(c: Conversion, node: ts.PropertyAssignment, value: Made | null): Made {
  return {
    type: N.Property,
    range: rangeOf(c, node),
    kind: "init",
    method: false,
    computed: node.name.kind === K.ComputedPropertyName,
    key: convert(c, node.name),
    value,
  };
}

/** `name` and `name = fallback`. */
export function shorthand(c: Conversion, node: ts.ShorthandPropertyAssignment): Made {
  const key = convert(c, node.name);
  const value: Made | null = node.objectAssignmentInitializer
    ? {
        type: N.AssignmentPattern,
        range: rangeOf(c, node),
        left: convertPattern(c, node.name),
        right: convert(c, node.objectAssignmentInitializer),
      }
    : convert(c, node.name);
  return { type: N.Property, range: rangeOf(c, node), kind: "init", method: false, computed: false, key, value };
}

function bigInt(c: Conversion, node: ts.BigIntLiteral): Made {
  const range = rangeOf(c, node);
  const bigint = c.text.slice(range[0], range[1]).slice(0, -1).replaceAll("_", "");
  return { type: N.Literal, range, value: bigint, bigint: bigIntText(bigint) };
}

function bigIntText(written: string): string {
  try {
    return String(BigInt(written));
  } catch (error) {
    // Half-typed, as in `0xn`.
    if (error instanceof SyntaxError) return written;
    throw error;
  }
}

function regExp(c: Conversion, node: ts.RegularExpressionLiteral): Made {
  const slash = node.text.lastIndexOf("/");
  const regex = { pattern: node.text.slice(1, slash), flags: node.text.slice(slash + 1) };
  return { type: N.Literal, range: rangeOf(c, node), value: null, regex };
}

function template(c: Conversion, node: ts.TemplateLiteral, tagged: boolean): Made {
  if (ts.isNoSubstitutionTemplateLiteral(node)) {
    return { type: N.TemplateLiteral, range: rangeOf(c, node), quasis: [quasi(c, node, tagged)], expressions: [] };
  }
  const quasis = [quasi(c, node.head, tagged)];
  const expressions: (Made | null)[] = [];
  for (const span of node.templateSpans) {
    expressions.push(convert(c, span.expression));
    quasis.push(quasi(c, span.literal, tagged));
  }
  return { type: N.TemplateLiteral, range: rangeOf(c, node), quasis, expressions };
}

type Quasi = ts.NoSubstitutionTemplateLiteral | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

/** A tag may be given escapes that are none, as in `\unicode`; then there is no cooked text. */
function quasi(c: Conversion, node: Quasi, tagged: boolean): Made {
  const start = startOf(c, node);
  const closing = node.kind === K.TemplateHead || node.kind === K.TemplateMiddle ? 2 : 1;
  const raw = c.text.slice(start + 1, node.end - closing);
  const cooked = tagged && !isValidEscape(raw) ? null : node.text;
  return { type: N.TemplateElement, range: [start, node.end], value: { cooked, raw } };
}

function isValidEscape(raw: string): boolean {
  return !/\\u(?![0-9a-fA-F]{4}|\{)/.test(raw) && !/\\x(?![0-9a-fA-F]{2})/.test(raw);
}

// Expressions. Chains that TypeScript parses without recursion (`a + b + …`, `a, b, …`) are converted without it too.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import { typeArguments } from "./annotations.ts";
import {
  convert,
  convertAll,
  convertOptional,
  convertPattern,
  rangeOf,
  startOf,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";

const K = ts.SyntaxKind;

/** Converters of expressions but for literals, functions and JSX. */
export const expressions: Entries = {
  [K.Identifier]: (c, node: ts.Identifier) => ({
    type: N.Identifier,
    range: rangeOf(c, node),
    name: node.text,
    typeAnnotation: undefined,
    decorators: none,
  }),
  [K.PrivateIdentifier]: (c, node: ts.PrivateIdentifier) => ({
    type: N.PrivateIdentifier,
    range: rangeOf(c, node),
    name: node.text.slice(1),
  }),
  [K.ThisKeyword]: (c, node) => ({ type: N.ThisExpression, range: rangeOf(c, node) }),
  [K.SuperKeyword]: (c, node) => ({ type: N.Super, range: rangeOf(c, node) }),
  [K.ParenthesizedExpression]: (c, node: ts.ParenthesizedExpression) => convert(c, node.expression),
  [K.ComputedPropertyName]: (c, node: ts.ComputedPropertyName) => convert(c, node.expression),
  [K.BinaryExpression]: binary,
  [K.PrefixUnaryExpression]: unary,
  [K.PostfixUnaryExpression]: unary,
  [K.DeleteExpression]: (c, node: ts.DeleteExpression) => keywordUnary(c, node, "delete"),
  [K.VoidExpression]: (c, node: ts.VoidExpression) => keywordUnary(c, node, "void"),
  [K.TypeOfExpression]: (c, node: ts.TypeOfExpression) => keywordUnary(c, node, "typeof"),
  [K.AwaitExpression]: (c, node: ts.AwaitExpression) => ({
    type: N.AwaitExpression,
    range: rangeOf(c, node),
    argument: convert(c, node.expression),
  }),
  [K.YieldExpression]: (c, node: ts.YieldExpression) => ({
    type: N.YieldExpression,
    range: rangeOf(c, node),
    argument: convertOptional(c, node.expression),
  }),
  [K.ConditionalExpression]: (c, node: ts.ConditionalExpression) => ({
    type: N.ConditionalExpression,
    range: rangeOf(c, node),
    test: convert(c, node.condition),
    consequent: convert(c, node.whenTrue),
    alternate: convert(c, node.whenFalse),
  }),
  [K.PropertyAccessExpression]: (c, node: ts.PropertyAccessExpression) => ({
    type: N.MemberExpression,
    range: rangeOf(c, node),
    computed: false,
    object: convert(c, node.expression),
    property: convert(c, node.name),
    optional: node.questionDotToken !== undefined,
  }),
  [K.ElementAccessExpression]: (c, node: ts.ElementAccessExpression) => ({
    type: N.MemberExpression,
    range: rangeOf(c, node),
    computed: true,
    object: convert(c, node.expression),
    property: convert(c, node.argumentExpression),
    optional: node.questionDotToken !== undefined,
  }),
  [K.CallExpression]: call,
  [K.NewExpression]: (c, node: ts.NewExpression) => ({
    type: N.NewExpression,
    range: rangeOf(c, node),
    callee: convert(c, node.expression),
    arguments: convertAll(c, node.arguments),
    typeArguments: typeArguments(c, node),
  }),
  [K.MetaProperty]: metaProperty,
  [K.SpreadElement]: spread,
  [K.SpreadAssignment]: spread,
  [K.NonNullExpression]: (c, node: ts.NonNullExpression) => ({
    type: N.TSNonNullExpression,
    range: rangeOf(c, node),
    expression: convert(c, node.expression),
  }),
  [K.AsExpression]: (c, node: ts.AsExpression) => typed(c, node, N.TSAsExpression),
  [K.TypeAssertionExpression]: (c, node: ts.TypeAssertion) => typed(c, node, N.TSTypeAssertion),
  [K.SatisfiesExpression]: (c, node: ts.SatisfiesExpression) => typed(c, node, N.TSSatisfiesExpression),
  [K.ExpressionWithTypeArguments]: (c, node: ts.ExpressionWithTypeArguments) => ({
    type: N.TSInstantiationExpression,
    range: rangeOf(c, node),
    expression: convert(c, node.expression),
    typeArguments: typeArguments(c, node),
  }),
  [K.OmittedExpression]: () => null,
};

const none: readonly Made[] = [];

function typed(c: Conversion, node: ts.AsExpression | ts.TypeAssertion | ts.SatisfiesExpression, type: N): Made {
  return {
    type,
    range: rangeOf(c, node),
    expression: convert(c, node.expression),
    typeAnnotation: convert(c, node.type),
  };
}

function spread(c: Conversion, node: ts.SpreadElement | ts.SpreadAssignment): Made {
  return { type: N.SpreadElement, range: rangeOf(c, node), argument: convert(c, node.expression) };
}

/** Operands on the left are collected first: a long text put together by `+` nests as deep as it has parts. */
function binary(c: Conversion, node: ts.BinaryExpression): Made | null {
  const spine: ts.BinaryExpression[] = [];
  let at: ts.Expression = node;
  while (ts.isBinaryExpression(at) && !isAssignment(at.operatorToken.kind)) {
    spine.push(at);
    at = at.left;
  }
  let made = ts.isBinaryExpression(at) ? assignment(c, at) : convert(c, at);
  for (const link of spine.reverse()) {
    const operator = link.operatorToken.kind;
    if (operator === K.CommaToken) made = sequence(c, link, made);
    else {
      made = {
        type: isLogical(operator) ? N.LogicalExpression : N.BinaryExpression,
        range: rangeOf(c, link),
        operator: ts.tokenToString(operator),
        left: made,
        right: convert(c, link.right),
      };
    }
  }
  return made;
}

/** `(a, b), c` keeps its own sequence on the left, `a, b, c` is one. */
function sequence(c: Conversion, node: ts.BinaryExpression, left: Made | null): Made {
  const right = convert(c, node.right);
  const range = rangeOf(c, node);
  const known = left?.type === N.SequenceExpression && node.left.kind !== K.ParenthesizedExpression;
  const expressions = known && Array.isArray(left.expressions) ? (left.expressions as (Made | null)[]) : [left];
  expressions.push(right);
  return { type: N.SequenceExpression, range, expressions };
}

function assignment(c: Conversion, node: ts.BinaryExpression): Made {
  return {
    type: N.AssignmentExpression,
    range: rangeOf(c, node),
    operator: ts.tokenToString(node.operatorToken.kind),
    left: convertPattern(c, node.left),
    right: convert(c, node.right),
  };
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= K.FirstAssignment && kind <= K.LastAssignment;
}

function isLogical(kind: ts.SyntaxKind): boolean {
  return kind === K.BarBarToken || kind === K.AmpersandAmpersandToken || kind === K.QuestionQuestionToken;
}

function unary(c: Conversion, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Made {
  const isUpdate = node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken;
  return {
    type: isUpdate ? N.UpdateExpression : N.UnaryExpression,
    range: rangeOf(c, node),
    operator: ts.tokenToString(node.operator),
    argument: convert(c, node.operand),
  };
}

function keywordUnary(
  c: Conversion,
  node: ts.DeleteExpression | ts.VoidExpression | ts.TypeOfExpression,
  operator: string,
): Made {
  return { type: N.UnaryExpression, range: rangeOf(c, node), operator, argument: convert(c, node.expression) };
}

function call(c: Conversion, node: ts.CallExpression): Made {
  if (isImport(node.expression)) {
    return { type: N.ImportExpression, range: rangeOf(c, node), source: convertOptional(c, node.arguments[0]) };
  }
  return {
    type: N.CallExpression,
    range: rangeOf(c, node),
    callee: convert(c, node.expression),
    arguments: convertAll(c, node.arguments),
    typeArguments: typeArguments(c, node),
    optional: node.questionDotToken !== undefined,
  };
}

/** `import(…)` and `import.defer(…)`. */
function isImport(callee: ts.Expression): boolean {
  if (callee.kind === K.ImportKeyword) return true;
  return ts.isMetaProperty(callee) && callee.keywordToken === K.ImportKeyword && callee.name.text === "defer";
}

function metaProperty(c: Conversion, node: ts.MetaProperty): Made {
  const start = startOf(c, node);
  const name = ts.tokenToString(node.keywordToken) ?? "";
  return {
    type: N.MetaProperty,
    range: [start, node.end],
    meta: { type: N.Identifier, range: [start, start + name.length], name, decorators: none },
    property: convert(c, node.name),
  };
}

// Statements and control flow.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import {
  convert,
  convertAll,
  convertOptional,
  convertPattern,
  rangeOf,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";
import { typeAnnotation, widened } from "./annotations.ts";
import { exported } from "./exported.ts";

const K = ts.SyntaxKind;

/** Converters of statements. */
export const statements: Entries = {
  [K.Block]: (c, node: ts.Block) => ({ type: N.BlockStatement, range: rangeOf(c, node), body: bodyOf(c, node) }),
  [K.VariableStatement]: variableStatement,
  [K.VariableDeclarationList]: variableList,
  [K.VariableDeclaration]: variable,
  [K.ExpressionStatement]: (c, node: ts.ExpressionStatement) => ({
    type: N.ExpressionStatement,
    range: rangeOf(c, node),
    expression: convert(c, node.expression),
  }),
  [K.EmptyStatement]: (c, node) => ({ type: N.EmptyStatement, range: rangeOf(c, node) }),
  [K.DebuggerStatement]: (c, node) => ({ type: N.DebuggerStatement, range: rangeOf(c, node) }),
  [K.IfStatement]: ifStatement,
  [K.SwitchStatement]: (c, node: ts.SwitchStatement) => ({
    type: N.SwitchStatement,
    range: rangeOf(c, node),
    discriminant: convert(c, node.expression),
    cases: convertAll(c, node.caseBlock.clauses),
  }),
  [K.CaseClause]: switchCase,
  [K.DefaultClause]: switchCase,
  [K.ForStatement]: (c, node: ts.ForStatement) => ({
    type: N.ForStatement,
    range: rangeOf(c, node),
    init: convertOptional(c, node.initializer),
    test: convertOptional(c, node.condition),
    update: convertOptional(c, node.incrementor),
    body: convert(c, node.statement),
  }),
  [K.ForInStatement]: forEach,
  [K.ForOfStatement]: forEach,
  [K.WhileStatement]: (c, node: ts.WhileStatement) => ({
    type: N.WhileStatement,
    range: rangeOf(c, node),
    test: convert(c, node.expression),
    body: convert(c, node.statement),
  }),
  [K.DoStatement]: (c, node: ts.DoStatement) => ({
    type: N.DoWhileStatement,
    range: rangeOf(c, node),
    test: convert(c, node.expression),
    body: convert(c, node.statement),
  }),
  [K.WithStatement]: (c, node: ts.WithStatement) => ({
    type: N.WithStatement,
    range: rangeOf(c, node),
    object: convert(c, node.expression),
    body: convert(c, node.statement),
  }),
  [K.LabeledStatement]: (c, node: ts.LabeledStatement) => ({
    type: N.LabeledStatement,
    range: rangeOf(c, node),
    label: convert(c, node.label),
    body: convert(c, node.statement),
  }),
  [K.BreakStatement]: (c, node: ts.BreakStatement) => ({
    type: N.BreakStatement,
    range: rangeOf(c, node),
    label: convertOptional(c, node.label),
  }),
  [K.ContinueStatement]: (c, node: ts.ContinueStatement) => ({
    type: N.ContinueStatement,
    range: rangeOf(c, node),
    label: convertOptional(c, node.label),
  }),
  [K.ReturnStatement]: (c, node: ts.ReturnStatement) => ({
    type: N.ReturnStatement,
    range: rangeOf(c, node),
    argument: convertOptional(c, node.expression),
  }),
  [K.ThrowStatement]: (c, node: ts.ThrowStatement) => ({
    type: N.ThrowStatement,
    range: rangeOf(c, node),
    argument: convert(c, node.expression),
  }),
  [K.TryStatement]: (c, node: ts.TryStatement) => ({
    type: N.TryStatement,
    range: rangeOf(c, node),
    block: convert(c, node.tryBlock),
    handler: convertOptional(c, node.catchClause),
    finalizer: convertOptional(c, node.finallyBlock),
  }),
  [K.CatchClause]: catchClause,
};

/** Statements in order; what is no statement is left out. */
export function bodyOf(conversion: Conversion, node: { readonly statements: readonly ts.Statement[] }): Made[] {
  const body: Made[] = [];
  for (const statement of node.statements) {
    const made = convert(conversion, statement);
    if (made) body.push(made);
  }
  return body;
}

function variableStatement(c: Conversion, node: ts.VariableStatement): Made {
  const made: Made = {
    type: N.VariableDeclaration,
    range: rangeOf(c, node),
    kind: declarationKind(node.declarationList),
    declarations: convertAll(c, node.declarationList.declarations),
  };
  return exported(c, node, made);
}

function variableList(c: Conversion, node: ts.VariableDeclarationList): Made {
  return {
    type: N.VariableDeclaration,
    range: rangeOf(c, node),
    kind: declarationKind(node),
    declarations: convertAll(c, node.declarations),
  };
}

function variable(c: Conversion, node: ts.VariableDeclaration): Made {
  const init = convertOptional(c, node.initializer);
  return { type: N.VariableDeclarator, range: rangeOf(c, node), id: typedName(c, node), init };
}

function typedName(c: Conversion, { name, type }: ts.VariableDeclaration): Made | null {
  const made = convertPattern(c, name);
  return made && type ? widened(made, typeAnnotation(c, type)) : made;
}

function declarationKind({ flags }: ts.VariableDeclarationList): string {
  if (flags & ts.NodeFlags.Let) return "let";
  // TypeScript writes `await using` as both.
  if (flags & ts.NodeFlags.Using) return flags & ts.NodeFlags.Const ? "await using" : "using";
  return flags & ts.NodeFlags.Const ? "const" : "var";
}

/** A chain of `else if` is as deep as it is long, so it is walked by a loop, from its end. */
function ifStatement(c: Conversion, node: ts.IfStatement): Made | null {
  const chain: ts.IfStatement[] = [node];
  let last: ts.Statement | undefined = node.elseStatement;
  while (last && ts.isIfStatement(last)) {
    chain.push(last);
    last = last.elseStatement;
  }
  let alternate = convertOptional(c, last);
  for (const link of chain.reverse()) {
    alternate = {
      type: N.IfStatement,
      range: rangeOf(c, link),
      test: convert(c, link.expression),
      consequent: convert(c, link.thenStatement),
      alternate,
    };
  }
  return alternate;
}

function switchCase(c: Conversion, node: ts.CaseClause | ts.DefaultClause): Made {
  return {
    type: N.SwitchCase,
    range: rangeOf(c, node),
    test: node.kind === K.CaseClause ? convert(c, node.expression) : null,
    consequent: bodyOf(c, node),
  };
}

function forEach(c: Conversion, node: ts.ForInStatement | ts.ForOfStatement): Made {
  return {
    type: node.kind === K.ForInStatement ? N.ForInStatement : N.ForOfStatement,
    range: rangeOf(c, node),
    left: convertPattern(c, node.initializer),
    right: convert(c, node.expression),
    body: convert(c, node.statement),
  };
}

function catchClause(c: Conversion, node: ts.CatchClause): Made {
  return {
    type: N.CatchClause,
    range: rangeOf(c, node),
    param: node.variableDeclaration ? typedName(c, node.variableDeclaration) : null,
    body: convert(c, node.block),
  };
}

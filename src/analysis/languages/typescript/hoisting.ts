// Declares the names of a block before its statements run, as JavaScript does.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import type { Binding } from "../../program.ts";
import { lowerFunction } from "./functions.ts";
import { declare, emit, resolve, type Lowering } from "./lowering.ts";
import { typeRef } from "./types.ts";

/** Declares what the statements of a block declare; at function level also every `var` inside. */
export function hoist(
  lowering: Lowering,
  statements: readonly TSESTree.Node[],
  { functionLevel }: { readonly functionLevel: boolean },
): void {
  if (functionLevel) for (const declaration of varDeclarations(statements)) declareVariables(lowering, declaration);
  const functions: TSESTree.FunctionDeclaration[] = [];
  for (const statement of statements) {
    const node = declarationOf(statement);
    if (node.type === N.VariableDeclaration) declareVariables(lowering, node);
    else if (node.type === N.ClassDeclaration && node.id) {
      declare(lowering, lowering.scope, { name: node.id.name, kind: "class", node: node.id });
    } else if (node.type === N.FunctionDeclaration && node.id) {
      declare(lowering, lowering.scope, { name: node.id.name, kind: "function", node: node.id });
      functions.push(node);
    } else if (node.type === N.TSEnumDeclaration) {
      declare(lowering, lowering.scope, { name: node.id.name, kind: "enum", node: node.id });
    } else if (node.type === N.ImportDeclaration) {
      for (const specifier of node.specifiers) {
        declare(lowering, lowering.scope, { name: specifier.local.name, kind: "import", node: specifier.local });
      }
    } else if (node.type === N.TSImportEqualsDeclaration) {
      declare(lowering, lowering.scope, { name: node.id.name, kind: "import", node: node.id });
    }
  }
  for (const node of functions) defineFunction(lowering, node);
}

/** Declares every name of a pattern. */
export function declarePattern(lowering: Lowering, pattern: TSESTree.Node, kind: Binding["kind"]): void {
  const stack: TSESTree.Node[] = [pattern];
  for (let node = stack.pop(); node; node = stack.pop()) {
    switch (node.type) {
      case N.Identifier: {
        const type = typeRef(node.typeAnnotation?.typeAnnotation);
        declare(lowering, lowering.scope, { name: node.name, kind, node, type });
        break;
      }
      case N.ObjectPattern:
        stack.push(...node.properties.map((property) => (property.type === N.Property ? property.value : property)));
        break;
      case N.ArrayPattern:
        stack.push(...node.elements.filter((element) => element !== null));
        break;
      case N.AssignmentPattern:
        stack.push(node.left);
        break;
      case N.RestElement:
        stack.push(node.argument);
        break;
      case N.TSParameterProperty:
        stack.push(node.parameter);
        break;
      default:
        break;
    }
  }
}

function declareVariables(lowering: Lowering, node: TSESTree.VariableDeclaration): void {
  const kind = node.kind === "var" ? "var" : node.kind === "let" ? "let" : "const";
  for (const declarator of node.declarations) declarePattern(lowering, declarator.id, kind);
}

function defineFunction(lowering: Lowering, node: TSESTree.FunctionDeclaration): void {
  const binding = node.id && resolve(lowering.scope, node.id.name);
  if (binding === undefined || binding === null) return;
  const value = lowerFunction(lowering, node, "");
  emit(lowering, { op: "store", binding, value }, node.id ?? node);
}

function declarationOf(statement: TSESTree.Node): TSESTree.Node {
  const exported = statement.type === N.ExportNamedDeclaration || statement.type === N.ExportDefaultDeclaration;
  return (exported && statement.declaration) || statement;
}

/** Every `var` of a function, also in nested blocks but not in nested functions. */
function varDeclarations(statements: readonly TSESTree.Node[]): readonly TSESTree.VariableDeclaration[] {
  const found: TSESTree.VariableDeclaration[] = [];
  const stack: TSESTree.Node[] = [...statements];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === N.VariableDeclaration) {
      if (node.kind === "var") found.push(node);
    } else stack.push(...nestedStatements(node));
  }
  return found.reverse();
}

function nestedStatements(node: TSESTree.Node): readonly TSESTree.Node[] {
  const present = (nodes: readonly (TSESTree.Node | null | undefined)[]) => nodes.filter((item) => !!item);
  switch (node.type) {
    case N.BlockStatement:
      return node.body;
    case N.IfStatement:
      return present([node.consequent, node.alternate]);
    case N.ForStatement:
      return present([node.init, node.body]);
    case N.ForInStatement:
    case N.ForOfStatement:
      return [node.left, node.body];
    case N.WhileStatement:
    case N.DoWhileStatement:
    case N.LabeledStatement:
    case N.WithStatement:
      return [node.body];
    case N.SwitchStatement:
      return node.cases.flatMap((branch) => branch.consequent);
    case N.TryStatement:
      return present([node.block, node.handler?.body, node.finalizer]);
    default:
      return [];
  }
}

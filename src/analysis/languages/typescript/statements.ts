// Statements → control flow. Each handler fills the current block and leaves the builder where the next statement goes.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue } from "../../program.ts";
import { lowerDeclarator } from "./assignments.ts";
import { lowerClass } from "./classes.ts";
import { lowerExpression } from "./expressions.ts";
import { hoist } from "./hoisting.ts";
import { lowerDoWhile, lowerFor, lowerForEach, lowerWhile } from "./loops.ts";
import { childScope, emit, resolve, type Lowered, type Lowering, type Step } from "./lowering.ts";
import { lowerExportAll, lowerExportDefault, lowerExportNamed, lowerImportDeclaration } from "./modules.ts";
import { lowerEnum, recordAlias, recordInterface } from "./shapes.ts";
import { lowerSwitch } from "./switches.ts";
import { lowerTry } from "./tries.ts";

type Handlers = {
  readonly [T in N]?: (lowering: Lowering, node: Extract<TSESTree.Node, { type: T }>) => Lowered;
};

const nothing = (): Lowered => noValue;

const handlers: Handlers = {
  [N.ExpressionStatement]: (lowering, node) => lowerExpression(lowering, node.expression),
  [N.BlockStatement]: (lowering, node) => lowerBlock(lowering, node.body),
  [N.VariableDeclaration]: lowerVariables,
  [N.FunctionDeclaration]: nothing,
  [N.ClassDeclaration]: lowerClassDeclaration,
  [N.IfStatement]: lowerIf,
  [N.ForStatement]: lowerFor,
  [N.ForInStatement]: lowerForEach,
  [N.ForOfStatement]: lowerForEach,
  [N.WhileStatement]: lowerWhile,
  [N.DoWhileStatement]: lowerDoWhile,
  [N.SwitchStatement]: lowerSwitch,
  [N.TryStatement]: lowerTry,
  [N.ThrowStatement]: lowerThrow,
  [N.ReturnStatement]: lowerReturn,
  [N.BreakStatement]: lowerBreak,
  [N.ContinueStatement]: lowerContinue,
  [N.LabeledStatement]: lowerLabeled,
  [N.ImportDeclaration]: lowerImportDeclaration,
  [N.TSImportEqualsDeclaration]: nothing,
  [N.ExportNamedDeclaration]: lowerExportNamed,
  [N.ExportDefaultDeclaration]: lowerExportDefault,
  [N.ExportAllDeclaration]: lowerExportAll,
  [N.TSExportAssignment]: lowerExportDefault,
  [N.TSInterfaceDeclaration]: recordInterface,
  [N.TSTypeAliasDeclaration]: recordAlias,
  [N.TSEnumDeclaration]: lowerEnum,
  [N.TSDeclareFunction]: nothing,
  [N.TSModuleDeclaration]: lowerNamespace,
};

/** Lowers one statement; an unknown kind is lowered as an expression, so that what it holds is still seen. */
export function lowerStatement(lowering: Lowering, node: TSESTree.Node): Lowered {
  const handler = handlers[node.type] as ((lowering: Lowering, node: TSESTree.Node) => Lowered) | undefined;
  return handler ? handler(lowering, node) : lowerExpression(lowering, node);
}

/** Lowers statements whose names are declared already. */
export function* lowerStatements(lowering: Lowering, statements: readonly TSESTree.Node[]): Step {
  for (const statement of statements) yield lowerStatement(lowering, statement);
  return noValue;
}

/** Lowers statements in a scope of their own. */
export function* lowerBlock(lowering: Lowering, statements: readonly TSESTree.Node[]): Step {
  const scope = lowering.scope;
  lowering.scope = childScope(scope);
  hoist(lowering, statements, { functionLevel: false });
  yield lowerStatements(lowering, statements);
  lowering.scope = scope;
  return noValue;
}

function* lowerVariables(lowering: Lowering, node: TSESTree.VariableDeclaration): Step {
  for (const declarator of node.declarations) yield lowerDeclarator(lowering, declarator);
  return noValue;
}

function* lowerClassDeclaration(lowering: Lowering, node: TSESTree.ClassDeclaration): Step {
  const value = yield lowerClass(lowering, node, "");
  const binding = node.id ? resolve(lowering.scope, node.id.name) : undefined;
  return binding === undefined ? value : emit(lowering, { op: "store", binding, value }, node.id ?? node);
}

/** A chain of `else if` is walked by a loop. */
function* lowerIf(lowering: Lowering, node: TSESTree.IfStatement): Step {
  const { current } = lowering;
  const after = current.open();
  let at: TSESTree.Statement | null = node;
  while (at?.type === N.IfStatement) {
    const test = yield lowerExpression(lowering, at.test);
    const then = current.open();
    const otherwise = current.open();
    current.end({ kind: "branch", test, then, otherwise }, then);
    yield lowerStatement(lowering, at.consequent);
    current.end({ kind: "jump", to: after }, otherwise);
    at = at.alternate;
  }
  if (at) yield lowerStatement(lowering, at);
  current.end({ kind: "jump", to: after }, after);
  return noValue;
}

function* lowerThrow(lowering: Lowering, node: TSESTree.ThrowStatement): Step {
  const value = yield lowerExpression(lowering, node.argument);
  emit(lowering, { op: "throw", value }, node);
  const { current } = lowering;
  if (current.handler !== undefined) current.end({ kind: "jump", to: current.handler });
  else current.leave(0, "throw");
  return noValue;
}

function* lowerReturn(lowering: Lowering, node: TSESTree.ReturnStatement): Step {
  const value = node.argument ? yield lowerExpression(lowering, node.argument) : noValue;
  emit(lowering, { op: "return", value }, node);
  lowering.current.leave(0, "return");
  return noValue;
}

function lowerBreak(lowering: Lowering, node: TSESTree.BreakStatement): Lowered {
  const label = node.label?.name;
  const target = lowering.current.targets.findLast((candidate) =>
    label === undefined ? !candidate.labelOnly : candidate.labels.includes(label),
  );
  if (target) lowering.current.leave(target.depth, target.breakTo);
  return noValue;
}

function lowerContinue(lowering: Lowering, node: TSESTree.ContinueStatement): Lowered {
  const label = node.label?.name;
  const target = lowering.current.targets.findLast(
    (candidate) => candidate.continueTo !== undefined && (label === undefined || candidate.labels.includes(label)),
  );
  if (target?.continueTo !== undefined) lowering.current.leave(target.depth, target.continueTo);
  return noValue;
}

function* lowerLabeled(lowering: Lowering, node: TSESTree.LabeledStatement): Step {
  const { current } = lowering;
  const labels = [node.label.name];
  let body: TSESTree.Statement = node.body;
  while (body.type === N.LabeledStatement) {
    labels.push(body.label.name);
    body = body.body;
  }
  lowering.labels = labels;
  if (isLoop(body)) return yield lowerStatement(lowering, body);
  lowering.labels = [];
  const after = current.open();
  const depth = current.finalizers.length;
  current.targets.push({ labels, breakTo: after, continueTo: undefined, depth, labelOnly: true });
  yield lowerStatement(lowering, body);
  current.targets.pop();
  current.end({ kind: "jump", to: after }, after);
  return noValue;
}

function isLoop(node: TSESTree.Node): boolean {
  return (
    node.type === N.ForStatement ||
    node.type === N.ForInStatement ||
    node.type === N.ForOfStatement ||
    node.type === N.WhileStatement ||
    node.type === N.DoWhileStatement
  );
}

function lowerNamespace(lowering: Lowering, node: TSESTree.TSModuleDeclaration): Lowered {
  return node.body?.type === N.TSModuleBlock ? lowerBlock(lowering, node.body.body) : noValue;
}

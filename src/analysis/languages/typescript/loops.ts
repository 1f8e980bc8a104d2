// Loops: a header that is entered from before and from the end of the body.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type BlockId } from "../../program.ts";
import { lowerStore } from "./assignments.ts";
import { lowerExpression } from "./expressions.ts";
import { declarePattern, hoist } from "./hoisting.ts";
import { childScope, emit, type Lowering, type Step } from "./lowering.ts";
import { lowerStatement } from "./statements.ts";

interface LoopBlocks {
  readonly header: BlockId;
  readonly body: BlockId;
  readonly update: BlockId;
  readonly after: BlockId;
}

/** `for (init; test; update)`. */
export function* lowerFor(lowering: Lowering, node: TSESTree.ForStatement): Step {
  const scope = lowering.scope;
  lowering.scope = childScope(scope);
  if (node.init) {
    hoist(lowering, [node.init], { functionLevel: false });
    yield lowerStatement(lowering, node.init);
  }
  const blocks = openLoop(lowering);
  const { current } = lowering;
  const test = node.test ? yield lowerExpression(lowering, node.test) : noValue;
  // A loop without a test ends by `break` only.
  if (node.test) current.end({ kind: "branch", test, then: blocks.body, otherwise: blocks.after }, blocks.body);
  else current.end({ kind: "jump", to: blocks.body }, blocks.body);
  yield lowerStatement(lowering, node.body);
  current.end({ kind: "jump", to: blocks.update }, blocks.update);
  if (node.update) yield lowerExpression(lowering, node.update);
  closeLoop(lowering, blocks);
  lowering.scope = scope;
  return noValue;
}

/** `for … of` and `for … in`. */
export function* lowerForEach(lowering: Lowering, node: TSESTree.ForOfStatement | TSESTree.ForInStatement): Step {
  const scope = lowering.scope;
  const of = yield lowerExpression(lowering, node.right);
  lowering.scope = childScope(scope);
  const blocks = openLoop(lowering);
  const { current } = lowering;
  current.end({ kind: "branch", test: of, then: blocks.body, otherwise: blocks.after }, blocks.body);
  const target = node.left.type === N.VariableDeclaration ? node.left.declarations[0]?.id : node.left;
  const element = emit(lowering, { op: "element", of, keys: node.type === N.ForInStatement }, target ?? node.left);
  if (node.left.type === N.VariableDeclaration) {
    for (const declarator of node.left.declarations) declarePattern(lowering, declarator.id, "const");
  }
  if (target) yield lowerStore(lowering, target, element);
  yield lowerStatement(lowering, node.body);
  current.end({ kind: "jump", to: blocks.update }, blocks.update);
  closeLoop(lowering, blocks);
  lowering.scope = scope;
  return noValue;
}

/** `while (test) body`. */
export function* lowerWhile(lowering: Lowering, node: TSESTree.WhileStatement): Step {
  const blocks = openLoop(lowering);
  const { current } = lowering;
  const test = yield lowerExpression(lowering, node.test);
  current.end({ kind: "branch", test, then: blocks.body, otherwise: blocks.after }, blocks.body);
  yield lowerStatement(lowering, node.body);
  current.end({ kind: "jump", to: blocks.update }, blocks.update);
  closeLoop(lowering, blocks);
  return noValue;
}

/** `do body while (test)`. */
export function* lowerDoWhile(lowering: Lowering, node: TSESTree.DoWhileStatement): Step {
  const blocks = openLoop(lowering);
  const { current } = lowering;
  current.end({ kind: "jump", to: blocks.body }, blocks.body);
  yield lowerStatement(lowering, node.body);
  current.end({ kind: "jump", to: blocks.update }, blocks.update);
  const test = yield lowerExpression(lowering, node.test);
  current.targets.pop();
  current.end({ kind: "branch", test, then: blocks.header, otherwise: blocks.after }, blocks.after);
  return noValue;
}

function openLoop(lowering: Lowering): LoopBlocks {
  const { current, labels } = lowering;
  lowering.labels = [];
  const header = current.open();
  const body = current.open();
  const update = current.open();
  const after = current.open();
  const depth = current.finalizers.length;
  current.targets.push({ labels, breakTo: after, continueTo: update, depth, labelOnly: false });
  current.end({ kind: "jump", to: header }, header);
  return { header, body, update, after };
}

function closeLoop(lowering: Lowering, { header, after }: LoopBlocks): void {
  lowering.current.targets.pop();
  lowering.current.end({ kind: "jump", to: header }, after);
}

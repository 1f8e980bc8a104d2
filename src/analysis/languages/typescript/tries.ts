// `try`: every block inside it has the catch (or the finally) as its handler; jumps out of it pass through the finally.
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type BlockId } from "../../program.ts";
import { lowerStore } from "./assignments.ts";
import type { Finalizer } from "./blocks.ts";
import { declarePattern } from "./hoisting.ts";
import { childScope, emit, type Lowering, type Step } from "./lowering.ts";
import { lowerBlock } from "./statements.ts";

/** `try … catch … finally`. */
export function* lowerTry(lowering: Lowering, node: TSESTree.TryStatement): Step {
  const { current } = lowering;
  const outer = current.handler;
  const after = current.open();
  const finalizer: Finalizer | undefined = node.finalizer
    ? { entry: current.open(), resumeTo: new Set(), leaves: false }
    : undefined;
  const next = finalizer?.entry ?? after;
  const catcher = node.handler ? openUnder(lowering, finalizer?.entry ?? outer) : undefined;
  if (finalizer) current.finalizers.push(finalizer);
  current.handler = catcher ?? finalizer?.entry ?? outer;
  const body = current.open();
  current.end({ kind: "jump", to: body }, body);
  yield lowerBlock(lowering, node.block.body);
  finalizer?.resumeTo.add(after);
  current.end({ kind: "jump", to: next }, catcher ?? next);
  if (node.handler && catcher !== undefined) {
    current.handler = finalizer?.entry ?? outer;
    yield lowerCatch(lowering, node.handler);
    current.end({ kind: "jump", to: next }, next);
  }
  current.handler = outer;
  if (finalizer && node.finalizer) {
    current.finalizers.pop();
    yield lowerBlock(lowering, node.finalizer.body);
    yield resume(lowering, finalizer, after);
  }
  return noValue;
}

function* lowerCatch(lowering: Lowering, node: TSESTree.CatchClause): Step {
  const scope = lowering.scope;
  lowering.scope = childScope(scope);
  const caught = emit(lowering, { op: "caught" }, node.param ?? node);
  if (node.param) {
    declarePattern(lowering, node.param, "catch");
    yield lowerStore(lowering, node.param, caught);
  }
  yield lowerBlock(lowering, node.body.body);
  lowering.scope = scope;
  return noValue;
}

/** The finally goes on to where it was entered for: an outer finally, a jump target, or out of the function. */
function* resume(lowering: Lowering, finalizer: Finalizer, after: BlockId): Step {
  const { current } = lowering;
  yield noValue;
  const outer = current.finalizers.at(-1);
  const to = new Set(finalizer.resumeTo);
  if (outer && finalizer.leaves) {
    outer.leaves = true;
    to.add(outer.entry);
  }
  current.end({ kind: "resume", to: [...to], leaves: finalizer.leaves && !outer }, after);
  return noValue;
}

function openUnder(lowering: Lowering, handler: BlockId | undefined): BlockId {
  const { current } = lowering;
  const before = current.handler;
  current.handler = handler;
  const block = current.open();
  current.handler = before;
  return block;
}

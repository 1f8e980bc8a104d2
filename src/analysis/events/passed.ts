// Tests that lie behind: code after `if (…) return` was not decided by that test.
import { successors } from "../dataflow/run-function.ts";
import type { BlockId, FunctionCode } from "../program.ts";
import type { Decision } from "../dataflow/dominators.ts";

/** Whether one side of a test leaves the function, so that the other side goes on without saying anything of what follows. */
export function isPassed(code: FunctionCode, decision: Decision): boolean {
  const end = decision.kind === "test" ? code.blocks[decision.block]?.end : undefined;
  if (decision.kind !== "test" || end?.kind !== "branch") return false;
  const [here, there] = decision.holds ? [end.then, end.otherwise] : [end.otherwise, end.then];
  const reached = reachedFrom(code, here);
  return ![...reachedFrom(code, there)].some((block) => reached.has(block));
}

/** Whether a block is reached from one side of a test only: `if (ok) return next(); … refuse()`. */
export function isShutFrom(
  code: FunctionCode,
  sides: { readonly shut: BlockId; readonly open: BlockId },
  to: BlockId,
): boolean {
  return !reachedFrom(code, sides.shut).has(to) && reachedFrom(code, sides.open).has(to);
}

/** Whether a way through a function goes by both blocks. */
export function isOnWay(code: FunctionCode, a: BlockId, b: BlockId): boolean {
  return reachedFrom(code, a).has(b) || reachedFrom(code, b).has(a);
}

/** Whether the function can be left without going by a block: `if (ok) { … return true; } throw refusal`. */
export function isAvoided(code: FunctionCode, block: BlockId): boolean {
  const [all, behind] = [reachedFrom(code, 0), reachedFrom(code, block)];
  return code.blocks.some(
    ({ end, ops }, at) => end.kind === "exit" && ops.length > 0 && all.has(at) && !behind.has(at),
  );
}

function reachedFrom(code: FunctionCode, start: BlockId): ReadonlySet<BlockId> {
  const seen = new Set<BlockId>([start]);
  const queue = [start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const end = code.blocks[at]?.end;
    // All ways end in the same place.
    if (!end || end.kind === "exit" || end.kind === "resume") continue;
    for (const next of successors(end)) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}

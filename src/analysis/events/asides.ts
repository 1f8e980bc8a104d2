// Lines on the way of a refusal that tell of another failure: `if (counted.isFailed()) logger.error(…)` behind a wrong password, or the
// `catch` of a look-up before it. They are written when that fails, and not when somebody is refused.
import type { LogStep } from "../dataflow/log-graph.ts";
import type { Program, ValueId } from "../program.ts";
import type { FailureCandidate } from "./candidates.ts";
import { flowOrder, type Decision } from "../dataflow/dominators.ts";
import { pathOf } from "./users-of.ts";

const failing = new Set(["isFailed", "isFailure", "isErr", "isError", "isLeft", "hasFailed", "failed", "err", "error"]);

/** Tells such lines of one refusal. */
export function asidesOf(program: Program, candidate: FailureCandidate): (step: LogStep) => boolean {
  const { entry, from, block } = candidate;
  const { blocks } = entry.function;
  const begins = (at: number): boolean => blocks[at]?.ops.some((op) => program.values[op]?.op === "caught") === true;
  const order = flowOrder(entry.function, begins);
  const isOther = (decision: Decision): boolean => {
    if (decision.kind === "catch") return !order.dominates(decision.block, block);
    if (decision.kind !== "test" || !decision.holds || !saysFailed(program, decision.test)) return false;
    return decision.block !== candidate.decidedAt && order.dominates(from, decision.block);
  };
  return ({ op }) => {
    const at = blocks.findIndex(({ ops }) => ops.includes(op));
    const [nearest] = at < 0 ? [] : order.decisionsOf(at);
    return nearest !== undefined && isOther(nearest);
  };
}

function saysFailed(program: Program, test: ValueId): boolean {
  const value = program.values[test];
  const said = value?.op === "call" ? value.callee : test;
  return failing.has(pathOf(program, said).at(-1) ?? "");
}

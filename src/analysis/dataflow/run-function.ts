// Runs one function to a fixpoint: a worklist over its blocks, each entered with the join of what leads there.
import type { BlockId, FunctionCode, Terminator } from "../program.ts";
import { join, type Abstract } from "./abstract-value.ts";
import { evaluate } from "./evaluate.ts";
import type { FlowContext, Frame, State } from "./flow-context.ts";

/** A block is entered this often at most; joins only grow and are bounded, so real code needs two or three. */
const maxVisits = 6;

/** Evaluates every reachable value of the function; gives what it returns, or undefined when it never does. */
export function runFunction(context: FlowContext, code: FunctionCode): Abstract | undefined {
  const entries = new Map<BlockId, State>([[0, new Map()]]);
  const visits = new Map<BlockId, number>();
  const queue = new Set<BlockId>([0]);
  const frame: Frame = { context, function: code, state: new Map(), returned: undefined };
  for (const id of queue) {
    queue.delete(id);
    const block = code.blocks[id];
    const entry = entries.get(id);
    const count = (visits.get(id) ?? 0) + 1;
    if (!block || !entry || count > maxVisits) continue;
    visits.set(id, count);
    frame.state = new Map(entry);
    for (const op of block.ops) evaluate(frame, op);
    for (const next of successors(block.end)) enter(next, frame.state);
    if (block.handler !== undefined) {
      // A throw may come before or after each store of the block.
      enter(block.handler, entry);
      enter(block.handler, frame.state);
    }
  }
  return frame.returned;

  function enter(id: BlockId, state: State): void {
    const known = entries.get(id);
    if (!known) entries.set(id, new Map(state));
    else if (!joinInto(known, state)) return;
    queue.add(id);
  }
}

/** Whether the target learnt something. */
function joinInto(target: State, state: State): boolean {
  let changed = false;
  for (const [binding, value] of state) {
    const known = target.get(binding);
    const next = known ? join(known, value) : value;
    if (next === known) continue;
    target.set(binding, next);
    changed = true;
  }
  return changed;
}

/** The blocks a terminator can lead to. */
export function successors(end: Terminator): readonly BlockId[] {
  switch (end.kind) {
    case "jump":
      return [end.to];
    case "branch":
      return [end.then, end.otherwise];
    case "switch":
      return end.cases.map(({ to }) => to);
    case "resume":
      return end.to;
    case "exit":
      return [];
  }
}

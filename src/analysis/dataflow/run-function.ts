// Runs one function to a fixpoint: a worklist over its blocks, each entered with the join of what leads there.
import type { BindingId, BlockId, FunctionCode, Terminator } from "../program.ts";
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
  const frame = createFrame(context, code);
  for (const id of queue) {
    queue.delete(id);
    const block = code.blocks[id];
    const entry = entries.get(id);
    const count = (visits.get(id) ?? 0) + 1;
    if (!block || !entry || count > maxVisits) continue;
    visits.set(id, count);
    frame.begin(entry);
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
    const joined = known ? joinStates(known, state) : state;
    if (joined === known) return;
    entries.set(id, joined);
    queue.add(id);
  }
}

/** States are shared between blocks and copied at the first store: most blocks store nothing. */
function createFrame(context: FlowContext, code: FunctionCode): Frame & { begin(state: State): void } {
  let own: Map<BindingId, Abstract> | undefined;
  const frame: Frame & { begin(state: State): void } = {
    context,
    function: code,
    state: new Map<BindingId, Abstract>(),
    returned: undefined,
    begin(state) {
      own = undefined;
      frame.state = state;
    },
    set(binding, value) {
      if (!own) frame.state = own = new Map(frame.state);
      own.set(binding, value);
    },
  };
  return frame;
}

/** Either state; `known` itself when the other adds nothing to it. */
function joinStates(known: State, state: State): State {
  if (known === state) return known;
  let joined: Map<BindingId, Abstract> | undefined;
  for (const [binding, value] of state) {
    const before = known.get(binding);
    const next = before ? join(before, value) : value;
    if (next === before) continue;
    joined ??= new Map(known);
    joined.set(binding, next);
  }
  return joined ?? known;
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

// Runs one function to a fixpoint: a worklist over its blocks, each entered with the join of what leads there.
import type { BindingId, BlockId, FunctionCode, Terminator } from "../program.ts";
import { join, unknown, type Abstract } from "./abstract-value.ts";
import { evaluate } from "./evaluate.ts";
import type { FlowContext, Frame, State } from "./flow-context.ts";
import { narrowCase, narrowUnion, noInstance, nothingInTexts } from "./narrowing.ts";
import { emptyField } from "./properties.ts";

/** A block is entered this often at most; joins only grow and are bounded, so real code needs two or three. */
const maxVisits = 6;

/** What a function gives to its caller, either way. */
export interface FunctionOutcome {
  readonly returns: Abstract | undefined;
  readonly throws: Abstract | undefined;
}

/** Evaluates every reachable value of the function; gives what it returns and throws, as far as that is known to hold anything. */
export function runFunction(context: FlowContext, code: FunctionCode): FunctionOutcome {
  const entries = new Map<BlockId, State>([[0, new Map()]]);
  const visits = new Map<BlockId, number>();
  const waiting = new Set<BlockId>([0]);
  const frame = createFrame(context, code, (handler) => waiting.add(handler));
  const order = reversePostorder(code);
  while (waiting.size > 0) for (const id of order) if (waiting.delete(id)) visit(id);
  return { returns: frame.returned, throws: frame.thrown };

  function visit(id: BlockId): void {
    const block = code.blocks[id];
    const entry = entries.get(id);
    const count = (visits.get(id) ?? 0) + 1;
    if (!block || !entry || count > maxVisits) return;
    visits.set(id, count);
    frame.begin(entry, id);
    for (const op of block.ops) evaluate(frame, op);
    // A throw may come before or after each store of the block.
    if (block.handler !== undefined) enter(block.handler, frame.stored.reduce(joinStates, entry));
    const { end } = block;
    const { state } = frame;
    for (const next of successors(end)) {
      frame.begin(state, id);
      if (end.kind === "switch") narrowCase(frame, end, next);
      enter(next, end.kind === "branch" ? sideOf(frame, end, next) : frame.state);
    }
  }

  function enter(id: BlockId, state: State): void {
    const known = entries.get(id);
    const joined = known ? joinStates(known, state) : state;
    if (joined === known) return;
    entries.set(id, joined);
    waiting.add(id);
  }
}

/** The state on one side of a branch, where a field that was tested may be known to be empty. */
function sideOf(frame: OwnFrame, { test, then, otherwise }: Branch, side: BlockId): State {
  if (then === otherwise) return frame.state;
  const { values } = frame.context.program;
  const tested = values[test];
  const isNegated = tested?.op === "unary" && tested.operator === "!";
  narrowUnion(frame, test, side === then);
  if ((side === otherwise) === isNegated) return frame.state;
  emptyField(frame, isNegated ? tested.value : test);
  noInstance(frame, isNegated ? tested.value : test);
  nothingInTexts(frame, isNegated ? tested.value : test);
  return frame.state;
}

type Branch = Extract<Terminator, { kind: "branch" }>;

/** Reachable blocks, each after those that lead to it but for loops: so a value that joins two ways sees both. */
function reversePostorder(code: FunctionCode): readonly BlockId[] {
  const postorder: BlockId[] = [];
  const seen = new Set<BlockId>([0]);
  const stack: { readonly id: BlockId; readonly targets: readonly BlockId[]; at: number }[] = [];
  const push = (id: BlockId): void => void stack.push({ id, targets: leadsTo(code, id), at: 0 });
  push(0);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const target = top.targets[top.at++];
    if (target === undefined) {
      postorder.push(top.id);
      stack.pop();
    } else if (!seen.has(target)) {
      seen.add(target);
      push(target);
    }
  }
  return postorder.reverse();
}

function leadsTo(code: FunctionCode, id: BlockId): readonly BlockId[] {
  const block = code.blocks[id];
  if (!block) return [];
  return block.handler === undefined ? successors(block.end) : [block.handler, ...successors(block.end)];
}

interface OwnFrame extends Frame {
  /** Each store of the block so far, as a state of its own. */
  readonly stored: State[];
  /** `throws`: the stores have to be kept, because a throw can come after any of them. */
  begin(state: State, block: BlockId): void;
  thrown: Abstract | undefined;
}

/** States are shared between blocks and copied at the first store: most blocks store nothing. */
function createFrame(context: FlowContext, code: FunctionCode, wake: (handler: BlockId) => void): OwnFrame {
  let own: Map<BindingId, Abstract> | undefined;
  let keeps = false;
  let current: BlockId = 0;
  const caught = new Map<BlockId, Abstract>();
  const frame: OwnFrame = {
    context,
    function: code,
    state: new Map<BindingId, Abstract>(),
    returned: undefined,
    stored: [],
    thrown: undefined,
    begin(state, block) {
      own = undefined;
      current = block;
      keeps = code.blocks[block]?.handler !== undefined;
      frame.stored.length = 0;
      frame.state = state;
    },
    set(binding, value) {
      if (!own) frame.state = own = new Map(frame.state);
      own.set(binding, value);
      if (keeps) frame.stored.push(new Map([[binding, value]]));
    },
    caught: () => caught.get(current) ?? unknown,
    raise(error) {
      if (error.taints.length === 0 && !error.fields) return;
      let handler = code.blocks[current]?.handler;
      // A finally without a catch lets it through.
      while (handler !== undefined && !catches(context, code, handler)) handler = code.blocks[handler]?.handler;
      const known = handler === undefined ? frame.thrown : caught.get(handler);
      const joined = known ? join(known, error) : error;
      if (joined === known) return;
      if (handler === undefined) frame.thrown = joined;
      else {
        caught.set(handler, joined);
        wake(handler);
      }
    },
  };
  return frame;
}

function catches({ program }: FlowContext, code: FunctionCode, handler: BlockId): boolean {
  return code.blocks[handler]?.ops.some((op) => program.values[op]?.op === "caught") === true;
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

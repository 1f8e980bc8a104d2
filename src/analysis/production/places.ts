// Where in the control flow a value stands, and which conditions lead there.
import { rememberedFor } from "../../base/remembered.ts";
import { successors } from "../dataflow/run-function.ts";
import type { BlockId, FunctionCode, FunctionId, Program, ValueId } from "../program.ts";

export interface Place {
  readonly function: FunctionId;
  readonly block: BlockId;
}

/** A test, and how it must have come out. */
export interface Condition {
  readonly test: ValueId;
  readonly holds: boolean;
}

interface Places {
  /** The function and the block of each value; -1 where no block holds it. */
  readonly functions: Int32Array;
  readonly blocks: Int32Array;
  /** The value that makes each function. */
  readonly makers: ReadonlyMap<FunctionId, ValueId>;
}

const placesIn = rememberedFor((program: Program): Places => {
  const functions = new Int32Array(program.values.length).fill(-1);
  const blocks = new Int32Array(program.values.length);
  const makers = new Map<FunctionId, ValueId>();
  for (const code of program.functions) {
    for (const [block, { ops }] of code.blocks.entries()) {
      for (const id of ops) {
        functions[id] = code.id;
        blocks[id] = block;
        const value = program.values[id];
        if (value?.op === "function") makers.set(value.function, id);
      }
    }
  }
  return { functions, blocks, makers };
});

/** The block that computes a value; undefined for a value that no block holds. */
export function placeOf(program: Program, id: ValueId): Place | undefined {
  const { functions, blocks } = placesIn(program);
  const code = functions[id] ?? -1;
  return code < 0 ? undefined : { function: code, block: blocks[id] ?? 0 };
}

/** The value that a function is where it is written, or undefined for the module and for methods. */
export function makerOf(program: Program, id: FunctionId): ValueId | undefined {
  return placesIn(program).makers.get(id);
}

/** The blocks that can run after this one, itself included, when `without` is closed; a throw leads to the handler. */
export function reachable(code: FunctionCode, from: BlockId, without: BlockId | undefined): ReadonlySet<BlockId> {
  const found = new Set<BlockId>();
  if (from === without) return found;
  found.add(from);
  // A set goes on with what is added while it is walked.
  for (const id of found) {
    const block = code.blocks[id];
    if (!block) continue;
    for (const next of successors(block.end)) if (next !== without) found.add(next);
    if (block.handler !== undefined && block.handler !== without) found.add(block.handler);
  }
  return found;
}

/** Nearest branches that are looked at; what is farther away rarely decides about a line. */
const maxBranches = 48;

/** The tests that must have come out one way for a block to run, in the order of the code. */
export function conditionsOf(code: FunctionCode, target: BlockId): readonly Condition[] {
  const leading = code.blocks.flatMap(({ end }, id) => (end.kind === "branch" && id !== target ? [{ id, end }] : []));
  const nearest = leading.filter(({ id }) => id <= target || leading.length <= maxBranches).slice(-maxBranches);
  const conditions: Condition[] = [];
  for (const { id, end } of nearest) {
    if (end.then === end.otherwise || reachable(code, 0, id).has(target) || !reachable(code, 0, undefined).has(id))
      continue;
    const then = reachable(code, end.then, id).has(target);
    if (then !== reachable(code, end.otherwise, id).has(target)) conditions.push({ test: end.test, holds: then });
  }
  return conditions;
}

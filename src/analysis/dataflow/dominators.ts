// Which blocks of a function lie on every way to a block, and which tests decided that it is reached.
import { successors } from "./run-function.ts";
import type { BlockId, FunctionCode, ValueId } from "../program.ts";

/** A test that came out one way for the block to be reached, or the `catch` that led there. */
export type Decision =
  | { readonly kind: "test"; readonly block: BlockId; readonly test: ValueId; readonly holds: boolean }
  | { readonly kind: "case"; readonly block: BlockId; readonly value: ValueId }
  | { readonly kind: "catch"; readonly block: BlockId };

export interface FlowOrder {
  readonly predecessors: readonly (readonly BlockId[])[];
  /** Tests and catches on every way to the block, nearest first. */
  decisionsOf(block: BlockId): readonly Decision[];
  dominates(a: BlockId, b: BlockId): boolean;
  isReached(block: BlockId): boolean;
}

/** `catches` tells whether a block begins a `catch`. */
export function flowOrder(code: FunctionCode, catches: (block: BlockId) => boolean): FlowOrder {
  const next = code.blocks.map(({ end, handler }) =>
    handler === undefined ? successors(end) : [...successors(end), handler],
  );
  const predecessors: BlockId[][] = code.blocks.map(() => []);
  for (const [from, targets] of next.entries()) for (const to of targets) predecessors[to]?.push(from);
  const parents = immediateDominators(next, predecessors);
  const dominates = (a: BlockId, b: BlockId): boolean => {
    let at: BlockId | undefined = b;
    while (at !== undefined && at !== a) at = at === 0 ? undefined : parents[at];
    return at === a;
  };
  return {
    predecessors,
    dominates,
    isReached: (block) => block === 0 || parents[block] !== undefined,
    decisionsOf: (block) => decisions(code, { block, parents, predecessors, catches }),
  };
}

interface Search {
  readonly block: BlockId;
  readonly parents: readonly (BlockId | undefined)[];
  readonly predecessors: readonly (readonly BlockId[])[];
  readonly catches: (block: BlockId) => boolean;
}

const maxDecisions = 12;

function decisions(code: FunctionCode, { block, parents, predecessors, catches }: Search): readonly Decision[] {
  const found: Decision[] = [];
  let at: BlockId | undefined = block;
  while (at !== undefined && found.length < maxDecisions) {
    if (catches(at)) found.push({ kind: "catch", block: at });
    if (at === 0) break;
    const parent: BlockId | undefined = parents[at];
    const end = parent === undefined ? undefined : code.blocks[parent]?.end;
    const isOnlyWay = new Set(predecessors[at]).size === 1 && predecessors[at]?.[0] === parent;
    if (parent !== undefined && isOnlyWay && end?.kind === "branch" && end.then !== end.otherwise) {
      found.push({ kind: "test", block: parent, test: end.test, holds: end.then === at });
    }
    if (parent !== undefined && end?.kind === "switch") found.push({ kind: "case", block: parent, value: end.value });
    at = parent;
  }
  return found;
}

/** Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm". */
function immediateDominators(
  next: readonly (readonly BlockId[])[],
  predecessors: readonly (readonly BlockId[])[],
): readonly (BlockId | undefined)[] {
  const order = reversePostorder(next);
  const position = new Map(order.map((block, index) => [block, index]));
  const parents: (BlockId | undefined)[] = next.map(() => undefined);
  parents[0] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const block of order) {
      if (block === 0) continue;
      let parent: BlockId | undefined;
      for (const from of predecessors[block] ?? []) {
        if (parents[from] === undefined) continue;
        parent = parent === undefined ? from : common(parents, position, [parent, from]);
      }
      if (parent !== parents[block]) {
        parents[block] = parent;
        changed = true;
      }
    }
  }
  return parents;
}

function common(
  parents: readonly (BlockId | undefined)[],
  position: ReadonlyMap<BlockId, number>,
  [first, second]: readonly [BlockId, BlockId],
): BlockId {
  let [a, b] = [first, second];
  const at = (block: BlockId): number => position.get(block) ?? 0;
  while (a !== b) {
    if (at(a) > at(b)) a = parents[a] ?? 0;
    else b = parents[b] ?? 0;
  }
  return a;
}

function reversePostorder(next: readonly (readonly BlockId[])[]): readonly BlockId[] {
  const postorder: BlockId[] = [];
  const seen = new Set<BlockId>([0]);
  const stack: { readonly block: BlockId; at: number }[] = [{ block: 0, at: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const target = next[top.block]?.[top.at++];
    if (target === undefined) {
      postorder.push(top.block);
      stack.pop();
    } else if (!seen.has(target)) {
      seen.add(target);
      stack.push({ block: target, at: 0 });
    }
  }
  return postorder.reverse();
}

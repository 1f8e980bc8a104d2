// Ways through the graph of a function, and how strongly the weakest and the strongest of them log.
import type { BlockId } from "../program.ts";
import type { LogBlock, LogExit, LogGraph, LogStep } from "../dataflow/log-graph.ts";

/** 0: nothing; 1: perhaps, or at a level that production drops; 2: in any case. */
export type Degree = 0 | 1 | 2;

export interface Weighed {
  readonly degree: Degree;
  readonly step: LogStep | undefined;
}

/** What may be said of a way: what is logged on each, and what on the best. */
export interface Coverage {
  readonly least: Degree;
  readonly most: Degree;
  /** The strongest step on the ways. */
  readonly step: LogStep | undefined;
}

export interface Stretch {
  readonly graph: LogGraph;
  readonly from: BlockId;
  /** Where the ways end; undefined for the exits that count. */
  readonly to: BlockId | undefined;
  readonly exits: ReadonlySet<LogExit>;
  /** How strongly a step logs. */
  readonly weigh: (step: LogStep) => Degree;
  /** Which of the ways out of a block are taken. */
  readonly next?: (block: LogBlock) => readonly BlockId[];
}

const none: Weighed = { degree: 0, step: undefined };
const nothing: Coverage = { least: 0, most: 0, step: undefined };

/** The coverage of all ways of a stretch, its first and last block included; nothing when there is no way. */
export function coverageOf(stretch: Stretch): Coverage {
  const weights = new Map<BlockId, Weighed>();
  // What is called in blocks off the way may be long to look at.
  const weightOf = (id: BlockId): Weighed => {
    const known = weights.get(id) ?? strongest(stretch.graph.blocks[id]?.steps ?? [], stretch.weigh);
    weights.set(id, known);
    return known;
  };
  const onWay = blocksBetween(stretch);
  let best: Weighed = none;
  for (const block of onWay) {
    const weight = weightOf(block);
    if (weight.degree > best.degree) best = weight;
  }
  if (best.degree === 0) return nothing;
  const avoids = (degree: Degree): boolean =>
    isOpen(stretch, (block) => onWay.has(block) && weightOf(block).degree >= degree);
  const least: Degree = !avoids(2) ? 2 : !avoids(1) ? 1 : 0;
  return { least, most: best.degree, step: best.step };
}

/** The strongest of some steps; what is called is looked at only where no line is written for sure. */
export function strongest(steps: readonly LogStep[], weigh: (step: LogStep) => Degree): Weighed {
  let best: Weighed = none;
  for (const kind of ["log", "call"] as const) {
    for (const step of steps) {
      if (best.degree === 2) return best;
      if (step.kind !== kind) continue;
      const degree = weigh(step);
      if (degree > best.degree) best = { degree, step };
    }
  }
  return best;
}

function targets({ next }: Stretch, block: LogBlock): readonly BlockId[] {
  return next ? next(block) : block.to;
}

function ends({ to, exits }: Stretch, id: BlockId, block: LogBlock): boolean {
  if (to !== undefined) return id === to;
  return block.to.length === 0 && block.exit !== undefined && exits.has(block.exit);
}

/** Whether the end can be reached without entering a block that is closed. */
function isOpen(stretch: Stretch, isClosed: (block: BlockId) => boolean): boolean {
  const seen = new Set<BlockId>([stretch.from]);
  const queue = [stretch.from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const block = stretch.graph.blocks[at];
    if (!block || isClosed(at)) continue;
    if (ends(stretch, at, block)) return true;
    for (const next of targets(stretch, block)) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return false;
}

/** Blocks that lie on some way of the stretch. */
function blocksBetween(stretch: Stretch): ReadonlySet<BlockId> {
  const forward = new Set<BlockId>([stretch.from]);
  const queue = [stretch.from];
  const before = new Map<BlockId, BlockId[]>();
  const ending: BlockId[] = [];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const block = stretch.graph.blocks[at];
    if (!block) continue;
    if (ends(stretch, at, block)) {
      ending.push(at);
      continue;
    }
    for (const next of targets(stretch, block)) {
      before.set(next, [...(before.get(next) ?? []), at]);
      if (forward.has(next)) continue;
      forward.add(next);
      queue.push(next);
    }
  }
  const between = new Set(ending);
  for (let at = ending.pop(); at !== undefined; at = ending.pop()) {
    for (const from of before.get(at) ?? []) {
      if (between.has(from)) continue;
      between.add(from);
      ending.push(from);
    }
  }
  return between;
}

/** What is logged in development only is not logged. */
export function inProduction(block: LogBlock): readonly BlockId[] {
  return block.test?.kind === "development" ? block.to.slice(1) : block.to;
}

// Ways in which a function says no and writes nothing, though it writes a line on others: `if (!user) { log(…); return null; } if (locked) return null;`.
import type { BlockId } from "../program.ts";
import type { LogBlock, LogExit, LogGraph, LogStep } from "../dataflow/log-graph.ts";
import { coverageOf, inProduction, type Degree } from "./ways.ts";

interface Ends {
  readonly graph: LogGraph;
  readonly end: "failure" | "throw";
  /** How strongly a step logs. */
  readonly weigh: (step: LogStep) => Degree;
}

/** Whether one of the ways on which it says no is told of by nobody; who was given nothing to look at has refused nobody. */
export function hasSilentEnd({ graph, end, weigh }: Ends): boolean {
  const { blocks } = graph;
  const reached = reachedFrom(blocks, 0);
  const says = [...reached].filter((id) => blocks[id]?.exit === end && blocks[id].lacksInput !== true);
  const open = says.length > 0 && end === "failure" ? [...reached].filter((id) => blocks[id]?.mayBeNo === true) : [];
  const to = (block: BlockId): ReturnType<typeof coverageOf> =>
    coverageOf({ graph, from: 0, to: block, exits: anyExit, weigh, next: inProduction });
  return says.some((id) => to(id).least === 0) || open.some((id) => to(id).most === 0);
}

const anyExit: ReadonlySet<LogExit> = new Set(["success", "failure", "throw"]);

/** What is thrown in a `try` is looked at where it is caught. */
function reachedFrom(blocks: readonly LogBlock[], from: BlockId): ReadonlySet<BlockId> {
  const seen = new Set<BlockId>([from]);
  for (const id of seen) {
    const block = blocks[id];
    for (const next of block ? inProduction(block) : []) seen.add(next);
  }
  return seen;
}

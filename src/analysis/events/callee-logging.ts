// Whether a function of the project logs, whatever file it is in and however deep it calls others.
import { isAuditWrapper } from "../../catalogue/events/audit-trail.ts";
import type { CalleeRef, LogBlock, LogExit, LogGraph, LogStep } from "../dataflow/log-graph.ts";
import type { LogView } from "../dataflow/log-view.ts";
import type { FunctionRef, ModuleSummary } from "../dataflow/summary.ts";
import type { BlockId, FunctionId } from "../program.ts";
import { hasSilentEnd } from "./silent-ends.ts";
import { coverageOf, inProduction, type Coverage, type Degree } from "./ways.ts";

export interface CalleeLogging {
  /** How the functions log on their ways to an end of this kind; the weakest of them counts. */
  coverage(callees: readonly CalleeRef[], end: LogExit): Coverage;
  /** The step that tells of each of their ways to say no; `some` where one of them is not told of. */
  failure(callees: readonly CalleeRef[], end: "failure" | "throw"): ToldFailure;
  /** The graphs of functions, with the module that they are in. */
  graphsOf(callees: readonly CalleeRef[]): readonly PlacedGraph[];
  /** How strongly a step of a module logs; calls count by what they always do, or by what they may do. */
  weigh(step: LogStep, module: ModuleSummary | undefined, calls: "always" | "perhaps"): Degree;
}

export interface ToldFailure {
  /** `quiet`: at a level that production drops, or perhaps. */
  readonly told: "all" | "some" | "quiet" | "none";
  readonly step: LogStep | undefined;
}

export interface PlacedGraph {
  readonly id: FunctionId;
  readonly graph: LogGraph;
  /** Undefined for the analysed file. */
  readonly module: ModuleSummary | undefined;
}

const maxDepth = 4;
const nothing: Coverage = { least: 0, most: 0, step: undefined };

/** Looks at each function once. */
export function createCalleeLogging(view: LogView): CalleeLogging {
  const known = new Map<LogGraph, Map<string, Coverage>>();
  let depth = 0;

  function graphsOf(callees: readonly CalleeRef[], home: ModuleSummary | undefined): readonly PlacedGraph[] {
    return callees.flatMap((ref) => {
      const functions: readonly FunctionRef[] = "imported" in ref ? view.functionsOf(ref.imported) : [ref.function];
      return functions.flatMap(({ id, module }) => {
        const place = module ?? home;
        const graph = place ? place.logging.get(id) : view.graphs.get(id);
        return graph ? [{ id, graph, module: place }] : [];
      });
    });
  }

  function graphCoverage({ graph, module }: PlacedGraph, end: LogExit): Coverage {
    const cached = known.get(graph) ?? new Map<string, Coverage>();
    known.set(graph, cached);
    const found = cached.get(end);
    if (found) return found;
    // A function that calls itself adds nothing to itself.
    cached.set(end, nothing);
    if (depth >= maxDepth) return nothing;
    depth++;
    const coverage = coverageOf({
      graph,
      from: 0,
      to: undefined,
      exits: exitsOf(graph, end),
      weigh: (step) => weigh(step, module, end === "success" ? "always" : "perhaps"),
      next: end === "success" ? toSuccess : inProduction,
    });
    depth--;
    cached.set(end, coverage);
    return coverage;
  }

  function coverage(callees: readonly CalleeRef[], end: LogExit, home: ModuleSummary | undefined): Coverage {
    const graphs = graphsOf(callees, home);
    if (graphs.length === 0) return nothing;
    const all = graphs.map((placed) => graphCoverage(placed, end));
    return all.reduce((weakest, each) => (each.most < weakest.most || each.least < weakest.least ? each : weakest));
  }

  function weigh(step: LogStep, module: ModuleSummary | undefined, calls: "always" | "perhaps"): Degree {
    if (step.kind === "log" && step.strength === "bus") {
      const heard = listeners(view, step.topic).map((ref) => coverage([ref], "success", undefined).least);
      return heard.includes(2) ? 2 : 1;
    }
    if (step.kind === "log" && isStub(graphsOf(step.callees ?? [], module))) return 0;
    if (step.kind === "log") return step.strength === "full" || step.strength === "audit" ? 2 : 1;
    if (step.callees.length === 0) return 0;
    const { least, most } = coverage(step.callees, "success", module);
    if (least === 2) return 2;
    return calls === "perhaps" && most > 0 ? 1 : 0;
  }

  return {
    coverage: (callees, end) => coverage(callees, end, undefined),
    failure: (callees, end) =>
      toldFailure({ covered: coverage(callees, end, undefined), graphs: graphsOf(callees, undefined), end, weigh }),
    graphsOf: (callees) => graphsOf(callees, undefined),
    weigh,
  };
}

/** `export const logActivity = () => {}`: called like an audit, and keeps nothing. */
function isStub(graphs: readonly PlacedGraph[]): boolean {
  return graphs.length > 0 && graphs.every(({ graph }) => graph.isEmpty === true);
}

interface Told {
  readonly covered: Coverage;
  readonly graphs: readonly PlacedGraph[];
  readonly end: "failure" | "throw";
  readonly weigh: CalleeLogging["weigh"];
}

function toldFailure({ covered: { most, step }, graphs, end, weigh }: Told): ToldFailure {
  if (most < 2) return { told: most === 0 ? "none" : "quiet", step };
  const isSilent = graphs.some(({ graph, module }) =>
    hasSilentEnd({ graph, end, weigh: (each) => weigh(each, module, "perhaps") }),
  );
  return { told: isSilent ? "some" : "all", step };
}

/** Whoever listens to an event, in this file or where the server is put together. */
function listeners(view: LogView, topic: string | undefined): readonly CalleeRef[] {
  if (topic === undefined) return [];
  const here = view.subscribers().map((each) => ({ ...each, summary: undefined }));
  return [...here, ...view.serverSetup().subscribers]
    .filter((each) => each.topic === topic)
    .map((each) => ({ function: { id: each.function, module: each.summary } }));
}

/** Who only tells yes or no says no where it returns; who gives nothing back at all has done it there. */
function exitsOf({ blocks }: LogGraph, end: LogExit): ReadonlySet<LogExit> {
  if (end === "success" && !mayEnd(blocks, "success")) return new Set(["failure"]);
  const says = end !== "failure" || blocks.some(({ exit }) => exit === "failure");
  return new Set(says ? [end] : ["success"]);
}

/** Whether a way from the beginning leads to such an end. */
function mayEnd(blocks: readonly LogBlock[], end: LogExit): boolean {
  const seen = new Set<BlockId>([0]);
  for (const id of seen) {
    const block = blocks[id];
    if (block?.exit === end) return true;
    for (const next of [...(block?.exit === undefined ? (block?.to ?? []) : []), block?.handler ?? -1])
      if (next >= 0) seen.add(next);
  }
  return false;
}

/** What is logged of an exception that the function itself throws and catches tells of no success. */
export function toSuccess(block: LogBlock): readonly BlockId[] {
  return block.exit === "throw" ? [] : inProduction(block);
}

/** Whether a wrapper is called like one that logs what it wraps. */
export function namesAudit(label: string): boolean {
  return label.split(".").some((name) => isAuditWrapper(name));
}

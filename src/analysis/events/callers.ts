// Whether who calls a function logs what comes back from it, or what it throws: in the same file, or in the modules that import it.
import type { LogGraph } from "../dataflow/log-graph.ts";
import type { ModuleSummary } from "../dataflow/summary.ts";
import { successors } from "../dataflow/run-function.ts";
import type { CallerModule } from "../linking/callers.ts";
import type { BlockId, FunctionCode, ValueId } from "../program.ts";
import type { Entry } from "./entries.ts";
import type { LogSource } from "./logged.ts";
import type { RefusalHow } from "./refusals.ts";
import { mayTell } from "../languages/prefilter.ts";
import { pathOf } from "./users-of.ts";
import { coverageOf, inProduction, type Coverage } from "./ways.ts";

/** What is logged of a failure by all who are seen to call the function; undefined when nobody is. */
export function loggedByCallers(source: LogSource, entry: Entry, how: RefusalHow): Coverage | undefined {
  if (entry.isBorder || entry.isMiddleware || entry.decides) return undefined;
  const name = entry.function.name === "" ? (entry.names[0] ?? "") : entry.function.name;
  if (name === "" || name === "constructor") return undefined;
  const here = callsBeside(source, entry.function, name);
  if (here.length === 0 && isLost(source, name, how)) return undefined;
  const places = here.length > 0 ? here : callsElsewhere(source, entry.function, name);
  const all = places.map((place) => coverageAt(source, place, how));
  if (all.length === 0) return undefined;
  return all.reduce((weakest, each) => (each.most < weakest.most ? each : weakest));
}

/** A call in the graph of a function, with the block that receives what it throws. */
interface CallPlace {
  readonly graph: LogGraph;
  readonly block: BlockId;
  readonly handler: BlockId | undefined;
  readonly module: ModuleSummary | undefined;
}

function coverageAt({ callees }: LogSource, { graph, block, handler, module }: CallPlace, how: RefusalHow): Coverage {
  const from = how === "thrown" ? handler : block;
  if (from === undefined) return { least: 0, most: 0, step: undefined };
  return coverageOf({
    graph,
    from,
    to: undefined,
    exits: new Set(["success", "failure", "throw"]),
    weigh: (step) => (step.kind === "log" ? callees.weigh(step, module, "always") : 0),
    next: inProduction,
  });
}

/** Calls by this name in the same file: `this.init()`, `verify(code)`. */
function callsBeside({ program, view }: LogSource, own: FunctionCode, name: string): readonly CallPlace[] {
  if (program.text.split(`${name}(`).length < 2) return [];
  return program.functions.flatMap((code) => {
    if (code.id === own.id) return [];
    return code.blocks.flatMap(({ ops, handler }, block): readonly CallPlace[] => {
      if (!ops.some((op) => isCallOf(op))) return [];
      const graph = view.graphs.get(code.id) ?? plain(code);
      return [{ graph, block, handler, module: undefined }];
    });
  });

  function isCallOf(op: ValueId): boolean {
    const call = program.values[op];
    if (call?.op !== "call" || call.kind !== "call") return false;
    const path = pathOf(program, call.callee);
    return path.at(-1) === name && (path.length === 1 || (path.length === 2 && path[0] === "this"));
  }
}

/** The graph of a function that neither logs nor calls what may. */
function plain(code: FunctionCode): LogGraph {
  const blocks = code.blocks.map(({ end, handler }) => ({
    steps: [],
    to: successors(end),
    handler,
    test: undefined,
    exit: end.kind === "exit" ? ("success" as const) : undefined,
    passesOn: false,
  }));
  return { blocks, inner: [] };
}

/** Whether the texts of those who call it tell that one of them catches nothing, or writes no log: nothing is asked of their values then. */
function isLost({ view }: LogSource, name: string, how: RefusalHow): boolean {
  return view.callers().some(({ text }) => {
    if (!text.includes(`${name}(`)) return false;
    return (how === "thrown" && !catching.test(text)) || !mayTell(text);
  });
}

const catching = /\bcatch\b|\bfinally\b/;

function callsElsewhere({ program, view }: LogSource, own: FunctionCode, name: string): readonly CallPlace[] {
  return view.callers().flatMap(({ summary, specifiers }) =>
    [...(summary?.logging.values() ?? [])].flatMap((graph) =>
      graph.blocks.flatMap(({ steps, handler }, block): readonly CallPlace[] => {
        const calls = steps.some(
          (step) => step.kind === "call" && step.callees.some((ref) => leadsTo(ref, specifiers)),
        );
        return calls ? [{ graph, block, handler, module: summary }] : [];
      }),
    ),
  );

  function leadsTo(
    ref: Extract<LogGraph["blocks"][number]["steps"][number], { kind: "call" }>["callees"][number],
    specifiers: CallerModule["specifiers"],
  ): boolean {
    if ("imported" in ref) return specifiers.has(ref.imported.specifier) && ref.imported.path.at(-1) === name;
    return ref.function.id === own.id && ref.function.module?.path === program.path;
  }
}

// Entry of the worker thread that analyses files, or reads their logging statements; bundled as dist/worker.mjs.
import { workerData } from "node:worker_threads";
import { analyzeSource, createLinkedModules } from "../analysis/analyze.ts";
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { ModuleLinker } from "../analysis/dataflow/summary.ts";
import type { ModuleGraph, TrackedLinker } from "../analysis/linking/module-graph.ts";
import type { InferredTypes } from "../analysis/types/inferred-types.ts";
import { readsStatements } from "./statement-messages.ts";
import { serveStatements } from "./statement-worker.ts";
import { createTypeFiles } from "./type-files.ts";
import { createStopwatch } from "./stopwatch.ts";
import { serveAnalysis } from "./worker-loop.ts";

let types: InferredTypes | undefined;
/** Why the checker is not there. */
let noTypes: string | undefined;
let modules: { readonly key: string; readonly graph: ModuleGraph } | undefined;

if (readsStatements(workerData)) serveStatements();
else
  serveAnalysis(
    (source, { settings, files, onReturn }) => {
      const key = keyOf(settings);
      if (modules?.key !== key) modules = { key, graph: createLinkedModules(files, settings) };
      const linker = modules.graph.linkerFor(source.path);
      const asked = settings.types ? types : undefined;
      const watch = settings.timing ? createStopwatch() : undefined;
      const aids = { ...withTypes(returning(linker, onReturn), asked), measure: watch?.measure };
      const outcome = analyzeSource(source, settings, aids);
      const problem = asked?.problem(source.path) ?? (settings.types ? noTypes : undefined);
      const told =
        outcome.status === "skipped" || problem === undefined ? outcome : { ...outcome, typeProblem: problem };
      const times = watch && { times: watch.times() };
      return { outcome: told, dependencies: Object.fromEntries(linker.dependencies), ...times };
    },
    // The checker is a large module that most runs do not need.
    (settings) => (settings.types && !types && noTypes === undefined ? loadTypes() : undefined),
  );

async function loadTypes(): Promise<void> {
  try {
    const { loadInferredTypes } = await import("../analysis/types/inferred-types.ts");
    types = await loadInferredTypes({ files: createTypeFiles() });
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    noTypes = `The type checker could not be loaded (${name}), so inferred types were left out; install Seclog again.`;
  }
}

function withTypes(linker: ModuleLinker, asked: InferredTypes | undefined): ModuleLinker {
  const { programs } = linker;
  if (!programs || !asked) return linker;
  return { ...linker, programs: { ...programs, inferred: (program, range) => asked.at(program, range) } };
}

/** The linker, telling each time that it comes back to the file itself. */
function returning(linker: TrackedLinker, onReturn: () => void): ModuleLinker {
  const { programs } = linker;
  const back = <Result>(result: Result): Result => {
    onReturn();
    return result;
  };
  return {
    ...linker,
    resolve: (importer, specifier) => back(linker.resolve(importer, specifier)),
    exported: (importer, specifier, name) => back(linker.exported?.(importer, specifier, name)),
    reachesLog: (path, text) => back(linker.reachesLog?.(path, text) ?? false),
    ...(programs && {
      programs: {
        at: (path) => back(programs.at(path)),
        exported: (importer, specifier, name) => back(programs.exported(importer, specifier, name)),
        imported: (importer, specifier) => back(programs.imported(importer, specifier)),
        above: (path, name) => back(programs.above(path, name)),
      },
    }),
  };
}

/** Every batch brings a copy of the settings, so they are told apart by what they say. */
function keyOf(settings: AnalysisSettings): string {
  return JSON.stringify(settings);
}

// Entry of the worker thread that analyses files, or reads their logging statements; bundled as dist/worker.mjs.
import { workerData } from "node:worker_threads";
import { analyzeSource, createLinkedModules } from "../analysis/analyze.ts";
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { ModuleGraph } from "../analysis/linking/module-graph.ts";
import { readsStatements } from "./statement-messages.ts";
import { serveStatements } from "./statement-worker.ts";
import { serveAnalysis } from "./worker-loop.ts";

let modules: { readonly key: string; readonly graph: ModuleGraph } | undefined;

if (readsStatements(workerData)) serveStatements();
else
  serveAnalysis((source, { settings, files, onReturn }) => {
    const key = keyOf(settings);
    if (modules?.key !== key) modules = { key, graph: createLinkedModules(files, settings) };
    const linker = modules.graph.linkerFor(source.path);
    const resolve = (importer: string, specifier: string) => {
      const summary = linker.resolve(importer, specifier);
      onReturn();
      return summary;
    };
    const outcome = analyzeSource(source, settings, { resolve });
    return { outcome, dependencies: Object.fromEntries(linker.dependencies) };
  });

/** Every batch brings a copy of the settings, so they are told apart by what they say. */
function keyOf(settings: AnalysisSettings): string {
  return JSON.stringify(settings);
}

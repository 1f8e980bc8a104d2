// What a graph of modules keeps: the summaries and programs that were asked for last, so memory does not grow with the project.
import type { ModuleSummary } from "../dataflow/summary.ts";
import type { Program } from "../program.ts";
import type { ModuleGraphOptions } from "./module-graph.ts";

/** Characters of source whose parsed modules are kept: with what is known of their values each takes some twenty bytes. */
const maxProgramText = 1_500_000;
/** Summaries that are kept: those of a folder's surroundings, not of a whole repository. */
const maxSummaries = 1_000;

/** A summary, and what it holds for. */
export interface Known {
  readonly version: string;
  readonly summary: ModuleSummary | undefined;
  readonly dependencies: ReadonlyMap<string, string>;
  readonly depth: Depth;
}

/** How far a summary has looked: from as many levels on it is the same; unless it met the last level, and is that level's own. */
export interface Depth {
  levels: number;
  isCut: boolean;
}

interface ParsedModule {
  readonly version: string;
  /** In characters of source. */
  readonly size: number;
  readonly program: Program | undefined;
}

/** Keeps a module's summaries by level; one that has not met the last level serves all levels that it does not exceed. */
export function createSummaryStore() {
  const modules = new Map<string, Map<number, Known>>();
  return {
    get(path: string, level: number): Known | undefined {
      const found = modules.get(path);
      if (!found) return undefined;
      keepLatest(modules, { key: path, value: found, limit: maxSummaries });
      const own = found.get(level);
      if (own) return own;
      for (const known of found.values()) if (!known.depth.isCut && known.depth.levels <= level) return known;
      return undefined;
    },
    set(path: string, level: number, summary: Known): void {
      const found = modules.get(path) ?? new Map<number, Known>();
      for (const [other, known] of found) if (known.version !== summary.version) found.delete(other);
      found.set(level, summary);
      keepLatest(modules, { key: path, value: found, limit: maxSummaries });
    },
  };
}

/** Undefined when the module cannot be parsed. */
export type ProgramStore = (path: string, version: string) => Program | undefined;

/** Declarations of a module are asked for by many files that stand side by side, and its levels one after the other. */
export function createProgramStore({ files, parse }: Pick<ModuleGraphOptions, "files" | "parse">): ProgramStore {
  const programs = new Map<string, ParsedModule>();
  let size = 0;
  const drop = (path: string) => {
    size -= programs.get(path)?.size ?? 0;
    programs.delete(path);
  };
  return (path, version) => {
    let found = programs.get(path);
    if (found?.version !== version) {
      const text = files.read(path);
      found = { version, size: text?.length ?? 0, program: text === undefined ? undefined : parse({ path, text }) };
    }
    drop(path);
    programs.set(path, found);
    size += found.size;
    for (const oldest of programs.keys()) {
      if (size <= maxProgramText || oldest === path) break;
      drop(oldest);
    }
    return found.program;
  };
}

/** The one that was asked for longest ago gives way when there are too many. */
function keepLatest<Value>(
  kept: Map<string, Value>,
  { key, value, limit }: { readonly key: string; readonly value: Value; readonly limit: number },
): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
}

// What a graph of modules keeps: the summaries and programs that were asked for last, so memory does not grow with the project.
import { mayLog } from "../languages/prefilter.ts";
import type { ModuleSummary } from "../dataflow/summary.ts";
import type { Program } from "../program.ts";
import type { ModuleGraphOptions } from "./module-graph.ts";

/** Parsed modules that are kept for their next level. */
const maxPrograms = 50;
/** Summaries that are kept: those of a folder's surroundings, not of a whole repository. */
const maxSummaries = 1_000;

/** A module without any of these words has no logger, no wrapper, no redaction, no sensitive field and no error to tell or hand on. */
const relevant =
  /export \*|audit|record|track|notif|export \{|log|console|pino|winston|redact|mask|sanitiz|scrub|hash|pass|secret|token|key|cred|auth|session|cookie|email|phone|env\b|axios|jwt|dsn|pwd|extends \w*(?:error|exception)\b/i;

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
  /** False when the text was not worth parsing for what it does. */
  readonly isRead: boolean;
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

type Purpose = "data" | "declarations";

/** Undefined when the text is not worth parsing for the purpose, or cannot be parsed. */
export type ProgramStore = (path: string, version: string, purpose: Purpose) => Program | undefined;

/** The levels of a module are asked for one after the other, so a few programs are kept. */
export function createProgramStore({ files, parse }: Pick<ModuleGraphOptions, "files" | "parse">): ProgramStore {
  const programs = new Map<string, ParsedModule>();
  return (path, version, purpose) => {
    let found = programs.get(path);
    if (found?.version !== version || (purpose === "declarations" && !found.isRead)) {
      const text = files.read(path);
      const isRead = purpose === "declarations" || (text !== undefined && (relevant.test(text) || mayLog(text)));
      found = { version, isRead, program: isRead && text !== undefined ? parse({ path, text }) : undefined };
    }
    keepLatest(programs, { key: path, value: found, limit: maxPrograms });
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

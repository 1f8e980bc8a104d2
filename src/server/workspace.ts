// Which configuration holds for which document, and the analyzer that runs with it. Two folders with equal settings share one.
import path from "node:path";
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { FileOutcome } from "../base/finding.ts";
import { inSurroundings } from "../analysis/surroundings.ts";
import { hashText } from "../base/hash.ts";
import { sensitiveCategories } from "../catalogue/sensitive/index.ts";
import type { Host } from "../base/host.ts";
import { createConfigLookup, toAnalysisSettings, type ResolvedConfig } from "../config/resolve.ts";
import { createIgnored } from "../hosts/configured-ignores.ts";
import type { AnalysisJob, Analyzer } from "./analyzer.ts";

export interface WorkspaceOptions {
  readonly host: Host;
  readonly createAnalyzer: (settings: AnalysisSettings) => Analyzer;
  readonly ruleIds: readonly string[];
  /** The folders that are open, as paths. */
  readonly folders: () => readonly string[];
  /** Called whenever a configuration was read, with its problems. */
  readonly onConfig: (config: ResolvedConfig) => void;
}

export interface Workspace extends Analyzer {
  /** The same, with the places of security events. */
  analyzeEvents(job: AnalysisJob, signal?: AbortSignal): Promise<FileOutcome>;
  /** Reads configurations again at the next analysis. */
  reload(): void;
}

// Each analyzer holds a worker with a parser in it; more than these settings at a time are rare.
const maxAnalyzers = 3;

/** Analyses each document with the nearest configuration above it; files that it ignores have no findings. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const analyzers = createAnalyzerCache(options.createAnalyzer);
  const open = (): ((file: string) => Promise<ResolvedConfig>) => createConfigReader(options);
  let configFor = open();
  const analyze = async (job: AnalysisJob, extra: Partial<AnalysisSettings>, signal?: AbortSignal) => {
    const config = await configFor(job.path);
    if (createIgnored(config)(job.path)) return withoutFindings(job);
    const settings = { ...toAnalysisSettings(config.config), ...extra };
    const outcome = await analyzers.get(settings).analyze(job, signal);
    return inSurroundings(outcome, rootOf(job.path, config, options.folders()));
  };
  return {
    reload: () => void (configFor = open()),
    dispose: () => analyzers.dispose(),
    analyze: (job, signal) => analyze(job, {}, signal),
    analyzeEvents: (job, signal) => analyze(job, { events: true }, signal),
  };
}

function withoutFindings({ path: file, text }: AnalysisJob): FileOutcome {
  return { status: "ok", path: file, hash: hashText(text), findings: [], notices: [] };
}

/** The folder of the configuration, or else the open folder that holds the file; the innermost one when there are several. */
function rootOf(file: string, { path: config }: ResolvedConfig, folders: readonly string[]): string | undefined {
  if (config !== undefined) return path.dirname(config);
  const holding = folders.filter((folder) => file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep));
  return holding.toSorted((a, b) => b.length - a.length)[0];
}

/** The configuration of a file, reported when it is read for the first time. */
function createConfigReader({ host, ruleIds, onConfig }: WorkspaceOptions): (file: string) => Promise<ResolvedConfig> {
  const lookup = createConfigLookup(host, { ruleIds, categoryIds: sensitiveCategories.ids });
  const reported = new Set<ResolvedConfig>();
  return async (file) => {
    const resolved = await lookup.at(path.dirname(file));
    if (!reported.has(resolved)) onConfig(resolved);
    reported.add(resolved);
    return resolved;
  };
}

/** Keeps the analyzers of the settings used last. */
function createAnalyzerCache(create: WorkspaceOptions["createAnalyzer"]) {
  const analyzers = new Map<string, Analyzer>();
  return {
    get(settings: AnalysisSettings): Analyzer {
      const key = JSON.stringify(settings);
      const analyzer = analyzers.get(key) ?? create(settings);
      analyzers.delete(key);
      analyzers.set(key, analyzer);
      const [oldest] = analyzers;
      if (oldest && analyzers.size > maxAnalyzers) {
        analyzers.delete(oldest[0]);
        oldest[1].dispose();
      }
      return analyzer;
    },
    dispose() {
      for (const analyzer of analyzers.values()) analyzer.dispose();
      analyzers.clear();
    },
  };
}

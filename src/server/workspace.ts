// Which configuration holds for which document, and the analyzer that runs with it. Two folders with equal settings share one.
import path from "node:path";
import createIgnore from "ignore";
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { FileOutcome } from "../base/finding.ts";
import { inSurroundings } from "../analysis/surroundings.ts";
import { hashText } from "../base/hash.ts";
import type { Host } from "../base/host.ts";
import { resolveConfig, toAnalysisSettings, type ResolvedConfig } from "../config/resolve.ts";
import type { AnalysisJob, Analyzer } from "./analyzer.ts";

export interface WorkspaceOptions {
  readonly host: Host;
  readonly createAnalyzer: (settings: AnalysisSettings) => Analyzer;
  readonly ruleIds: readonly string[];
  /** The folders that are open, as paths. */
  readonly folders: readonly string[];
  /** Called whenever a configuration was read, with its problems. */
  readonly onConfig: (config: ResolvedConfig) => void;
}

export interface Workspace extends Analyzer {
  /** Reads configurations again at the next analysis. */
  reload(): void;
}

// Each analyzer holds a worker with a parser in it; more than these settings at a time are rare.
const maxAnalyzers = 3;

/** Analyses each document with the nearest configuration above it; files that it ignores have no findings. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const configs = new Map<string, Promise<ResolvedConfig>>();
  const analyzers = createAnalyzerCache(options.createAnalyzer);
  const configFor = (file: string): Promise<ResolvedConfig> => {
    const directory = path.dirname(file);
    const known = configs.get(directory) ?? readConfigFor(directory, options);
    configs.set(directory, known);
    return known;
  };
  return {
    reload: () => configs.clear(),
    dispose: () => analyzers.dispose(),
    async analyze(job: AnalysisJob, signal?: AbortSignal): Promise<FileOutcome> {
      const config = await configFor(job.path);
      if (isIgnored(job.path, config)) {
        return { status: "ok", path: job.path, hash: hashText(job.text), findings: [], notices: [] };
      }
      const outcome = await analyzers.get(toAnalysisSettings(config.config)).analyze(job, signal);
      return inSurroundings(outcome, rootOf(job.path, config, options.folders));
    },
  };
}

/** The folder of the configuration, or else the open folder that holds the file; the innermost one when there are several. */
function rootOf(file: string, { path: config }: ResolvedConfig, folders: readonly string[]): string | undefined {
  if (config !== undefined) return path.dirname(config);
  const holding = folders.filter((folder) => file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep));
  return holding.toSorted((a, b) => b.length - a.length)[0];
}

async function readConfigFor(
  directory: string,
  { host, ruleIds, onConfig }: WorkspaceOptions,
): Promise<ResolvedConfig> {
  const resolved = await resolveConfig(host, directory, { ruleIds });
  onConfig(resolved);
  return resolved;
}

function isIgnored(file: string, { config, path: configPath }: ResolvedConfig): boolean {
  if (configPath === undefined || config.ignorePatterns.length === 0) return false;
  const relative = path.relative(path.dirname(configPath), file).replaceAll(path.sep, "/");
  return createIgnore.isPathValid(relative) && createIgnore().add(config.ignorePatterns).ignores(relative);
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

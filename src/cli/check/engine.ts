// The engine behind a check: discovery, cache and worker pool, wired once.
import { inSurroundings } from "../../analysis/surroundings.ts";
import path from "node:path";
import type { Disposable } from "../../base/disposable.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { createAnalysisPool } from "../../hosts/analysis-pool.ts";
import { createResultCache, type ResultCache } from "../../hosts/cache.ts";
import { checkFiles } from "../../hosts/check-files.ts";
import { discoverFiles } from "../../hosts/discover.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";
import { createProgress } from "../progress.ts";
import { version } from "../version.ts";
import type { CheckFlags } from "./flags.ts";
import type { CheckSettings } from "./settings.ts";

/** Analyses files and texts with the settings of one run. */
export interface Engine extends Disposable {
  /** Rejects with a `UserError` that names a path that does not exist. */
  checkPaths(paths: readonly string[]): Promise<readonly FileOutcome[]>;
  analyze(job: { readonly path: string; readonly text: string }): Promise<FileOutcome>;
}

/** Worker threads start with the first file. */
export function createEngine(
  { settings, ignorePatterns, base }: CheckSettings,
  flags: Pick<CheckFlags, "threads" | "cache">,
  context: CliContext,
): Engine {
  const { host, cwd, signal, say } = context;
  const pool = createAnalysisPool({ settings, ...(flags.threads === undefined ? {} : { threads: flags.threads }) });
  return {
    analyze: async (job) => inSurroundings(await pool.analyze(job, signal), base),
    async checkPaths(paths) {
      const found = await discoverFiles({ host, cwd, paths, ignorePatterns, ignoreBase: base, signal });
      for (const file of found.unsupported) {
        say(`${relativePath(cwd, file)} is neither JavaScript nor TypeScript and was left out.`);
      }
      const cache = flags.cache ? await openCache(settings, context) : undefined;
      const progress = createProgress(context, "Checked");
      try {
        const outcomes = await checkFiles({
          host,
          pool,
          cwd,
          files: found,
          cache,
          signal,
          onProgress: progress.update,
        });
        return outcomes.map((outcome) => inSurroundings(outcome, base));
      } finally {
        progress.done();
      }
    },
    dispose: () => pool.dispose(),
  };
}

/** In the user's own cache folder; where there is none, nothing is remembered. */
async function openCache(
  settings: CheckSettings["settings"],
  { host, cwd, env }: CliContext,
): Promise<ResultCache | undefined> {
  const { XDG_CACHE_HOME: cacheHome, HOME: home, LOCALAPPDATA: windows } = env;
  const folder = cacheHome || windows || (home && path.join(home, ".cache"));
  if (!folder) return undefined;
  return createResultCache({ host, root: cwd, settings, version, userCache: path.join(folder, "seclog") });
}

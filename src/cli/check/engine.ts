// The engine behind a check: discovery, cache and worker pool, wired once.
import type { Disposable } from "../../base/disposable.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { createAnalysisPool } from "../../hosts/analysis-pool.ts";
import { discoverFiles } from "../../hosts/discover.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";
import { createProgress } from "../progress.ts";
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
    analyze: (job) => pool.analyze(job, signal),
    async checkPaths(paths) {
      const found = await discoverFiles({ host, cwd, paths, ignorePatterns, ignoreBase: base, signal });
      for (const file of found.unsupported) {
        say(`${relativePath(cwd, file)} is neither JavaScript nor TypeScript and was left out.`);
      }
      const progress = createProgress(context, "Checked");
      let done = 0;
      const onOutcome = () => progress.update(++done, found.files.length);
      try {
        const outcomes = await pool.scan(
          found.files.map((file) => ({ path: file })),
          { signal, onOutcome },
        );
        return [...outcomes, ...found.skipped];
      } finally {
        progress.done();
      }
    },
    dispose: () => pool.dispose(),
  };
}

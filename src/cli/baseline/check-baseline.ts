// `check --baseline`: reads the baseline and takes out what it knows.
import path from "node:path";
import type { FileOutcome } from "../../base/finding.ts";
import { HostError, type Host } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { isInside } from "../../hosts/walk.ts";
import type { BaselineResult } from "../../reporters/reporter.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";
import type { CheckFlags } from "../check/flags.ts";
import { inShard } from "../check/shard.ts";
import { applyBaseline } from "./apply-baseline.ts";
import { baselinePath, readBaseline, type BaselineEntries } from "./baseline-file.ts";

/** What decides which entries a check could have found again. */
export interface BaselineRun {
  readonly paths: readonly string[];
  readonly flags: CheckFlags;
  readonly context: CliContext;
  /** Whether a rule ran. */
  readonly ran: (rule: string) => boolean;
}

/** A baseline that is read and ready to be compared. */
export interface OpenBaseline {
  readonly entries: BaselineEntries;
  /** The outcome of one file without what is known, for a text that is being repaired. */
  readonly strip: (outcome: FileOutcome) => FileOutcome;
  readonly apply: (outcomes: readonly FileOutcome[]) => Promise<{
    readonly outcomes: readonly FileOutcome[];
    readonly baseline: BaselineResult;
  }>;
}

/** Throws a `UserError` when there is no such file or it is no baseline. */
export async function openBaseline(shown: string, run: BaselineRun): Promise<OpenBaseline> {
  const { host, cwd } = run.context;
  const file = path.resolve(cwd, shown);
  const entries = await readBaseline(host, file, shown);
  if (entries === undefined) {
    throw new UserError(`There is no baseline ${shown}; write one with seclog baseline create --file ${shown}`);
  }
  const scope = { baseline: file, ran: run.ran, covers: () => false };
  return {
    entries,
    strip: (outcome) => applyBaseline([outcome], entries, scope).outcomes[0] ?? outcome,
    async apply(outcomes) {
      const gone = await goneFiles(host, { entries, file, outcomes });
      const {
        outcomes: left,
        known,
        stale,
      } = applyBaseline(outcomes, entries, {
        ...scope,
        covers: (name) => gone.has(name) && couldFind(path.resolve(path.dirname(file), name), run),
      });
      return { outcomes: left, baseline: { file: shown, known, stale } };
    },
  };
}

interface Comparison {
  readonly entries: BaselineEntries;
  readonly file: string;
  readonly outcomes: readonly FileOutcome[];
}

/** Files of the baseline that are no longer there. */
async function goneFiles(host: Host, { entries, file, outcomes }: Comparison): Promise<ReadonlySet<string>> {
  const checked = new Set(outcomes.map((outcome) => baselinePath(file, outcome.path)));
  const gone = new Set<string>();
  for (const name of entries.keys()) {
    if (checked.has(name)) continue;
    try {
      await host.stat(path.resolve(path.dirname(file), name));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      if (error.code === "not-found") gone.add(name);
    }
  }
  return gone;
}

/** A check of some files says nothing about the others. */
function couldFind(file: string, { paths, flags, context: { cwd } }: BaselineRun): boolean {
  if (flags.staged || flags.since !== undefined || flags.filesFrom !== undefined || flags.stdinFilename !== undefined) {
    return false;
  }
  if (flags.shard && !inShard(relativePath(cwd, file), flags.shard)) return false;
  return paths.length === 0 || paths.some((name) => isInside(file, path.resolve(cwd, name)));
}

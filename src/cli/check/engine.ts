// The engine behind a check: discovery, cache and worker pool, wired once.
import { inSurroundings } from "../../analysis/surroundings.ts";
import path from "node:path";
import type { Disposable } from "../../base/disposable.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { createAnalysisPool } from "../../hosts/analysis-pool.ts";
import { createResultCache, type ResultCache } from "../../hosts/cache.ts";
import { checkFiles } from "../../hosts/check-files.ts";
import { createIgnored } from "../../hosts/configured-ignores.ts";
import type { CliContext } from "../command.ts";
import { createProgress } from "../progress.ts";
import { version } from "../version.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { CheckFlags } from "./flags.ts";
import type { Selection } from "./scope.ts";
import type { CheckSettings, SettingsSource } from "./settings.ts";

/** Analyses files and texts with the settings of one run. */
export interface Engine extends Disposable {
  /** One outcome for each file that the configurations do not leave out, sorted by path. */
  checkFiles(selection: Selection): Promise<readonly FileOutcome[]>;
  analyze(job: { readonly path: string; readonly text: string }): Promise<FileOutcome>;
  /** Milliseconds of the threads by step and rule, so far; empty unless `--timing` asks for them. */
  ruleTimes(): ReadonlyMap<string, number>;
}

// Each looks for one small file.
const foldersAtOnce = 32;

// A type checker reads the whole project once, into one thread, and its findings rest on more files than the cache watches.
const withChecker = { threads: 1, deadlineMs: 60_000, heapMb: 3_072, fullMb: Infinity };

/** Worker threads start with the first file. */
export function createEngine(
  source: SettingsSource,
  flags: Pick<CheckFlags, "threads" | "cache" | "types"> & Partial<Pick<CheckFlags, "timing">>,
  context: CliContext,
): Engine {
  const { host, cwd, signal } = context;
  const { own } = source;
  const { pool, times, timed } = createTimedPool(own, flags);
  let current = own;
  const turnTo = (next: CheckSettings): void => {
    if (next !== current) pool.updateSettings(timed(next));
    current = next;
  };
  return {
    async analyze(job) {
      const held = await source.forFolder(path.dirname(job.path));
      turnTo(held);
      return inSurroundings(await pool.analyze(job, signal), held.base);
    },
    async checkFiles(selection) {
      const groups = await groupBySettings(selection.files, source, selection.named);
      const texts = new Map([...selection.texts].map(([file, { decoded }]) => [file, decoded.text]));
      const { moduleTexts } = selection;
      if (moduleTexts) {
        pool.updateModuleTexts(new Map([...moduleTexts].map(([file, text]) => [file, text?.decoded.text])));
      }
      const progress = createProgress(context, "Checked");
      const total = [...groups.values()].reduce((sum, files) => sum + files.length, 0);
      const outcomes: FileOutcome[] = [];
      let before = 0;
      try {
        for (const [held, files] of groups) {
          turnTo(held);
          // A package keeps its results, whether it is checked alone or with all others.
          const cache =
            flags.cache && !flags.types ? await openCache(held, held === own ? cwd : held.base, context) : undefined;
          const checked = await checkFiles({
            host,
            pool,
            cwd,
            files: { files, skipped: held === own ? selection.skipped : [] },
            cache,
            texts,
            signal,
            mayRest: before + files.length === total,
            onProgress: (done) => progress.update(before + done, total),
          });
          before += files.length;
          outcomes.push(...checked.map((outcome) => inSurroundings(outcome, held.base)));
        }
        return outcomes.sort(byPath);
      } finally {
        progress.done();
      }
    },
    ruleTimes: () => times,
    dispose: () => pool.dispose(),
  };
}

type PoolFlags = Parameters<typeof createEngine>[1];

/** The pool, what its threads spent on steps and rules, and settings that ask for it where `--timing` does. */
function createTimedPool(own: CheckSettings, flags: PoolFlags) {
  const times = new Map<string, number>();
  const timed = ({ settings }: CheckSettings) => (flags.timing ? ({ ...settings, timing: true } as const) : settings);
  const pool = createAnalysisPool({
    settings: timed(own),
    onTimes(spent) {
      for (const [name, took] of Object.entries(spent)) times.set(name, (times.get(name) ?? 0) + took);
    },
    ...(flags.types ? withChecker : {}),
    ...(flags.threads === undefined ? {} : { threads: flags.threads }),
  });
  return { pool, times, timed };
}

/** What each configuration holds for, without what it ignores; files that were named outright are always taken. */
async function groupBySettings(
  files: readonly string[],
  source: SettingsSource,
  named: ReadonlySet<string>,
): Promise<ReadonlyMap<CheckSettings, readonly string[]>> {
  const groups = new Map<CheckSettings, string[]>([[source.own, []]]);
  const folders = [...new Set(files.map((file) => path.dirname(file)))];
  const held = new Map<string, CheckSettings>();
  for (let start = 0; start < folders.length; start += foldersAtOnce) {
    const some = folders.slice(start, start + foldersAtOnce);
    const found = await Promise.all(some.map((folder) => source.forFolder(folder)));
    for (const [index, settings] of found.entries()) held.set(some[index] ?? "", settings);
  }
  const ignores = new Map([...new Set(held.values())].map((each) => [each, createIgnored(each.resolved)] as const));
  for (const file of files) {
    const settings = held.get(path.dirname(file));
    if (!settings || (!named.has(file) && ignores.get(settings)?.(file))) continue;
    const group = groups.get(settings);
    if (group) group.push(file);
    else groups.set(settings, [file]);
  }
  return groups;
}

function byPath(a: FileOutcome, b: FileOutcome): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** In the user's own cache folder; where there is none, nothing is remembered. */
async function openCache(
  { settings }: CheckSettings,
  root: string,
  { host, env }: CliContext,
): Promise<ResultCache | undefined> {
  const userCache = cacheFolder(env);
  if (userCache === undefined) return undefined;
  return createResultCache({ host, root, settings, version, userCache });
}

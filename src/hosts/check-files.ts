// A whole check: what was discovered, what the cache knows, the rest through the pool. The CLI and the server's workspace scan call it.
import type { FileOutcome } from "../base/finding.ts";
import type { Host } from "../base/host.ts";
import type { AnalysisPool } from "./analysis-pool.ts";
import type { ResultCache } from "./cache.ts";
import type { Discovery } from "./discover.ts";

/** The parts of a check; they are made, and disposed of, by the caller. */
export interface CheckOptions {
  readonly host: Host;
  readonly pool: AnalysisPool;
  readonly cwd: string;
  /** From `discoverFiles`. */
  readonly files: Pick<Discovery, "files" | "skipped">;
  readonly cache?: ResultCache | undefined;
  readonly signal?: AbortSignal;
  /** Called as files are done, rising from 1 to the total. */
  readonly onProgress?: (done: number, total: number) => void;
}

// Stats wait for the disk, not for the processor.
const lookupsAtOnce = 32;

/** One outcome for each file and for each place that could not be looked at, sorted by path. Rejects with an `AbortError`. */
export async function checkFiles(options: CheckOptions): Promise<readonly FileOutcome[]> {
  const { pool, cache, signal, onProgress } = options;
  const files = [...new Set(options.files.files)];
  let done = 0;
  const progress = () => onProgress?.(++done, files.length);
  const known = cache ? await lookupAll(files, cache, { progress, ...(signal ? { signal } : {}) }) : [];
  const missing = files.filter((_, index) => !known[index]);
  const analysed = await pool.scan(
    missing.map((path) => ({ path })),
    {
      ...(signal ? { signal } : {}),
      onOutcome: (outcome, _, dependencies) => {
        cache?.store(outcome.path, outcome, dependencies);
        progress();
      },
    },
  );
  await cache?.flush();
  return [...known.filter((outcome) => outcome !== undefined), ...analysed, ...options.files.skipped].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  );
}

interface LookupOptions {
  readonly progress: () => void;
  readonly signal?: AbortSignal;
}

async function lookupAll(
  files: readonly string[],
  cache: ResultCache,
  { progress, signal }: LookupOptions,
): Promise<readonly (FileOutcome | undefined)[]> {
  const outcomes: (FileOutcome | undefined)[] = [];
  for (let start = 0; start < files.length; start += lookupsAtOnce) {
    signal?.throwIfAborted();
    const found = await Promise.all(files.slice(start, start + lookupsAtOnce).map((file) => cache.lookup(file)));
    for (const outcome of found) if (outcome) progress();
    outcomes.push(...found);
  }
  return outcomes;
}

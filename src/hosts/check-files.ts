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
  /** Texts to analyse instead of those on disk; the cache neither knows nor learns them. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
  /** Whether threads may end after many files, as their results are all that is still needed. */
  readonly mayRest?: boolean;
  /** Called as files are done, rising from 1 to the total. */
  readonly onProgress?: (done: number, total: number) => void;
}

// What threads hold after so many files is worth more than the time in which new ones start.
const manyFiles = 2_000;

// Stats wait for the disk, not for the processor.
const lookupsAtOnce = 32;

/** One outcome for each file and for each place that could not be looked at, sorted by path. Rejects with an `AbortError`. */
export async function checkFiles(options: CheckOptions): Promise<readonly FileOutcome[]> {
  const { pool, signal, onProgress, texts = new Map<string, string>() } = options;
  const cache = options.cache && withoutTexts(options.cache, texts);
  const files = [...new Set(options.files.files)];
  let done = 0;
  const progress = () => onProgress?.(++done, files.length);
  const known = cache ? await lookupAll(files, cache, { pool, progress, ...(signal ? { signal } : {}) }) : [];
  const missing = files.filter((_, index) => !known[index]);
  const analysed = await pool.scan(
    missing.map((path) => {
      const text = texts.get(path);
      return text === undefined ? { path } : { path, text };
    }),
    {
      ...(signal ? { signal } : {}),
      onOutcome: (outcome, _, dependencies) => {
        cache?.store(outcome.path, outcome, dependencies);
        progress();
      },
    },
  );
  if (options.mayRest === true && missing.length > manyFiles) pool.rest();
  await cache?.flush();
  return [...known.filter((outcome) => outcome !== undefined), ...analysed, ...options.files.skipped].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  );
}

function withoutTexts(cache: ResultCache, texts: ReadonlyMap<string, string>): ResultCache {
  return {
    ...cache,
    lookup: (file) => (texts.has(file) ? Promise.resolve(undefined) : cache.lookup(file)),
    store(file, outcome, dependencies) {
      if (!texts.has(file)) cache.store(file, outcome, dependencies);
    },
  };
}

interface LookupOptions {
  readonly pool: AnalysisPool;
  readonly progress: () => void;
  readonly signal?: AbortSignal;
}

async function lookupAll(
  files: readonly string[],
  cache: ResultCache,
  { pool, progress, signal }: LookupOptions,
): Promise<readonly (FileOutcome | undefined)[]> {
  const outcomes: (FileOutcome | undefined)[] = [];
  let isPrepared = false;
  for (let start = 0; start < files.length; start += lookupsAtOnce) {
    signal?.throwIfAborted();
    const found = await Promise.all(files.slice(start, start + lookupsAtOnce).map((file) => cache.lookup(file)));
    for (const outcome of found) if (outcome) progress();
    if (!isPrepared && found.includes(undefined)) {
      isPrepared = true;
      pool.prepare();
    }
    outcomes.push(...found);
  }
  return outcomes;
}

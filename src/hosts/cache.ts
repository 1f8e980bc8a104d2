// Remembers outcomes between runs, so that unchanged files are not even read. Holds findings, never source text.
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { AnalysisSettings } from "../analysis/analyze.ts";
import { decodeText } from "../base/decode.ts";
import type { FileOutcome, SkipReason } from "../base/finding.ts";
import { hashText } from "../base/hash.ts";
import { HostError } from "../base/host.ts";
import { redact } from "../catalogue/redact.ts";
import type { FileStat, Host } from "../base/host.ts";
import { cacheLocation, digest, readCache, writeCache } from "./cache-file.ts";
import { createDependencyBook, type StatOf } from "./cache-dependencies.ts";
import type { CacheEntry } from "./cache-file.ts";
import { defaultWorkerUrl } from "./worker-url.ts";
import type { Dependencies } from "./worker-messages.ts";

/** Results of one root under one configuration. */
export interface ResultCache {
  /** The outcome of the file as it is now, or undefined when it has to be analysed. */
  lookup(file: string): Promise<FileOutcome | undefined>;
  /**
   * Remembers the outcome of a file that was looked up before. Files that were skipped for another reason than what they hold are tried
   * again next time, and so are those with a repair that would repeat a literal secret.
   */
  store(file: string, outcome: FileOutcome, dependencies?: Dependencies): void;
  /** Writes what changed; false when that was not possible, which harms nobody. */
  flush(): Promise<boolean>;
}

/** Everything that decides about outcomes, except for the files. */
export interface CacheOptions {
  readonly host: Host;
  readonly root: string;
  readonly settings: AnalysisSettings;
  /** Version of the tool. */
  readonly version: string;
  /** Seclog's folder in the user's cache. */
  readonly userCache: string;
}

// A file changed within the clock's grain after it was read would keep size and time.
const freshMs = 2_000;
const keepDays = 30;
const dayMs = 86_400_000;

/** Never fails: an unusable cache is an empty one. */
export async function createResultCache({
  host,
  root,
  settings,
  version,
  userCache,
}: CacheOptions): Promise<ResultCache> {
  const key = digest(JSON.stringify([version, await engineDigest(host), ...settingsKey(settings)]));
  const location = cacheLocation(root, userCache);
  const entries = await readCache(host, location, key);
  const seen = new Map<string, FileStat>();
  const statOf = rememberStats(host);
  const book = createDependencyBook(statOf, entries);
  const below = root.endsWith(path.sep) ? root : root + path.sep;
  // Nearly all lie below the root, and cutting is much cheaper than comparing paths part by part.
  const nameOf = (file: string) => (file.startsWith(below) ? file.slice(below.length) : path.relative(root, file));
  const today = Math.floor(host.now() / dayMs);
  let changed = false;
  const remember = (name: string, entry: CacheEntry): void => {
    entries.set(name, entry);
    changed = true;
  };
  const isSame = async (file: string, outcome: FileOutcome): Promise<boolean> =>
    outcome.status !== "skipped" && (await contentHash(host, file, settings.maxFileBytes)) === outcome.hash;
  return {
    async lookup(file) {
      const name = nameOf(file);
      const stat = await statOf(file);
      if (!stat) return undefined;
      seen.set(file, stat);
      const entry = entries.get(name);
      if (!entry || entry.size !== stat.size || !(await book.areCurrent(entry.dependencies))) return undefined;
      const touched = entry.modified !== stat.modified;
      if (touched && !(await isSame(file, entry.outcome))) return undefined;
      if (touched || entry.used !== today) {
        remember(name, { ...entry, modified: trusted(stat, host.now()), used: today });
      }
      return { ...entry.outcome, path: file };
    },
    store(file, outcome, dependencies = {}) {
      const stat = seen.get(file);
      const name = nameOf(file);
      if (!stat || !isLasting(outcome)) {
        changed = entries.delete(name) || changed;
        return;
      }
      const modified = trusted(stat, host.now());
      const rests = { dependencies: book.share(dependencies), outcome: { ...outcome, path: name } };
      remember(name, { size: stat.size, modified, used: today, ...rests });
    },
    async flush() {
      if (!changed) return true;
      for (const [name, { used }] of entries) if (used < today - keepDays) entries.delete(name);
      changed = false;
      return writeCache(host, location, { key, entries });
    },
  };
}

/** Everything of the settings that decides about outcomes, in a fixed order. */
function settingsKey(settings: AnalysisSettings): readonly unknown[] {
  return [
    sortKeys(settings.rules),
    settings.sanitizers,
    settings.maxFileBytes,
    settings.profiles ?? [],
    sortKeys(settings.categories ?? {}),
    settings.requireReason ?? false,
    settings.events ?? false,
    settings.types ?? false,
  ];
}

// These are skipped for what they hold, and stay so until that changes.
const lastingReasons: ReadonlySet<SkipReason> = new Set(["too-large", "minified", "encoding", "binary"]);

function isLasting(outcome: FileOutcome): boolean {
  return outcome.status === "skipped" ? lastingReasons.has(outcome.reason) : !repeatsSecret(outcome);
}

/** The new text of a repair is code, and code can hold a secret; masking it would break the code. */
function repeatsSecret({ findings }: Exclude<FileOutcome, { status: "skipped" }>): boolean {
  const texts = findings.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText)));
  return texts.some((text) => redact(text) !== text);
}

function trusted(stat: FileStat, now: number): number {
  return now - stat.modified < freshMs ? -1 : stat.modified;
}

/** Each file as it was when it was first asked for: a file is looked up, and others rest on it. */
function rememberStats(host: Host): StatOf {
  const stats = new Map<string, FileStat | undefined | Promise<FileStat | undefined>>();
  return (file) => {
    if (stats.has(file)) return stats.get(file);
    const asked = statFile(host, file).then((stat) => {
      stats.set(file, stat);
      return stat;
    });
    stats.set(file, asked);
    return asked;
  };
}

async function statFile(host: Host, file: string): Promise<FileStat | undefined> {
  try {
    return await host.stat(file);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

async function contentHash(host: Host, file: string, maxBytes: number): Promise<string | undefined> {
  try {
    const decoded = decodeText(await host.readFile(file, maxBytes));
    return decoded && hashText(decoded.text);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** Two builds of the same version may find different things; whoever works on Seclog must not be shown old results. */
async function engineDigest(host: Host): Promise<string> {
  try {
    return digest(await host.readFile(fileURLToPath(defaultWorkerUrl())));
  } catch (error) {
    if (error instanceof HostError) return "none";
    throw error;
  }
}

function sortKeys(rules: AnalysisSettings["rules"]): readonly (readonly [string, string])[] {
  return Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1));
}

// Follows any number of paths and patterns: wakes up when files change, polls besides, keeps checkpoints. Files are read one after the
// other and a slow consumer holds the reading back.
import type { Disposable } from "../../base/disposable.ts";
import { hashText } from "../../base/hash.ts";
import type { Host } from "../../base/host.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { Follower, type PollHint } from "./follower.ts";
import { createFolderCache, type FolderCache } from "./folder-cache.ts";
import { expandPattern, isPattern } from "./glob.ts";
import type { TailLine } from "./segment.ts";
import { joinPath, splitPath } from "./siblings.ts";

/** What is followed, and where the lines go. */
export interface TailOptions {
  readonly host: Host;
  /** Absolute paths and patterns. A path that does not exist yet is waited for. */
  readonly patterns: readonly string[];
  readonly from: "start" | "end";
  /** When the user began to follow, if that was before now; see `FollowerOptions`. */
  readonly startedAt?: number;
  /** Folder for checkpoints; without it each run begins afresh. */
  readonly stateFolder?: string;
  readonly maxLineBytes: number;
  /** Looks by itself only, for drives that tell no changes or the wrong ones. */
  readonly poll?: boolean;
  /** Lines of one file in the order in which they were written. */
  readonly onLines: (path: string, lines: readonly TailLine[]) => Promise<void> | void;
  readonly onGap: (path: string, message: string) => void;
  /** Something went wrong that is not the fault of a followed file, such as a checkpoint that cannot be written. */
  readonly onError: (error: unknown) => void;
  /** Called after each round of reading in which nothing came. */
  readonly onIdle?: () => Promise<void> | void;
}

interface Followed {
  readonly follower: Follower;
  readonly folder: string;
  watch: Disposable;
  /** Whether to ask it in the next round. */
  due: PollHint | undefined;
  saved: string;
}

// Between two looks where changes are told too, and where they are not.
const pollMilliseconds = 100;
const forcedPollMilliseconds = 40;
const saveMilliseconds = 100;
const discoverMilliseconds = 1000;

/** A running tail. It starts at once; `stop` ends it. */
export class Tail {
  private readonly options: TailOptions;
  private readonly listings: FolderCache;
  private readonly files = new Map<string, Followed>();
  private readonly folders = new Map<string, Disposable>();
  /** Those that told of a change since the last round; a thousand notices are then dealt with at once. */
  private readonly changedFolders = new Set<string>();
  private timer: Disposable | undefined;
  private running: Promise<void> | undefined;
  private wanted = false;
  private stopped = false;
  private lastDiscovery = -Infinity;
  private lastSave = -Infinity;
  private lines = 0;

  constructor(options: TailOptions) {
    const unwatched: Host = { ...options.host, watch: () => nothing };
    this.options = options.poll ? { ...options, host: unwatched } : options;
    this.listings = createFolderCache(this.options.host);
    this.wake();
  }

  /** Reads what is there now; tests call it instead of waiting for the clock. */
  async poll(): Promise<void> {
    await this.running;
    for (const file of this.files.values()) file.due = "changed";
    this.lastDiscovery = Math.min(this.lastDiscovery, this.options.host.now() - discoverMilliseconds);
    this.wake();
    await this.running;
  }

  /** Writes checkpoints and lets go of all files. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    this.timer?.dispose();
    for (const folder of this.folders.values()) folder.dispose();
    for (const file of this.files.values()) file.watch.dispose();
    await this.running;
    await this.save();
    for (const file of this.files.values()) await file.follower.close();
  }

  private wake(): void {
    this.wanted = true;
    if (this.running || this.stopped) return;
    this.running = this.rounds()
      .catch(this.options.onError)
      .finally(() => {
        this.running = undefined;
        if (this.wanted) this.wake();
        else this.schedule();
      });
  }

  private async rounds(): Promise<void> {
    while (this.wanted && !this.stopped) {
      this.wanted = false;
      await this.round();
    }
  }

  private schedule(): void {
    this.timer?.dispose();
    if (this.stopped) return;
    this.timer = this.options.host.setTimer(pollInterval(this.files.size, this.options.poll === true), () => {
      for (const file of this.files.values()) file.due ??= "maybe";
      this.wake();
    });
  }

  private async round(): Promise<void> {
    const { host, onIdle } = this.options;
    this.listings.clear();
    if (this.changedFolders.size > 0) {
      for (const file of this.files.values()) if (this.changedFolders.has(file.folder)) file.due ??= "maybe";
      this.changedFolders.clear();
    }
    await this.discover();
    const before = this.lines;
    for (const file of this.files.values()) {
      if (this.stopped) return;
      const { due, follower } = file;
      if (!due) continue;
      file.due = undefined;
      const { identity } = follower;
      await follower.poll(due);
      if (follower.identity !== identity) this.watchFile(file);
    }
    if (this.lines === before) await onIdle?.();
    if (this.lines === before || host.now() - this.lastSave >= saveMilliseconds) await this.save();
  }

  private async discover(): Promise<void> {
    const { host, patterns, from } = this.options;
    const first = this.lastDiscovery === -Infinity;
    if (host.now() - this.lastDiscovery < discoverMilliseconds) return;
    this.lastDiscovery = host.now();
    for (const pattern of patterns) {
      const paths = isPattern(pattern) ? await expandPattern(host, pattern) : [pattern];
      for (const path of paths) if (!this.files.has(path)) await this.follow(path, first ? from : "start");
    }
  }

  private async follow(path: string, from: "start" | "end"): Promise<void> {
    const { host, stateFolder, startedAt, maxLineBytes, onLines, onGap } = this.options;
    const checkpoint = stateFolder === undefined ? undefined : await loadCheckpoint(host, stateFolder, path);
    const follower = new Follower({
      host,
      listings: this.listings.host,
      path,
      from,
      maxLineBytes,
      ...(checkpoint ? { checkpoint } : {}),
      ...(startedAt === undefined ? {} : { startedAt }),
      sink: (lines) => {
        this.lines += lines.length;
        return onLines(path, lines);
      },
      onGap: (message) => onGap(path, message),
    });
    const { folder } = splitPath(path);
    this.files.set(path, { follower, folder, due: "changed", saved: "", watch: nothing });
    this.watchFolder(folder);
  }

  private watchFile(file: Followed): void {
    file.watch.dispose();
    file.watch = this.options.host.watch(file.follower.path, () => {
      file.due = "changed";
      this.wake();
    });
  }

  // A folder tells of new and renamed files.
  private watchFolder(folder: string): void {
    if (this.folders.has(folder)) return;
    const watch = this.options.host.watch(folder, () => {
      this.changedFolders.add(folder);
      this.wake();
    });
    this.folders.set(folder, watch);
  }

  private async save(): Promise<void> {
    const { stateFolder, host } = this.options;
    if (stateFolder === undefined) return;
    this.lastSave = host.now();
    for (const [path, file] of this.files) {
      const text = writeCheckpoint(file.follower.checkpoint());
      if (text === file.saved) continue;
      await host.writeFile(statePath(stateFolder, path), text);
      file.saved = text;
    }
  }
}

const nothing: Disposable = { dispose: () => undefined };

// A thousand files are not asked four times a second each.
function pollInterval(files: number, forced: boolean): number {
  return Math.min(1000, Math.max(forced ? forcedPollMilliseconds : pollMilliseconds, files));
}

function statePath(folder: string, path: string): string {
  return joinPath(folder, `${hashText(path)}.json`);
}

async function loadCheckpoint(host: Host, folder: string, path: string): Promise<ReturnType<typeof readCheckpoint>> {
  const bytes = await host.readFile(statePath(folder, path), 1_000_000).catch(() => undefined);
  return bytes === undefined ? undefined : readCheckpoint(new TextDecoder().decode(bytes), path);
}

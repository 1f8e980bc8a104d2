// Follows one path through rotation, truncation, deletion and replacement. Nothing is read twice; what may have been lost is said.
import { HostError, type FileStat, type Host, type OpenFile } from "../../base/host.ts";
import { sameBytes } from "./bytes.ts";
import { type Checkpoint, storePlace } from "./checkpoint.ts";
import { resumePlaces } from "./resume.ts";
import { type LineSink, placeAtEnd, Segment, type SegmentPlace } from "./segment.ts";
import { findSiblings, type Sibling } from "./siblings.ts";

/** How a path is followed. */
export interface FollowerOptions {
  readonly host: Host;
  /** The same host with folder listings that may be a round old: for looks that happen for every new file. */
  readonly listings: Host;
  /** Absolute. */
  readonly path: string;
  /** Where to begin in a file that is there at the first poll; one that appears later is always read from its start. */
  readonly from: "start" | "end";
  /** When the user began to follow: with `from: "start"`, files that were rotated between then and the first look are read too. */
  readonly startedAt?: number;
  readonly checkpoint?: Checkpoint;
  readonly maxLineBytes: number;
  readonly sink: LineSink;
  /** Lines were lost, or may have been; or the file cannot be read. One sentence. */
  readonly onGap: (message: string) => void;
}

/** `changed` reads in any case, `maybe` only when size or time of change differ from those seen last. */
export type PollHint = "changed" | "maybe";

const lateWrites = 30_000;
const partialPatience = 2000;
const maxDraining = 16;

/** Follows one path; polls must not overlap. Reads nothing before the first poll. */
export class Follower {
  readonly path: string;
  private readonly options: FollowerOptions;
  private current: Segment | undefined;
  /** Files that were rotated away: their writers may not have noticed yet. */
  private draining: Segment[] = [];
  private known: Set<string>;
  private started = false;
  private complaint: string | undefined;
  private seen = "";

  constructor(options: FollowerOptions) {
    this.options = options;
    this.path = options.path;
    this.known = new Set(options.checkpoint?.known);
  }

  /** Identity of the file that is read now; undefined while there is none. */
  get identity(): string | undefined {
    return this.current?.identity;
  }

  /** Reads whatever has come since the last poll. */
  async poll(hint: PollHint): Promise<void> {
    if (!this.started) {
      this.started = true;
      await this.start();
    }
    await this.drain();
    const stat = await this.statPath();
    if (!this.current) {
      if (stat) await this.adopt();
    } else if (stat && stat.identity !== this.current.identity) await this.rotate(this.current);
    if (!this.current) return;
    const sight = stat ? `${stat.identity} ${stat.size} ${stat.modified}` : "";
    // A file that was copied and emptied before anything was read of it shows no other trace than the copy.
    if (sight !== this.seen && this.current.untouched) await this.readUnknown(this.options.listings);
    if (hint === "changed" || sight !== this.seen || sight === "") await this.readCurrent(this.current);
    this.seen = sight;
    await this.flushIdle(this.current);
  }

  checkpoint(): Checkpoint {
    const segments = [...this.draining, ...(this.current ? [this.current] : [])];
    return { path: this.path, places: segments.map((segment) => storePlace(segment.place())), known: [...this.known] };
  }

  async close(): Promise<void> {
    for (const segment of [...this.draining, ...(this.current ? [this.current] : [])]) await segment.handle.close();
    this.draining = [];
    this.current = undefined;
  }

  private async start(): Promise<void> {
    const { host, listings, checkpoint, onGap, from } = this.options;
    const resumed = checkpoint ? await resumePlaces(host, this.path, checkpoint) : undefined;
    if (resumed) {
      if (resumed.gap)
        onGap(
          `${this.path} was rotated or emptied while nobody followed it, and what it held is gone; lines may be missing.`,
        );
      this.draining = resumed.places.map(({ handle, identity, place }) => this.open(handle, identity, place));
      await this.adopt();
    } else {
      await this.openPath(from);
      if (from === "start") await this.openRotatedSinceStart();
    }
    for (const { stat } of await findSiblings(listings, this.path)) this.known.add(stat.identity);
  }

  // A busy machine may take a second to start the program, and a rotation may come in between.
  private async openRotatedSinceStart(): Promise<void> {
    const { host, listings, startedAt = Infinity } = this.options;
    for (const { path, stat } of await findSiblings(listings, this.path)) {
      if (stat.modified < startedAt || stat.identity === this.current?.identity) continue;
      const handle = await host.openFile(path).catch(() => undefined);
      if (!handle) continue;
      if (this.current && (await isCopyOf(this.current.handle, { handle, size: stat.size }))) await handle.close();
      else this.draining.push(this.open(handle, stat.identity));
    }
  }

  private open(handle: OpenFile, identity: string, place?: Pick<SegmentPlace, "offset" | "tail">): Segment {
    const { host, maxLineBytes } = this.options;
    return new Segment({ handle, identity, maxLineBytes, now: () => host.now(), ...(place ? { place } : {}) });
  }

  private async statPath(): Promise<FileStat | undefined> {
    try {
      const stat = await this.options.host.stat(this.path);
      if (stat.kind !== "file") return undefined;
      return stat;
    } catch (error) {
      this.complain(error);
      return undefined;
    }
  }

  // A missing file is waited for; anything else is said once.
  private complain(error: unknown): void {
    if (!(error instanceof HostError)) throw error;
    if (error.code === "not-found" || this.complaint === error.code) return;
    this.complaint = error.code;
    this.options.onGap(`${this.path} cannot be read (${error.code}); it is tried again until it can.`);
  }

  private async openPath(from: "start" | "end"): Promise<void> {
    try {
      const handle = await this.options.host.openFile(this.path);
      const { identity, size } = await handle.stat();
      this.current = this.open(handle, identity, from === "end" ? await placeAtEnd(handle, size) : undefined);
      this.complaint = undefined;
    } catch (error) {
      this.complain(error);
    }
  }

  // Makes the file that is at the path now the current one: one that is read already, or a new one from its start.
  private async adopt(): Promise<void> {
    const stat = await this.statPath();
    if (!stat) return;
    const reading = this.draining.find((segment) => segment.identity === stat.identity);
    this.draining = this.draining.filter((segment) => segment !== reading);
    this.current = reading;
    if (!reading) await this.openPath("start");
  }

  private async readCurrent(segment: Segment): Promise<void> {
    const { sink } = this.options;
    if ((await segment.readOn(sink)) === "ok") return;
    await this.recover(segment);
    await segment.readOn(sink);
  }

  private async flushIdle(segment: Segment): Promise<void> {
    const { host, sink } = this.options;
    if (segment.hasPartial && host.now() - segment.lastGrowth >= partialPatience) await segment.flushPartial(sink);
  }

  private async drain(): Promise<void> {
    const { host, sink } = this.options;
    const kept: Segment[] = [];
    for (const segment of this.draining) {
      const outcome = await segment.readOn(sink);
      await this.flushIdle(segment);
      if (outcome === "ok" && host.now() - segment.lastGrowth < lateWrites) kept.push(segment);
      else await this.finish(segment);
    }
    for (const old of kept.splice(0, Math.max(0, kept.length - maxDraining))) await this.finish(old);
    this.draining = kept;
  }

  private async finish(segment: Segment): Promise<void> {
    await segment.flushPartial(this.options.sink);
    await segment.handle.close();
  }

  // The path names another file than before: the old one is read to its end, then what was rotated in between, then the new one.
  private async rotate(old: Segment): Promise<void> {
    if ((await old.readOn(this.options.sink)) === "rewritten") await this.recover(old);
    this.draining.push(old);
    this.current = undefined;
    await this.openUnknown(this.options.host, old);
    await this.adopt();
    for (const { identity } of this.draining) this.known.add(identity);
    await this.drain();
    await this.forgetGone();
  }

  // Rotated files that appeared since the last look are opened, oldest first, to be read by the next `drain`.
  private async openUnknown(host: Host, old?: Segment): Promise<void> {
    for (const sibling of await findSiblings(host, this.path)) {
      if (this.isKnown(sibling.stat.identity)) continue;
      const missed = await this.openMissed(sibling, old);
      if (missed) this.draining.push(missed);
    }
  }

  private async readUnknown(host: Host): Promise<void> {
    await this.openUnknown(host);
    for (const { identity } of this.draining) this.known.add(identity);
    await this.drain();
  }

  private isKnown(identity: string): boolean {
    return this.known.has(identity) || this.draining.some((segment) => segment.identity === identity);
  }

  // Identities are given to other files after a while, so those of files that are gone are forgotten.
  private async forgetGone(): Promise<void> {
    const present = new Set((await findSiblings(this.options.host, this.path)).map(({ stat }) => stat.identity));
    const reading = new Set(this.draining.map(({ identity }) => identity));
    this.known = new Set([...this.known].filter((identity) => present.has(identity) || reading.has(identity)));
  }

  private async openMissed(sibling: Sibling, old: Segment | undefined): Promise<Segment | undefined> {
    const handle = await this.options.host.openFile(sibling.path).catch(() => undefined);
    if (!handle) return undefined;
    const { identity, size } = await handle.stat();
    // The name may have been given to another file since the folder was listed.
    const copy = old !== undefined && (await isCopyOf(old.handle, { handle, size }));
    if (!copy && !this.isKnown(identity) && identity !== this.current?.identity) return this.open(handle, identity);
    this.known.add(identity);
    await handle.close();
    return undefined;
  }

  // The same file has other content than before: a copy made by copytruncate may hold what was not read yet.
  private async recover(segment: Segment): Promise<void> {
    const { host, sink, onGap } = this.options;
    const siblings = await findSiblings(host, this.path);
    let found = false;
    for (const { path, stat } of [...siblings].reverse()) {
      if (found || stat.identity === segment.identity || this.known.has(stat.identity)) continue;
      const handle = await host.openFile(path).catch(() => undefined);
      if (!handle) continue;
      if (await segment.isContinuedBy(handle)) {
        found = true;
        this.known.add(stat.identity);
        await segment.readRestFrom(handle, sink);
      }
      await handle.close();
    }
    await segment.flushPartial(sink);
    if (!found)
      onGap(
        `${this.path} was emptied or rewritten and no copy of it is there; lines written just before may be missing.`,
      );
    segment.restart();
    // What was copied after that copy, before this look.
    await this.readUnknown(host);
  }
}

const comparedBytes = 1024;

// A copy has the beginning and, where it ends, the same bytes as the original.
async function isCopyOf(
  original: OpenFile,
  copy: { readonly handle: OpenFile; readonly size: number },
): Promise<boolean> {
  if (copy.size === 0) return true;
  for (const from of [0, Math.max(0, copy.size - comparedBytes)]) {
    const length = Math.min(comparedBytes, copy.size - from);
    if (!sameBytes(await original.read(from, length), await copy.handle.read(from, length))) return false;
  }
  return true;
}

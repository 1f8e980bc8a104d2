// One file while it is followed: an open handle, how far it was read, and the line that is still being written. The path may have been
// given to another file long since.
import type { OpenFile } from "../../base/host.ts";
import { truncationMark } from "../line-limit.ts";
import { joinBytes, sameBytes, tailLength, tailOf } from "./bytes.ts";

/** A line as it was written, line break included if it had one. */
export interface TailLine {
  readonly bytes: Uint8Array;
  /** Place of the line in the file that held it. */
  readonly offset: number;
}

/** Takes lines in order; reading waits until it is done. */
export type LineSink = (lines: readonly TailLine[]) => Promise<void> | void;

/** Where a reader stands in a file: enough to go on later and to notice that the file is not the same any more. */
export interface SegmentPlace {
  readonly identity: string;
  /** Everything before was handed over as whole lines. */
  readonly offset: number;
  /** The last bytes before `offset`. */
  readonly tail: Uint8Array;
}

/** How a segment begins. */
export interface SegmentStart {
  readonly handle: OpenFile;
  readonly identity: string;
  readonly place?: Pick<SegmentPlace, "offset" | "tail">;
  readonly maxLineBytes: number;
  readonly now: () => number;
}

const readLength = 256 * 1024;
const LF = 10;
const empty = new Uint8Array(0);

/** A followed file; close it when nothing more is expected. */
export class Segment {
  readonly identity: string;
  readonly handle: OpenFile;
  private readonly now: () => number;
  private readonly maxLineBytes: number;
  /** How far was read, and the bytes before. */
  private offset: number;
  private tail: Uint8Array;
  /** How far was handed over, and the bytes before. */
  private done: number;
  private doneTail: Uint8Array;
  private partial: Uint8Array = empty;
  /** Bytes that were dropped so far of a line whose beginning was handed over. */
  private dropped = 0;
  private flushed = false;
  private grown: number;

  constructor({ handle, identity, place, maxLineBytes, now }: SegmentStart) {
    this.handle = handle;
    this.identity = identity;
    this.maxLineBytes = maxLineBytes;
    this.now = now;
    this.offset = this.done = place?.offset ?? 0;
    this.tail = this.doneTail = place?.tail ?? empty;
    this.grown = now();
  }

  /** When it last grew. */
  get lastGrowth(): number {
    return this.grown;
  }

  /** Nothing was read of it yet. */
  get untouched(): boolean {
    return this.offset === 0;
  }

  /** A line was begun and not ended. */
  get hasPartial(): boolean {
    return this.partial.length > 0 || this.dropped > 0;
  }

  place(): SegmentPlace {
    return { identity: this.identity, offset: this.done, tail: this.doneTail };
  }

  /** Reads to the end; "rewritten" when what was read before is no longer there, then nothing was read. */
  readOn(sink: LineSink): Promise<"ok" | "rewritten"> {
    return this.readFrom(this.handle, sink);
  }

  /** Hands over an unfinished line; its rest, if it comes, becomes a line of its own. */
  async flushPartial(sink: LineSink): Promise<void> {
    if (this.dropped > 0) return this.endDropped(sink);
    if (this.partial.length === 0) return;
    const bytes = this.partial;
    this.partial = empty;
    this.flushed = true;
    await sink([{ bytes, offset: this.done }]);
    this.done += bytes.length;
    this.doneTail = tailOf(this.doneTail, bytes);
  }

  /** Begins again at the start of the same file. */
  restart(): void {
    this.offset = this.done = this.dropped = 0;
    this.tail = this.doneTail = this.partial = empty;
    this.flushed = false;
    this.grown = this.now();
  }

  /** Whether the other file holds what was read here, at the same place: it is a copy made before this one was emptied. */
  async isContinuedBy(copy: OpenFile): Promise<boolean> {
    if (this.tail.length === 0) return false;
    return sameBytes(await copy.read(this.offset - this.tail.length, this.tail.length), this.tail);
  }

  /** Reads what the copy has beyond the place reached here. */
  async readRestFrom(copy: OpenFile, sink: LineSink): Promise<void> {
    await this.readFrom(copy, sink);
  }

  private async readFrom(file: OpenFile, sink: LineSink): Promise<"ok" | "rewritten"> {
    for (;;) {
      const before = this.tail.length;
      const chunk = await file.read(this.offset - before, before + readLength);
      if (!sameBytes(chunk.subarray(0, before), this.tail)) return "rewritten";
      const fresh = chunk.subarray(before);
      if (fresh.length === 0) return "ok";
      await this.accept(fresh, sink);
    }
  }

  private async accept(fresh: Uint8Array, sink: LineSink): Promise<void> {
    this.grown = this.now();
    this.offset += fresh.length;
    this.tail = tailOf(this.tail, fresh);
    let data = joinBytes(this.partial, fresh);
    if (this.flushed && data[0] === LF) {
      // Only the line break of a line that was handed over unfinished.
      data = data.subarray(1);
      this.doneTail = tailOf(this.doneTail, Uint8Array.of(LF));
      this.done++;
    }
    this.flushed = false;
    const { lines, taken } = this.cut(data);
    this.partial = data.slice(taken);
    if (lines.length > 0) await sink(lines);
    this.done += taken;
    this.doneTail = tailOf(this.doneTail, data.subarray(0, taken));
  }

  // Whole lines, and how many bytes they take; the beginning of a line over the limit counts as taken.
  private cut(data: Uint8Array): { readonly lines: readonly TailLine[]; readonly taken: number } {
    const lines: TailLine[] = [];
    let at = 0;
    for (let next = data.indexOf(LF); next >= 0; next = data.indexOf(LF, at)) {
      const line = data.subarray(at, next + 1);
      const bytes = this.dropped > 0 ? mark(this.dropped + line.length - 1) : limit(line, this.maxLineBytes);
      lines.push({ bytes, offset: this.done + at });
      this.dropped = 0;
      at = next + 1;
    }
    const rest = data.length - at;
    if (this.dropped > 0) {
      this.dropped += rest;
      return { lines, taken: data.length };
    }
    if (rest <= this.maxLineBytes) return { lines, taken: at };
    lines.push({ bytes: data.slice(at, at + this.maxLineBytes), offset: this.done + at });
    this.dropped = rest - this.maxLineBytes;
    return { lines, taken: data.length };
  }

  private async endDropped(sink: LineSink): Promise<void> {
    const bytes = mark(this.dropped);
    this.dropped = 0;
    await sink([{ bytes, offset: this.done }]);
  }
}

function limit(line: Uint8Array, maxLineBytes: number): Uint8Array {
  const ending = line[line.length - 2] === 13 ? 2 : 1;
  if (line.length - ending <= maxLineBytes) return line;
  return joinBytes(line.subarray(0, maxLineBytes), mark(line.length - ending - maxLineBytes));
}

function mark(dropped: number): Uint8Array {
  return new TextEncoder().encode(`${truncationMark(dropped)}\n`);
}

/** The place at the end of an open file, after its last whole line if that begins within the last 64 KB. */
export async function placeAtEnd(handle: OpenFile, size: number): Promise<Pick<SegmentPlace, "offset" | "tail">> {
  const from = Math.max(0, size - 65_536);
  const last = await handle.read(from, size - from);
  const end = last.lastIndexOf(LF) + 1;
  const cut = end > 0 ? end : from === 0 ? 0 : last.length;
  return { offset: from + cut, tail: last.slice(Math.max(0, cut - tailLength), cut) };
}

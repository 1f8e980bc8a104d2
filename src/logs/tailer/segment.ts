// One file while it is followed: an open handle, how far it was read, and the line that is still being written. The path may have been
// given to another file long since.
import type { OpenFile } from "../../base/host.ts";
import { truncationMark } from "../line-limit.ts";
import { joinBytes, sameBytes, tailLength, tailOf } from "./bytes.ts";
import { asUtf8, encodingOf, encodingOfFile, lastLineEnd, lineEnd, type TailEncoding } from "./line-breaks.ts";

/** A line as it was written, line break included if it had one; without the mark of its file, and UTF-16 as UTF-8. */
export interface TailLine {
  readonly bytes: Uint8Array;
  /** Place of the line in the file that held it. */
  readonly offset: number;
}

/** A line that stands in what was read just as it is; its bytes are cut out when somebody asks for them. */
export class WholeLine implements TailLine {
  readonly within: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly offset: number;

  constructor(within: Uint8Array, { start, end, offset }: Pick<WholeLine, "start" | "end" | "offset">) {
    this.within = within;
    this.start = start;
    this.end = end;
    this.offset = offset;
  }

  get bytes(): Uint8Array {
    return this.within.subarray(this.start, this.end);
  }
}

/** Where lines were read: an open file, and the place behind the last of them. */
export interface LineOrigin {
  readonly file: OpenFile;
  readonly end: number;
}

/** Takes lines in order, those of one call one behind the other in the file; reading waits until it is done. */
export type LineSink = (lines: readonly TailLine[], origin: LineOrigin) => Promise<void> | void;

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
// Reads grow to this while no line ends in them: one of many megabytes is not joined from hundreds of parts.
const mostReadLength = 4 * 1024 * 1024;
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
  /** The file itself, or the copy of it that was read last. */
  private source: OpenFile;
  /** Unknown while the file holds less than two bytes. */
  private encoding: TailEncoding | undefined;

  constructor({ handle, identity, place, maxLineBytes, now }: SegmentStart) {
    this.handle = this.source = handle;
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
    // Half a character of UTF-16 waits for its other half.
    if (this.partial.length === 0 || (this.isWide && this.partial.length % 2 === 1)) return;
    const bytes = this.partial;
    this.partial = empty;
    this.flushed = true;
    const origin = { file: this.source, end: this.done + bytes.length };
    await sink([{ bytes: this.text(bytes, this.done), offset: this.done }], origin);
    this.done += bytes.length;
    this.doneTail = tailOf(this.doneTail, bytes);
  }

  /** Begins again at the start of the same file. */
  restart(): void {
    this.offset = this.done = this.dropped = 0;
    this.tail = this.doneTail = this.partial = empty;
    this.flushed = false;
    this.encoding = undefined;
    this.grown = this.now();
  }

  private get isWide(): boolean {
    return this.encoding !== undefined && this.encoding !== "bytes";
  }

  private text(line: Uint8Array, offset: number): Uint8Array {
    return asUtf8(line, this.encoding ?? "bytes", offset === 0);
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
    this.source = file;
    for (let length = readLength; ; length = this.nextLength(length)) {
      const before = this.tail.length;
      const chunk = await file.read(this.offset - before, before + length);
      if (!sameBytes(chunk.subarray(0, before), this.tail)) return "rewritten";
      const fresh = chunk.subarray(before);
      if (fresh.length === 0) return "ok";
      this.encoding ??= this.offset === 0 ? encodingOf(fresh) : await encodingOfFile(file);
      await this.accept(fresh, sink);
    }
  }

  // What is read at once stays small where lines end, so that all that is made of them is soon forgotten.
  private nextLength(length: number): number {
    return this.partial.length + this.dropped >= length ? Math.min(length * 2, mostReadLength) : readLength;
  }

  private async accept(fresh: Uint8Array, sink: LineSink): Promise<void> {
    this.grown = this.now();
    this.offset += fresh.length;
    this.tail = tailOf(this.tail, fresh);
    let data = joinBytes(this.partial, fresh);
    const width = this.isWide ? 2 : 1;
    if (this.flushed && lineEnd(data.subarray(0, width), 0, this.encoding ?? "bytes") === width) {
      // Only the line break of a line that was handed over unfinished.
      this.doneTail = tailOf(this.doneTail, data.subarray(0, width));
      this.done += width;
      data = data.subarray(width);
    }
    this.flushed = false;
    // What waited has no line break, but for the first half of one.
    const { lines, taken } = this.cut(data, Math.max(0, data.length - fresh.length - 2));
    this.partial = data.slice(taken);
    if (lines.length > 0) await sink(lines, { file: this.source, end: this.done + taken });
    this.done += taken;
    this.doneTail = tailOf(this.doneTail, data.subarray(0, taken));
  }

  // Whole lines, and how many bytes they take; the beginning of a line over the limit counts as taken.
  private cut(data: Uint8Array, searched: number): { readonly lines: readonly TailLine[]; readonly taken: number } {
    const lines: TailLine[] = [];
    const encoding = this.encoding ?? "bytes";
    let at = 0;
    for (let next = lineEnd(data, searched, encoding); next >= 0; next = lineEnd(data, at, encoding)) {
      const offset = this.done + at;
      // The first line may have a mark, whose first byte this is.
      const isMarked = offset === 0 && data[at] === 0xef;
      if (encoding === "bytes" && this.dropped === 0 && next - at <= this.maxLineBytes && !isMarked) {
        lines.push(new WholeLine(data, { start: at, end: next, offset }));
        at = next;
        continue;
      }
      const line = data.subarray(at, next);
      const dropped = this.dropped + line.length - (encoding === "bytes" ? 1 : 2);
      lines.push({
        bytes: this.dropped > 0 ? mark(dropped) : limit(this.text(line, offset), this.maxLineBytes),
        offset,
      });
      this.dropped = 0;
      at = next;
    }
    const rest = data.length - at;
    // Half a character of UTF-16 stays for the next look.
    const even = (length: number): number => (this.isWide ? length - (length % 2) : length);
    const taken = at + even(rest);
    if (this.dropped > 0) {
      this.dropped += taken - at;
      return { lines, taken };
    }
    if (rest <= this.maxLineBytes) return { lines, taken: at };
    const kept = data.slice(at, at + even(this.maxLineBytes));
    lines.push({ bytes: this.text(kept, this.done + at), offset: this.done + at });
    this.dropped = taken - at - kept.length;
    return { lines, taken };
  }

  private async endDropped(sink: LineSink): Promise<void> {
    const bytes = mark(this.dropped);
    this.dropped = 0;
    await sink([{ bytes, offset: this.done }], { file: this.source, end: this.done });
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
  const encoding = (await encodingOfFile(handle)) ?? "bytes";
  const start = Math.max(0, size - 65_536);
  const from = start - (start % 2);
  const last = await handle.read(from, size - from);
  const end = lastLineEnd(last, encoding);
  const whole = encoding === "bytes" ? last.length : last.length - (last.length % 2);
  const cut = end > 0 ? end : from === 0 ? 0 : whole;
  return { offset: from + cut, tail: last.slice(Math.max(0, cut - tailLength), cut) };
}

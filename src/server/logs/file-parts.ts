// A log as places in several files, one behind the other: what was rotated away first, then what came in its stead.
import type { Host, OpenFile } from "../../base/host.ts";
import { findSiblings } from "../../logs/tailer/siblings.ts";

/** Bytes of an open file. */
export interface Piece {
  readonly file: OpenFile;
  readonly from: number;
  readonly to: number;
}

/** A piece at its place among all bytes. */
export interface Part {
  file: OpenFile;
  readonly from: number;
  size: number;
  base: number;
  /** A line break that the last line of the part lacks. */
  gap: number;
  /** The last bytes: that they change tells of a file that was cut off and written again. */
  print: Uint8Array;
}

export interface Parts {
  readonly all: readonly Part[];
  readonly size: number;
  /** Adds what is not there yet; false when all of it is. */
  append(piece: Piece): Promise<boolean>;
  /** The bytes of a file stand in another one now. */
  move(from: OpenFile, to: OpenFile): void;
  drop(isGone: (part: Part) => boolean): void;
}

const printBytes = 128;

/** Empty at first. */
export function createParts(): Parts {
  let all: Part[] = [];
  const sizeOf = (): number => {
    const last = all.at(-1);
    return last ? last.base + last.size : 0;
  };
  return {
    get all() {
      return all;
    },
    get size() {
      return sizeOf();
    },
    async append({ file, from, to }) {
      const known = all.findLast((part) => part.file === file);
      const start = known ? Math.max(from, known.from + known.size) : from;
      if (to <= start && known) return false;
      const last = all.at(-1);
      if (last && last.file === file && last.from + last.size === start) last.size = to - last.from;
      else {
        if (last) last.gap = endsWithBreak(last) ? 0 : 1;
        const base = sizeOf() + (last?.gap ?? 0);
        all.push({ file, from: start, size: to - start, base, gap: 0, print: new Uint8Array(0) });
      }
      const grown = all.at(-1);
      if (grown) grown.print = await endOf(grown);
      return true;
    },
    move(from, to) {
      for (const part of all) if (part.file === from) part.file = to;
    },
    drop(isGone) {
      all = all.filter((part) => !isGone(part));
      let base = 0;
      for (const part of all) {
        part.base = base;
        base += part.size + part.gap;
      }
    },
  };
}

/** Reads across the parts, with a line break between two where the first lacks it. */
export async function readParts(parts: readonly Part[], offset: number, length: number): Promise<Uint8Array> {
  const found: Uint8Array[] = [];
  let at = offset;
  let left = length;
  for (const { file, from, base, size, gap } of parts) {
    const end = base + size + gap;
    if (at >= end || left <= 0) continue;
    const wanted = Math.min(left, base + size - at);
    const bytes = wanted > 0 ? await file.read(from + at - base, wanted) : new Uint8Array(0);
    found.push(bytes);
    at += bytes.length;
    left -= bytes.length;
    if (bytes.length < wanted) break;
    if (left > 0 && at === base + size && gap > 0) {
      found.push(Uint8Array.of(10));
      at++;
      left--;
    }
  }
  const [only] = found;
  return found.length === 1 && only ? only : Buffer.concat(found);
}

/** Whether the part still ends as it did. */
export async function holds({ file, from, size, print }: Part): Promise<boolean> {
  if (print.length === 0) return true;
  const now = await file.read(from + size - print.length, print.length);
  return now.length === print.length && now.every((byte, index) => byte === print[index]);
}

/** The rotated file that holds what was cut off, known by the bytes before its former end. */
export async function findCopy(host: Host, path: string, lost: Part): Promise<OpenFile | undefined> {
  if (lost.print.length === 0) return undefined;
  const rotated = await findSiblings(host, path).catch(() => []);
  for (const sibling of rotated.toReversed()) {
    const file = await host.openFile(sibling.path).catch(() => undefined);
    if (!file) continue;
    if (file !== lost.file && (await holds({ ...lost, file }))) return file;
    await file.close();
  }
  return undefined;
}

async function endOf({ file, from, size }: Part): Promise<Uint8Array> {
  const length = Math.min(size, printBytes);
  return await file.read(from + size - length, length);
}

function endsWithBreak({ print }: Part): boolean {
  return print.length === 0 || print.subarray(-2).includes(10);
}

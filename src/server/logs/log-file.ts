// A log file that others write to: its bytes as one source that goes on through rotation. A file that was renamed stays readable through
// its handle and what its successor holds comes behind it; one that was copied and cut off goes on from the copy.
import { basename } from "node:path";
import { HostError, type Host, type HostErrorCode, type OpenFile } from "../../base/host.ts";
import { assertNever } from "../../base/assert-never.ts";
import { isCompressed, unpack } from "../../hosts/unpack.ts";
import { looksBinary, memorySource, type ByteSource } from "../../logs/blocks.ts";
import { findRotated } from "../../logs/tailer/siblings.ts";

/** What came of a look at the file: `reset` means that bytes given before are gone. */
export type FileChange = "none" | "grown" | "reset";

/** The bytes of a log, old parts first. */
export interface LogFile extends ByteSource {
  /** Bytes that can be read. */
  readonly size: number;
  /** Milliseconds since the epoch at which it was changed last, when it was opened. */
  readonly modified: number;
  readonly notice: string | undefined;
  /** Looks whether the file has grown, was replaced or cut off. */
  refresh(): Promise<FileChange>;
  close(): Promise<void>;
}

interface Part {
  file: OpenFile;
  /** Where it begins among all bytes. */
  base: number;
  size: number;
  /** A line break that the last line of the part lacks. */
  gap: number;
}

// What stands before the end does not change while a log grows; that it does tells of a file that was cut off and written again.
const printBytes = 128;
const headBytes = 4096;

/** Rejects with a message for the user when the path is no readable log. */
export async function openLogFile(host: Host, path: string): Promise<LogFile> {
  const file = await openReadable(host, path);
  try {
    const head = await file.read(0, headBytes);
    if (isCompressed(head)) return await openPacked(file, path);
    if (looksBinary(head)) throw new Error("This file holds binary data; it is not a log.");
    const { size, modified } = await file.stat();
    return createLogFile({ host, path, modified }, { file, base: 0, size, gap: 0 });
  } catch (error) {
    await file.close();
    throw error;
  }
}

// A rotated file that was compressed does not change any more.
async function openPacked(file: OpenFile, path: string): Promise<LogFile> {
  const { size, modified } = await file.stat();
  const bytes = await unpack(basename(path), await file.read(0, size));
  if (looksBinary(bytes.subarray(0, headBytes)))
    throw new Error("This file holds packed binary data; it is not a log.");
  await file.close();
  return {
    ...memorySource(bytes),
    size: bytes.length,
    modified,
    notice: undefined,
    refresh: () => Promise.resolve("none"),
    close: () => Promise.resolve(),
  };
}

interface Origin {
  readonly host: Host;
  readonly path: string;
  readonly modified: number;
}

function createLogFile({ host, path, modified }: Origin, first: Part): LogFile {
  let parts = [first];
  let print: Uint8Array = new Uint8Array(0);
  let notice: string | undefined;
  const live = (): Part => parts[parts.length - 1] ?? first;
  const remember = async (): Promise<void> => void (print = await endOf(live()));
  const append = async (file: OpenFile): Promise<void> => {
    const before = live();
    before.gap = (await endsWithBreak(before)) ? 0 : 1;
    const base = before.base + before.size + before.gap;
    parts.push({ file, base, size: (await file.stat()).size, gap: 0 });
    await remember();
  };
  const restart = async (): Promise<FileChange> => {
    const old = live();
    const copy = await findCopy(host, path, { size: old.size, print });
    if (copy) {
      const truncated = old.file;
      Object.assign(old, copy);
      await append(truncated);
      return "grown";
    }
    for (const { file } of parts.slice(0, -1)) await file.close();
    parts = [{ file: old.file, base: 0, size: (await old.file.stat()).size, gap: 0 }];
    notice = "The file was cut off; what it held before is gone.";
    await remember();
    return "reset";
  };
  return {
    modified,
    get size() {
      const { base, size } = live();
      return base + size;
    },
    get notice() {
      return notice;
    },
    read: (offset, length) => readParts(parts, offset, length),
    async refresh() {
      const current = live();
      const { size, identity } = await current.file.stat();
      if (size < current.size || !(await holds(current, print))) return await restart();
      const grown = size > current.size;
      current.size = size;
      if (grown || print.length === 0) await remember();
      const next = await host.stat(path).catch(() => undefined);
      // The writer may have the renamed file open a moment longer, so it is left once it has stopped to grow.
      if (grown || !next || next.identity === identity || next.kind !== "file") return grown ? "grown" : "none";
      const successor = await host.openFile(path).catch(() => undefined);
      if (!successor) return "none";
      if ((await current.file.stat()).size > current.size) {
        await successor.close();
        return "none";
      }
      await append(successor);
      return "grown";
    },
    close: async () => void (await Promise.all(parts.map(({ file }) => file.close()))),
  };
}

async function readParts(parts: readonly Part[], offset: number, length: number): Promise<Uint8Array> {
  const found: Uint8Array[] = [];
  let at = offset;
  let left = length;
  for (const { file, base, size, gap } of parts) {
    const end = base + size + gap;
    if (at >= end || left <= 0) continue;
    const wanted = Math.min(left, base + size - at);
    const bytes = wanted > 0 ? await file.read(at - base, wanted) : new Uint8Array(0);
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

async function endOf({ file, size }: Part): Promise<Uint8Array> {
  return await file.read(Math.max(0, size - printBytes), Math.min(size, printBytes));
}

async function endsWithBreak({ file, size }: Part): Promise<boolean> {
  if (size === 0) return true;
  const last = await file.read(Math.max(0, size - 2), 2);
  return last.includes(10);
}

async function holds({ file, size }: Part, print: Uint8Array): Promise<boolean> {
  if (print.length === 0) return true;
  const now = await file.read(size - print.length, print.length);
  return now.length === print.length && now.every((byte, index) => byte === print[index]);
}

interface Lost {
  readonly size: number;
  readonly print: Uint8Array;
}

/** The rotated file that holds what was cut off, known by the bytes before its former end. */
async function findCopy(host: Host, path: string, lost: Lost): Promise<{ file: OpenFile; size: number } | undefined> {
  if (lost.print.length === 0) return undefined;
  const rotated = await findRotated(host, path).catch(() => []);
  for (const sibling of rotated.toReversed()) {
    const file = sibling.name.endsWith(".gz") ? undefined : await host.openFile(sibling.path).catch(() => undefined);
    if (!file) continue;
    const { size } = await file.stat();
    if (size >= lost.size && (await holds({ file, size: lost.size, base: 0, gap: 0 }, lost.print)))
      return { file, size };
    await file.close();
  }
  return undefined;
}

async function openReadable(host: Host, path: string): Promise<OpenFile> {
  try {
    return await host.openFile(path);
  } catch (error) {
    if (error instanceof HostError) throw new Error(reasonOf(error.code), { cause: error });
    throw error;
  }
}

function reasonOf(code: HostErrorCode): string {
  switch (code) {
    case "not-found":
      return "This file no longer exists.";
    case "permission":
      return "This file may not be read.";
    case "is-directory":
    case "not-regular":
      return "This is not a regular file.";
    case "too-large":
    case "outside-root":
    case "io":
      return "This file cannot be read.";
    default:
      return assertNever(code);
  }
}

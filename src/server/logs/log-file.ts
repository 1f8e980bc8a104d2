// A log file that others write to: its bytes as one source that goes on through rotation. What comes is found by the same tailer that the
// command line follows logs with; here it is kept as places in open files, and never as text.
import { basename } from "node:path";
import { HostError, type Host, type HostErrorCode, type OpenFile } from "../../base/host.ts";
import { assertNever } from "../../base/assert-never.ts";
import { isCompressed, unpack } from "../../hosts/unpack.ts";
import { looksBinary, memorySource, type ByteSource } from "../../logs/blocks.ts";
import { storePlace } from "../../logs/tailer/checkpoint.ts";
import { Follower } from "../../logs/tailer/follower.ts";
import { placeAtEnd } from "../../logs/tailer/segment.ts";
import { findSiblings } from "../../logs/tailer/siblings.ts";
import { createHandles } from "./file-handles.ts";
import { createParts, findCopy, holds, readParts, type Piece } from "./file-parts.ts";

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

const headBytes = 4096;
const maxLineBytes = 1 << 20;
// Each part holds a file open.
const maxParts = 400;

/** Rejects with a message for the user when the path is no readable log. */
export async function openLogFile(host: Host, path: string): Promise<LogFile> {
  const file = await openReadable(host, path);
  try {
    const head = await file.read(0, headBytes);
    if (isCompressed(head)) return await openPacked(file, path);
    if (looksBinary(head)) throw new Error("This file holds binary data; it is not a log.");
    return await followed(host, path, file);
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

/** The bytes from the first look on: what is there, and behind it whatever the tailer finds, through any rotation. */
async function followed(host: Host, path: string, first: OpenFile): Promise<LogFile> {
  const handles = createHandles(host);
  const { size, modified, identity } = await first.stat();
  const file = handles.keep(first, identity);
  const parts = createParts();
  await parts.append({ file, from: 0, to: size });
  const place = storePlace({ identity, ...(await placeAtEnd(file, size)) });
  const known = (await findSiblings(host, path)).map(({ stat }) => stat.identity);
  let notice: string | undefined;
  const pieces: Piece[] = [];
  const follower = new Follower({
    host: handles.host,
    listings: handles.host,
    path,
    from: "end",
    checkpoint: { path, places: [place], known },
    maxLineBytes,
    sink: ([line], { file: read, end }) => void (line && pieces.push({ file: read, from: line.offset, to: end })),
    onGap: (message) => void (notice ??= message),
  });
  handles.isUsed = (handle) => parts.all.some((part) => part.file === handle);
  return {
    modified,
    get size() {
      return parts.size;
    },
    get notice() {
      return notice;
    },
    read: (offset, length) => readParts(parts.all, offset, length),
    async refresh() {
      await follower.poll("changed");
      let change: FileChange = "none";
      const current = parts.all.findLast((part) => handles.identityOf(part.file) === follower.identity);
      if (current && !(await holds(current))) {
        const copy = await findCopy(handles.host, path, current);
        if (copy) parts.move(current.file, copy);
        else {
          notice = "The file was cut off; what it held before is gone.";
          parts.drop((part) => part.file === current.file);
          change = "reset";
        }
      }
      for (const piece of pieces.splice(0)) if ((await parts.append(piece)) && change === "none") change = "grown";
      if (parts.all.length <= maxParts) return change;
      notice = `The log was rotated more than ${maxParts} times; only its later part is shown.`;
      const kept = new Set(parts.all.slice(-maxParts / 2));
      parts.drop((part) => !kept.has(part));
      return "reset";
    },
    async close() {
      await follower.close();
      await handles.close();
    },
  };
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

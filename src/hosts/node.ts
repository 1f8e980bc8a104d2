// The Host on node:fs: the only place where the product touches files and the clock, together with the workers of the pool.
import fs from "node:fs";
import { mkdir, open, readdir, realpath, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Disposable } from "../base/disposable.ts";
import { HostError } from "../base/host.ts";
import type { Host, OpenFile } from "../base/host.ts";
import { askElsewhere, type AskDisk } from "./prompt-disk.ts";
import { requireRegular, toFileStat, toHostError, toKind } from "./node-errors.ts";
import { readFlags } from "./read-file.ts";
import { replaceFile } from "./write-file.ts";

/** Every rejection is a `HostError` that names the path and keeps the error of node:fs as its cause. */
export function createNodeHost(ask: AskDisk = askElsewhere): Host {
  return {
    readFile: (path, maxBytes = Infinity) =>
      guarded(path, async () => {
        // Asked before opening too: opening some devices already has an effect.
        requireRegular(path, await statOf(path, ask));
        const file = await openRegular(path);
        try {
          return await readToEnd(file, path, maxBytes);
        } finally {
          await file.close();
        }
      }),
    writeFile: (path, data) => guarded(path, () => replaceFile(path, data)),
    makeDirectory: (path) => guarded(path, async () => void (await mkdir(path, { recursive: true }))),
    readDirectory: (path) =>
      guarded(path, async () => {
        const options = { withFileTypes: true } as const;
        const entries = await ask(
          () => fs.readdirSync(path, options),
          () => readdir(path, options),
        );
        return entries.map((entry) => ({ name: entry.name, kind: toKind(entry) }));
      }),
    stat: (path) => guarded(path, async () => toFileStat(await statOf(path, ask))),
    realPath: (path) => guarded(path, () => realpath(path)),
    openFile: (path) =>
      guarded(path, async () => {
        requireRegular(path, await statOf(path, ask));
        return toOpenFile(path, await openRegular(path));
      }),
    watch: watchPath,
    now: () => Date.now(),
    setTimer(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return { dispose: () => clearTimeout(timer) };
    },
  };
}

async function guarded<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toHostError(path, error);
  }
}

// Most that is asked for in vain is a configuration of a folder that has none: an answer, and cheaper than an exception.
async function statOf(path: string, ask: AskDisk): Promise<fs.BigIntStats> {
  const found = await ask(
    () => fs.statSync(path, { bigint: true, throwIfNoEntry: false }),
    () => stat(path, { bigint: true }),
  );
  if (!found) throw new HostError("not-found", path);
  return found;
}

async function openRegular(path: string): Promise<FileHandle> {
  const file = await open(path, readFlags);
  try {
    requireRegular(path, await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

// The size is a hint only: a log grows while it is read, and files of /proc claim to be empty.
async function readToEnd(file: FileHandle, path: string, maxBytes: number): Promise<Uint8Array> {
  const { size } = await file.stat();
  if (size > maxBytes) throw new HostError("too-large", path);
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2 + 65_536);
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > maxBytes) throw new HostError("too-large", path);
  }
}

function toOpenFile(path: string, file: FileHandle): OpenFile {
  return {
    read: (offset, length) =>
      guarded(path, async () => {
        const buffer = Buffer.allocUnsafe(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      }),
    stat: () => guarded(path, async () => toFileStat(await file.stat({ bigint: true }))),
    close: () => guarded(path, () => file.close()),
  };
}

// Watching may be impossible (network drives, limits of inotify, a file that is gone): callers poll as well, as Host says.
function watchPath(path: string, onChange: () => void): Disposable {
  let watcher: fs.FSWatcher | undefined;
  const dispose = () => {
    watcher?.close();
    watcher = undefined;
  };
  try {
    watcher = fs.watch(path, { persistent: false }, () => onChange());
    watcher.on("error", dispose);
  } catch {
    return { dispose };
  }
  return { dispose };
}

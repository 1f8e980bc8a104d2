// The only door to files and clock. Engines receive a Host; src/hosts/node.ts is the one on node:fs, tests use one in memory.
import type { Disposable } from "./disposable.ts";

export type FileKind = "file" | "directory" | "symlink" | "other";

/** Times are milliseconds since the epoch. `identity` stays the same when a file is renamed (device and inode). */
export interface FileStat {
  readonly kind: FileKind;
  readonly size: number;
  readonly modified: number;
  readonly identity: string;
  /** POSIX permission bits, or undefined where there are none. */
  readonly mode?: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileKind;
}

/** An open file goes on reading the same file after a rename or delete. */
export interface OpenFile {
  /** Reads up to `length` bytes from `offset`; fewer at the end of the file, none past it. */
  read(offset: number, length: number): Promise<Uint8Array>;
  stat(): Promise<FileStat>;
  close(): Promise<void>;
}

export type HostErrorCode =
  "not-found" | "permission" | "is-directory" | "not-regular" | "too-large" | "outside-root" | "io";

/** Why a file could not be used; the message names the path and never its content. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly code: HostErrorCode;
  readonly path: string;
  constructor(code: HostErrorCode, path: string, cause?: unknown) {
    super(`${path}: ${code}`, { cause });
    this.code = code;
    this.path = path;
  }
}

/** Paths are absolute. Every method rejects with a `HostError`. */
export interface Host {
  /** Refuses what is no regular file (FIFO, device, directory) without blocking, and files over `maxBytes`. */
  readFile(path: string, maxBytes?: number): Promise<Uint8Array>;
  /** Writes a temporary neighbour and renames it: readers see the old or the new file, never a part. Keeps the mode. */
  writeFile(path: string, data: Uint8Array | string): Promise<void>;
  makeDirectory(path: string): Promise<void>;
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /** Follows symbolic links; `readDirectory` does not. */
  stat(path: string): Promise<FileStat>;
  realPath(path: string): Promise<string>;
  openFile(path: string): Promise<OpenFile>;
  /** Calls back when the file or directory may have changed; calls may be late, doubled or missing, so poll as well. */
  watch(path: string, onChange: () => void): Disposable;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `milliseconds`. */
  setTimer(milliseconds: number, callback: () => void): Disposable;
}

/** Whether there is a file or a folder that can be looked at. */
export async function exists(host: Host, path: string): Promise<boolean> {
  try {
    await host.stat(path);
    return true;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}

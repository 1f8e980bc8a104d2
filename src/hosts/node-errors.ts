// Turns the errors of node:fs into HostError, and says which files are read at all.
import type { Stats, BigIntStats } from "node:fs";
import { HostError } from "../base/host.ts";
import type { FileKind, FileStat, HostErrorCode } from "../base/host.ts";

const codes: Readonly<Record<string, HostErrorCode>> = {
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  // A path with a NUL byte names nothing.
  ERR_INVALID_ARG_VALUE: "not-found",
  EACCES: "permission",
  EPERM: "permission",
  EROFS: "permission",
  // What Node itself does not permit.
  ERR_ACCESS_DENIED: "permission",
  EISDIR: "is-directory",
  // What opening a socket, or a FIFO without a partner, gives.
  ENXIO: "not-regular",
  ENODEV: "not-regular",
  EOPNOTSUPP: "not-regular",
  EFBIG: "too-large",
};

/** Keeps the original as `cause`; a `HostError` comes back as it is. */
export function toHostError(path: string, error: unknown): HostError {
  if (error instanceof HostError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new HostError(codes[code] ?? "io", path, error);
}

/** Throws unless the file is a regular one. */
export function requireRegular(path: string, stat: Stats | BigIntStats): void {
  if (stat.isDirectory()) throw new HostError("is-directory", path);
  if (!stat.isFile()) throw new HostError("not-regular", path);
}

/** Inode numbers go beyond what a double holds, so the stat has to be a bigint one. */
export function toFileStat(stat: BigIntStats): FileStat {
  return {
    kind: toKind(stat),
    size: Number(stat.size),
    modified: Number(stat.mtimeNs) / 1e6,
    identity: `${stat.dev}:${stat.ino}`,
    mode: Number(stat.mode & 0o7777n),
  };
}

/** Works for a stat and for a directory entry. */
export function toKind(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): FileKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  return entry.isSymbolicLink() ? "symlink" : "other";
}

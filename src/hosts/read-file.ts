// Reads one regular file whole. Never blocks on a FIFO or device, and never holds more than the limit, however the file grows.
import fs from "node:fs";
import { HostError } from "../base/host.ts";
import { requireRegular, toHostError } from "./node-errors.ts";

// Without O_NONBLOCK, opening a FIFO waits for a writer. Windows has neither flag.
const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = fs.constants;

/** Opens without blocking; what is no regular file must still be refused by its stat. */
export const readFlags = O_RDONLY | O_NONBLOCK | O_NOCTTY;

/** The whole file; throws `HostError`. For worker threads, where waiting disturbs nobody and beats asynchronous reading. */
export function readFileNow(path: string, maxBytes = Infinity): Uint8Array {
  let file: number | undefined;
  try {
    // Asked before opening too: opening some devices already has an effect.
    requireRegular(path, fs.statSync(path));
    file = fs.openSync(path, readFlags);
    const stat = fs.fstatSync(file);
    requireRegular(path, stat);
    if (stat.size > maxBytes) throw new HostError("too-large", path);
    return readToEnd(file, { path, expected: stat.size, maxBytes });
  } catch (error) {
    throw toHostError(path, error);
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

interface Expectation {
  readonly path: string;
  readonly expected: number;
  readonly maxBytes: number;
}

// The size is a hint only: a log grows while it is read, and files of /proc claim to be empty.
function readToEnd(file: number, { path, expected, maxBytes }: Expectation): Uint8Array {
  let buffer = Buffer.allocUnsafe(expected + 1);
  let length = 0;
  for (;;) {
    if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2 + 65_536);
    const got = fs.readSync(file, buffer, length, buffer.length - length, null);
    if (got === 0) return buffer.subarray(0, length);
    length += got;
    if (length > maxBytes) throw new HostError("too-large", path);
  }
}

// Unpacks a log that gzip has compressed, in memory and within a bound.
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { UserError } from "../base/user-error.ts";

/** How much a compressed log may hold. */
export const maxUnpackedBytes = 512 * 1024 * 1024;

const unzip = promisify(gunzip);

/** True for the first bytes of a gzip file. */
export function isCompressed(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** The bytes inside; throws a `UserError` that names the file when it is damaged or holds too much. */
export async function unpack(name: string, bytes: Uint8Array, limit = maxUnpackedBytes): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: limit });
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new UserError(
      tooLarge
        ? `${name} holds more than ${Math.round(limit / 2 ** 20)} MB when it is unpacked; unpack it to a file and name that.`
        : `${name} is damaged: it begins like a gzip file and cannot be unpacked. Copy it again from where it was made.`,
      { cause: error },
    );
  }
}

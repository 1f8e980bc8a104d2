// Replaces a file in one step: whoever reads it sees the old or the new content, also when the process is killed half-way.
import { randomBytes } from "node:crypto";
import { access, constants, open, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { requireRegular } from "./node-errors.ts";

/** Writes through symbolic links, keeps the mode, refuses a read-only target and leaves no temporary file behind on failure. */
export async function replaceFile(file: string, data: Uint8Array | string): Promise<void> {
  const target = await realpath(file).catch(missing);
  const mode = target === undefined ? undefined : await writableMode(target);
  const destination = target ?? file;
  const temporary = path.join(
    path.dirname(destination),
    `.${path.basename(destination)}.${randomBytes(6).toString("hex")}.tmp`,
  );
  try {
    const handle = await open(temporary, "wx", mode ?? 0o666);
    try {
      // The mode given to open() is cut by the umask.
      if (mode !== undefined) await handle.chmod(mode);
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, destination);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writableMode(target: string): Promise<number> {
  const found = await stat(target);
  requireRegular(target, found);
  await access(target, constants.W_OK);
  return found.mode & 0o7777;
}

function missing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}

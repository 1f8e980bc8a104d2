// Opens a log for reading, and says plainly why it cannot.
import path from "node:path";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { type ByteSource, looksBinary, memorySource } from "../../logs/blocks.ts";
import { findRotated } from "../../logs/tailer/siblings.ts";
import type { CliContext } from "../command.ts";
import { isCompressed, maxUnpackedBytes, unpack } from "../../hosts/unpack.ts";

/** A log that is open. */
export interface OpenLog {
  /** As the user wrote it. */
  readonly name: string;
  readonly source: ByteSource;
  /** In bytes; undefined where it is not known before it is read. */
  readonly size?: number;
  /** The latest time from which its lines can be: when it was changed last. */
  readonly reference: number;
  close(): Promise<void>;
}

const maxStdinBytes = 512 * 1024 * 1024;
const headBytes = 8192;

/** `-` is stdin. Throws a `UserError` for what cannot be read as a log. */
export async function openLog(name: string, context: CliContext): Promise<OpenLog> {
  const log = name === "-" ? await readStdin(context) : await openFile(name, context);
  const head = await log.source.read(0, headBytes);
  if (isCompressed(head)) return await openPacked(log);
  if (!looksBinary(head)) return log;
  await log.close();
  throw new UserError(`${name} is no text log: its beginning holds binary data. Name a text file.`);
}

async function openPacked(log: OpenLog): Promise<OpenLog> {
  try {
    const bytes = await unpack(log.name, await log.source.read(0, maxUnpackedBytes));
    if (looksBinary(bytes.subarray(0, headBytes)))
      throw new UserError(`${log.name} holds no text log but binary data, perhaps an archive of several files.`);
    return { ...log, source: memorySource(bytes), close: () => Promise.resolve() };
  } finally {
    await log.close();
  }
}

/** The log and its rotated files, compressed ones too, oldest first; only the log itself when it has none. */
export async function withRotated(name: string, { cwd, host }: CliContext): Promise<readonly string[]> {
  if (name === "-") return [name];
  const rotated = await findRotated(host, path.resolve(cwd, name));
  return [...rotated.map((file) => path.join(path.dirname(name), file.name)), name];
}

async function openFile(name: string, { cwd, host }: CliContext): Promise<OpenLog> {
  try {
    const handle = await host.openFile(path.resolve(cwd, name));
    const { modified, size } = await handle.stat();
    return { name, source: handle, size, reference: modified, close: () => handle.close() };
  } catch (error) {
    throw error instanceof HostError ? new UserError(reasonText(name, error), { cause: error }) : error;
  }
}

function reasonText(name: string, { code }: HostError): string {
  switch (code) {
    case "not-found":
      return `${name} does not exist; check the path.`;
    case "permission":
      return `${name} may not be read; ask for read permission or run as a user who has it.`;
    case "is-directory":
      return `${name} is a folder; name the log files in it, for example ${path.join(name, "*.log")}.`;
    case "not-regular":
      return `${name} is no regular file; pipe it in instead: seclog logs - < ${name}`;
    case "too-large":
    case "outside-root":
    case "io":
      return `${name} could not be read (${code}).`;
  }
}

async function readStdin({ stdin, host }: CliContext): Promise<OpenLog> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > maxStdinBytes)
      throw new UserError(
        "stdin is over 512 MB, which is read twice and so has to fit in memory; save it to a file and name that.",
      );
  }
  return {
    name: "stdin",
    source: memorySource(Buffer.concat(chunks)),
    reference: host.now(),
    close: () => Promise.resolve(),
  };
}

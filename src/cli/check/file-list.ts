// `--files-from`: a list of files, one a line or ended by NUL, from a file or from stdin.
import path from "node:path";
import { decodeText } from "../../base/decode.ts";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import type { CliContext } from "../command.ts";
import { readStreamBytes } from "../read-stream.ts";

const maxBytes = 50_000_000;

/** The names as they stand in the list; `-` reads stdin. Throws a `UserError` when it cannot be read. */
export async function readFileList(source: string, context: CliContext): Promise<readonly string[]> {
  const fromStdin = source === "-";
  const bytes = fromStdin ? await readStreamBytes(context.stdin, context.signal) : await readList(source, context);
  const text = decodeList(bytes);
  if (text !== undefined) return parseFileList(text);
  const name = fromStdin ? "on stdin" : source;
  throw new UserError(`The list ${name} is no text in UTF-8; write one file name a line.`);
}

/** With a NUL anywhere, names end at NUL and may hold line breaks; otherwise at line breaks. Empty names and doubles are left out. */
export function parseFileList(text: string): readonly string[] {
  const names = text.includes("\0") ? text.split("\0") : text.split(/\r?\n/);
  return [...new Set(names.filter((name) => name !== ""))];
}

async function readList(source: string, { host, cwd }: CliContext): Promise<Uint8Array> {
  try {
    return await host.readFile(path.resolve(cwd, source), maxBytes);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    // Such as what a shell makes of `<(git diff --name-only)`.
    const piped = error.code === "not-regular" ? "pipe it in, with --files-from -" : "check the path";
    throw new UserError(`The list ${source} cannot be read (${error.code}); ${piped}.`);
  }
}

/** A list with NUL would look like binary data to the decoder of sources. */
function decodeList(bytes: Uint8Array): string | undefined {
  try {
    return decodeText(bytes)?.text ?? new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

// `--files-from`: a list of files, one a line or ended by NUL, from a file or from stdin.
import path from "node:path";
import { decodeText } from "../../base/decode.ts";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import type { CliContext } from "../command.ts";
import { readStream } from "../read-stream.ts";

const maxBytes = 50_000_000;

/** The names as they stand in the list; `-` reads stdin. Throws a `UserError` when it cannot be read. */
export async function readFileList(source: string, context: CliContext): Promise<readonly string[]> {
  return parseFileList(
    source === "-" ? await readStream(context.stdin, context.signal) : await readList(source, context),
  );
}

/** With a NUL anywhere, names end at NUL and may hold line breaks; otherwise at line breaks. Empty names and doubles are left out. */
export function parseFileList(text: string): readonly string[] {
  const names = text.includes("\0") ? text.split("\0") : text.split(/\r?\n/);
  return [...new Set(names.filter((name) => name !== ""))];
}

async function readList(source: string, { host, cwd }: CliContext): Promise<string> {
  try {
    const bytes = await host.readFile(path.resolve(cwd, source), maxBytes);
    // A list with NUL would look like binary data to the decoder of sources.
    return decodeText(bytes)?.text ?? new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError)
      throw new UserError(`The list ${source} is no text in UTF-8; write one file name a line.`);
    if (!(error instanceof HostError)) throw error;
    throw new UserError(`The list ${source} cannot be read (${error.code}); check the path.`);
  }
}

// Texts of the other files that findings lead through, so that their offsets become lines: open documents first, then the disk.
import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { decodeText } from "../base/decode.ts";
import type { FileOutcome } from "../base/finding.ts";
import { HostError, type Host } from "../base/host.ts";
import { flowPaths } from "./diagnostics.ts";

const maxBytes = 1_000_000;

/** Files that cannot be read are missing from the result. */
export async function readFlowTexts(
  outcome: FileOutcome,
  host: Host,
  documents: TextDocuments<TextDocument>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of flowPaths(outcome)) {
    const text = await readDocument(path, host, documents);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

/** The text of a file as the editor has it, or else as it is on disk; undefined when it cannot be read. */
export async function readDocument(
  path: string,
  host: Host,
  documents: TextDocuments<TextDocument>,
): Promise<string | undefined> {
  return documents.get(URI.file(path).toString())?.getText() ?? (await readText(path, host));
}

async function readText(path: string, host: Host): Promise<string | undefined> {
  try {
    return decodeText(await host.readFile(path, maxBytes))?.text;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

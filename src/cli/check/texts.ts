// The texts behind outcomes. Workers read files themselves, so lines and code frames need them once more, but only of files that have
// something to show.
import { decodeText, type DecodedText } from "../../base/decode.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { hashText } from "../../base/hash.ts";
import { HostError, type Host } from "../../base/host.ts";

/** A file as it was read: its bytes tell whether it has changed since. */
export interface LoadedText {
  readonly decoded: DecodedText;
  readonly bytes: Uint8Array;
}

/** Outcomes with the texts they speak of; a file that changed in between is listed as skipped. */
export interface Loaded {
  readonly outcomes: readonly FileOutcome[];
  readonly texts: ReadonlyMap<string, LoadedText>;
}

// Reads wait for the disk, not for the processor.
const readsAtOnce = 32;

/** `given` holds texts that are in no file, such as stdin. */
export async function loadTexts(
  host: Host,
  outcomes: readonly FileOutcome[],
  given: ReadonlyMap<string, LoadedText> = new Map(),
): Promise<Loaded> {
  const texts = new Map(given);
  const missing = [...new Set(outcomes.flatMap(filesShown))].filter((file) => !texts.has(file));
  for (let start = 0; start < missing.length; start += readsAtOnce) {
    const files = missing.slice(start, start + readsAtOnce);
    const loaded = await Promise.all(files.map((file) => readText(host, file)));
    for (const [index, text] of loaded.entries()) if (text) texts.set(files[index] ?? "", text);
  }
  const checked = outcomes.map((outcome) => {
    if (outcome.status === "skipped" || !hasMore(outcome)) return outcome;
    const loaded = texts.get(outcome.path);
    const same = loaded !== undefined && hashText(loaded.decoded.text) === outcome.hash;
    return same ? outcome : changed(outcome.path);
  });
  return { outcomes: checked, texts };
}

type Checked = Exclude<FileOutcome, { status: "skipped" }>;

function hasMore({ findings, notices }: Checked): boolean {
  return findings.length > 0 || notices.length > 0;
}

/** The files that a report shows something of: the one that was checked, and those that its findings lead through. */
function filesShown(outcome: FileOutcome): readonly string[] {
  if (outcome.status === "skipped" || !hasMore(outcome)) return [];
  const elsewhere = outcome.findings.flatMap(({ flow, fixes }) => [...flow, ...fixes.flatMap(({ edits }) => edits)]);
  return [outcome.path, ...elsewhere.flatMap(({ path }) => path ?? [])];
}

function changed(path: string): FileOutcome {
  return { status: "skipped", path, reason: "io", detail: "The file changed while it was being checked." };
}

async function readText(host: Host, path: string): Promise<LoadedText | undefined> {
  try {
    const bytes = await host.readFile(path);
    const decoded = decodeText(bytes);
    return decoded && { decoded, bytes };
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

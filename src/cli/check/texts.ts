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

/** `given` holds texts that are in no file, such as stdin. */
export async function loadTexts(
  host: Host,
  outcomes: readonly FileOutcome[],
  given: ReadonlyMap<string, LoadedText> = new Map(),
): Promise<Loaded> {
  const texts = new Map(given);
  const load = async (path: string): Promise<LoadedText | undefined> => {
    const loaded = texts.get(path) ?? (await readText(host, path));
    if (loaded) texts.set(path, loaded);
    return loaded;
  };
  const checked: FileOutcome[] = [];
  for (const outcome of outcomes) {
    if (outcome.status === "skipped" || (outcome.findings.length === 0 && outcome.notices.length === 0)) {
      checked.push(outcome);
      continue;
    }
    const loaded = await load(outcome.path);
    const same = loaded !== undefined && hashText(loaded.decoded.text) === outcome.hash;
    checked.push(same ? outcome : changed(outcome.path));
    for (const { flow, fixes } of outcome.findings) {
      const elsewhere = [...flow, ...fixes.flatMap(({ edits }) => edits)];
      for (const { path } of elsewhere) if (path !== undefined) await load(path);
    }
  }
  return { outcomes: checked, texts };
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

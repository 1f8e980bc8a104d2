// Finds the files of a checkpoint again after a pause in which they may have been renamed, copied, emptied or removed.
import type { Host, OpenFile } from "../../base/host.ts";
import { hashBytes } from "./bytes.ts";
import type { Checkpoint, StoredPlace } from "./checkpoint.ts";
import type { SegmentPlace } from "./segment.ts";
import { findSiblings, type Sibling } from "./siblings.ts";

/** A file found again, opened, and where to go on in it. */
export interface ResumedFile {
  readonly handle: OpenFile;
  readonly identity: string;
  readonly place?: Pick<SegmentPlace, "offset" | "tail">;
}

/** The files to read, oldest first; `gap` when one of the checkpoint could not be found. */
export interface ResumedPlaces {
  readonly places: readonly ResumedFile[];
  readonly gap: boolean;
}

/** Files that were rotated away in the meantime are read from their start, unless they are copies of what was read. */
export async function resumePlaces(host: Host, path: string, checkpoint: Checkpoint): Promise<ResumedPlaces> {
  const here = await host.stat(path).catch(() => undefined);
  const siblings = await findSiblings(host, path);
  const candidates: readonly Sibling[] =
    here?.kind === "file" ? [...siblings, { path, name: "", stat: here }] : siblings;
  const places: ResumedFile[] = [];
  const used = new Set<string>();
  let gap = false;
  for (const stored of checkpoint.places) {
    const found = await findPlace(host, stored, candidates);
    if (!found) {
      gap ||= stored.offset > 0;
      continue;
    }
    places.push(found);
    used.add(found.identity);
  }
  const known = new Set(checkpoint.known);
  for (const sibling of siblings) {
    if (known.has(sibling.stat.identity) || used.has(sibling.stat.identity)) continue;
    const handle = await host.openFile(sibling.path).catch(() => undefined);
    if (handle) places.push({ handle, identity: sibling.stat.identity });
  }
  return { places, gap };
}

// The same file first; failing that, any whose bytes before the place are the same (a copy).
async function findPlace(
  host: Host,
  stored: StoredPlace,
  candidates: readonly Sibling[],
): Promise<ResumedFile | undefined> {
  const same = candidates.filter(({ stat }) => stat.identity === stored.identity);
  const others = candidates.filter(({ stat }) => stat.identity !== stored.identity);
  for (const candidate of stored.length > 0 ? [...same, ...others] : same) {
    if (candidate.stat.size < stored.offset) continue;
    const handle = await host.openFile(candidate.path).catch(() => undefined);
    if (!handle) continue;
    const tail = await handle.read(stored.offset - stored.length, stored.length);
    if (tail.length === stored.length && hashBytes(tail) === stored.hash)
      return { handle, identity: candidate.stat.identity, place: { offset: stored.offset, tail } };
    await handle.close();
  }
  return undefined;
}

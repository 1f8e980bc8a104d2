// Lists a folder once a round for a thousand followers of its files.
import type { DirectoryEntry, Host } from "../../base/host.ts";

/** A host whose listings may be as old as the last `clear`. */
export interface FolderCache {
  readonly host: Host;
  clear(): void;
}

/** Starts empty; listings that fail are not kept. */
export function createFolderCache(host: Host): FolderCache {
  const listings = new Map<string, readonly DirectoryEntry[]>();
  return {
    clear: () => listings.clear(),
    host: {
      ...host,
      async readDirectory(folder) {
        const known = listings.get(folder);
        if (known) return known;
        const entries = await host.readDirectory(folder);
        listings.set(folder, entries);
        return entries;
      },
    },
  };
}

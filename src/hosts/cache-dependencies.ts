// What remembered outcomes rest on: which versions of which files, each kept once however many outcomes name it.
import type { FileStat } from "../base/host.ts";
import type { CacheEntries, VersionedFile } from "./cache-file.ts";
import { fileVersion } from "./module-files.ts";
import type { Dependencies } from "./worker-messages.ts";

/** Gives what is known of a file at once, and a promise where the disk has to be asked. */
export type StatOf = (file: string) => FileStat | undefined | Promise<FileStat | undefined>;

/** Shares equal dependencies and knows of each for the rest of the run whether it still holds. */
export interface DependencyBook {
  areCurrent(files: readonly VersionedFile[]): Promise<boolean>;
  share(dependencies: Dependencies): readonly VersionedFile[];
}

/** Starts with what the entries name. */
export function createDependencyBook(statOf: StatOf, entries: CacheEntries): DependencyBook {
  const isCurrent = rememberCurrent(statOf);
  const share = createSharing(entries);
  return {
    areCurrent: (files) => areAll(files, isCurrent),
    share: (dependencies) => Object.entries(dependencies).map(([path, version]) => share(path, version)),
  };
}

type IsCurrent = (file: VersionedFile) => boolean | Promise<boolean>;

async function areAll(files: readonly VersionedFile[], isCurrent: IsCurrent): Promise<boolean> {
  for (const file of files) {
    const known = isCurrent(file);
    // Most have been asked for before, and waiting costs more than looking.
    if (!(typeof known === "boolean" ? known : await known)) return false;
  }
  return true;
}

/** The version of a file that is not there is empty. */
function rememberCurrent(statOf: StatOf): IsCurrent {
  const known = new Map<VersionedFile, boolean>();
  const tell = (file: VersionedFile, stat: FileStat | undefined): boolean => {
    const current = (stat ? fileVersion(stat) : "") === file.version;
    known.set(file, current);
    return current;
  };
  return (file) => {
    const current = known.get(file);
    if (current !== undefined) return current;
    const stat = statOf(file.path);
    return stat instanceof Promise ? stat.then((found) => tell(file, found)) : tell(file, stat);
  };
}

/** One object for each version of a file, however many outcomes rest on it. */
function createSharing(entries: CacheEntries): (path: string, version: string) => VersionedFile {
  const keyOf = (path: string, version: string) => `${version}\n${path}`;
  const gather = (): Map<string, VersionedFile> => {
    const gathered = new Map<string, VersionedFile>();
    for (const { dependencies } of entries.values()) {
      for (const file of dependencies) gathered.set(keyOf(file.path, file.version), file);
    }
    return gathered;
  };
  // Where nothing has changed nobody asks.
  let known: Map<string, VersionedFile> | undefined;
  return (path, version) => {
    const shared = (known ??= gather());
    const key = keyOf(path, version);
    let file = shared.get(key);
    if (!file) shared.set(key, (file = { path, version }));
    return file;
  };
}

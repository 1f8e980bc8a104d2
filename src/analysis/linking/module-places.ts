// Which file an import leads to, for one analysis after the other: the answers for relative paths outlive an analysis, as most files of a
// folder import the same few neighbours.
import { aliasTargets, type AliasTable, type Aliases } from "./path-aliases.ts";
import { fileCandidates, moduleCandidates, separatorOf } from "./resolve-module.ts";
import type { WorkspacePackages } from "./workspace-packages.ts";

/** How one analysis sees files. */
export interface PlaceAccess {
  readonly version: (path: string) => string | undefined;
  /** The answer depends on this version of a file. */
  readonly depend: (path: string, version: string) => void;
}

/** The file that an import leads to; undefined for a package of the registry, or when there is no such file. */
export type FindModule = (importer: string, specifier: string) => string | undefined;

/** An answer with the files of configuration that it depends on. */
interface Place {
  readonly path: string | undefined;
  readonly sources: readonly string[];
}

const maxKept = 20_000;

/** A file that comes to stand before another one of nearly the same name is seen once the other one is gone. */
export function createModulePlaces({
  aliases,
  packages,
}: {
  readonly aliases: Aliases;
  readonly packages: WorkspacePackages;
}) {
  const relative = new Map<string, string>();
  const aliased = new WeakMap<AliasTable, Map<string, readonly string[]>>();

  function besides(importer: string, specifier: string, version: PlaceAccess["version"]): string | undefined {
    const key = `${importer.slice(0, importer.lastIndexOf(separatorOf(importer)))}:${specifier}`;
    const known = relative.get(key);
    if (known !== undefined && version(known) !== undefined) return known;
    const found = moduleCandidates(importer, specifier).find((path) => version(path) !== undefined);
    if (relative.size >= maxKept) relative.clear();
    if (found !== undefined) relative.set(key, found);
    return found;
  }

  function aliasCandidates(table: AliasTable, importer: string, specifier: string): readonly string[] {
    const known = aliased.get(table) ?? new Map<string, readonly string[]>();
    aliased.set(table, known);
    const found = known.get(specifier) ?? aliasTargets(table, importer, specifier).flatMap(fileCandidates);
    known.set(specifier, found);
    return found;
  }

  function byName(importer: string, specifier: string, version: PlaceAccess["version"]): Place {
    const table = aliases.tableFor(importer, version);
    const targets = aliasCandidates(table, importer, specifier);
    const own = packages.find(importer, specifier, version);
    const sources = [...(targets.length > 0 ? table.sources : []), ...(own?.sources ?? [])];
    const candidates = [...targets, ...(own?.paths ?? [])];
    return { path: candidates.find((path) => version(path) !== undefined), sources };
  }

  /** For one analysis, which asks for the same import again and again. */
  return ({ version, depend }: PlaceAccess): FindModule => {
    const named = new Map<string, Place>();
    return (importer, specifier) => {
      if (specifier.startsWith(".")) return besides(importer, specifier, version);
      const key = `${importer}:${specifier}`;
      const found = named.get(key) ?? byName(importer, specifier, version);
      named.set(key, found);
      for (const source of found.sources) depend(source, version(source) ?? "");
      return found.path;
    };
  };
}

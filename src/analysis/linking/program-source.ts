// Declarations in other files, for one analysis: any number of files deep, but each counts as one that was looked into.
import type { Program } from "../program.ts";
import type { ProgramSource } from "../shapes/index.ts";
import { pathsAbove } from "./resolve-module.ts";

/** How an analysis sees the files of the project. */
export interface ProgramAccess {
  /** Files to which an import may lead, in the order in which they should be tried. */
  readonly candidates: (importer: string, specifier: string) => readonly string[];
  /** Undefined when there is no such file, or when too many files were looked into. */
  readonly version: (path: string) => string | undefined;
  readonly read: (path: string) => string | undefined;
  readonly program: (path: string, version: string) => Program | undefined;
  /** The analysis depends on this version of a file. */
  readonly depend: (path: string, version: string) => void;
}

/** Every file that is looked into becomes a dependency. */
export function createProgramSource({ candidates, version, read, program, depend }: ProgramAccess): ProgramSource {
  const at = (path: string): Program | undefined => {
    const current = version(path);
    if (current === undefined) return undefined;
    depend(path, current);
    return program(path, current);
  };
  return {
    at,
    imported: (importer, specifier) => {
      const found = candidates(importer, specifier).find((path) => version(path) !== undefined);
      return found === undefined || found === importer ? undefined : at(found);
    },
    above: (path, name) => {
      for (const candidate of pathsAbove(path, name)) {
        const current = version(candidate);
        const text = current === undefined ? undefined : read(candidate);
        if (current === undefined || text === undefined) continue;
        depend(candidate, current);
        return { path: candidate, text };
      }
      return undefined;
    },
  };
}

// Declarations in other files, for one analysis: any number of files deep, but each counts as one that was looked into.
import type { Program } from "../program.ts";
import type { ProgramSource } from "../shapes/index.ts";
import type { FindModule } from "./module-places.ts";
import { pathsAbove } from "./resolve-module.ts";

/** A file, and the name by which it exports something. */
export interface Exported {
  readonly path: string;
  readonly name: string;
}

/** How an analysis sees the files of the project. */
export interface ProgramAccess {
  readonly moduleAt: FindModule;
  /** Undefined when there is no such file, or when too many files were looked into. */
  readonly version: (path: string) => string | undefined;
  readonly read: (path: string) => string | undefined;
  readonly program: (path: string, version: string) => Program | undefined;
  /** The module that defines what an import takes by a name, as far as texts tell. */
  readonly definition: (importer: string, specifier: string, name: string) => Exported | undefined;
  /** The analysis depends on this version of a file. */
  readonly depend: (path: string, version: string) => void;
}

/** Every file that is looked into becomes a dependency. */
export function createProgramSource(access: ProgramAccess): ProgramSource {
  const { moduleAt, version, read, program, definition, depend } = access;
  const at = (path: string): Program | undefined => {
    const current = version(path);
    if (current === undefined) return undefined;
    depend(path, current);
    return program(path, current);
  };
  return {
    at,
    imported: (importer, specifier) => {
      const found = moduleAt(importer, specifier);
      return found === undefined || found === importer ? undefined : at(found);
    },
    exported: (importer, specifier, name) => {
      const found = definition(importer, specifier, name);
      const module = found && at(found.path);
      return module && { program: module, name: found.name };
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

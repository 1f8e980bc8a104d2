// Whether a module of the project gives a file something that logs. Texts tell where the names that the file imports are defined, and
// whether those modules may log at all; only then what they export is looked at.
import { readModuleText } from "./import-clauses.ts";
import type { FindModule } from "./module-places.ts";
import { definitionOf, type Definition, type KnownModule, type ModuleFacts } from "./module-texts.ts";

/** How one analysis sees the files of the project. */
export interface ReachAccess {
  readonly moduleAt: FindModule;
  readonly version: (path: string) => string | undefined;
  /** The answer depends on this version of a file. */
  readonly depend: (path: string, version: string) => void;
  /** Names under which a module exports what logs for others. */
  readonly loggingExports: (path: string) => ReadonlySet<string>;
}

/** A file, and how many imports away something may log. */
export interface ReachStart {
  readonly path: string;
  readonly text: string;
  readonly levels: number;
}

/** More modules than this are not looked into for one file. */
const maxModules = 200;

/** Answers from the texts of modules. */
export function createReach(factsOf: (path: string, version: string) => ModuleFacts) {
  return ({ path, text, levels }: ReachStart, access: ReachAccess): boolean => {
    const looked = new Set<string>();
    return reaches({ path, imports: readModuleText(text).imports }, levels);

    function moduleOf(importer: string, specifier: string): KnownModule | undefined {
      const found = access.moduleAt(importer, specifier);
      const version = found === undefined ? undefined : access.version(found);
      if (found === undefined || version === undefined || found === path) return undefined;
      access.depend(found, version);
      looked.add(found);
      return { path: found, facts: factsOf(found, version) };
    }

    function reaches(from: Pick<KnownModule, "path"> & Pick<ModuleFacts, "imports">, left: number): boolean {
      return from.imports.some(({ specifier, names }) => {
        const module = looked.size < maxModules ? moduleOf(from.path, specifier) : undefined;
        if (!module) return false;
        return names
          ? names.some((name) => definitionsOf(module, name).some((found) => logs(found, left)))
          : everything(module).some((found) => logs({ ...found, name: undefined }, left));
      });
    }

    /** Where an exported name is defined, as far as texts tell; where they do not, a module without re-exports may still have it. */
    function definitionsOf(module: KnownModule, name: string): readonly Definition[] {
      const { facts } = module;
      const found = definitionOf(module, name, (importer, specifier) =>
        looked.size < maxModules ? moduleOf(importer, specifier) : undefined,
      );
      if (found) return [found];
      return facts.mayLog || facts.reExports.length === 0 ? [{ ...module, name }] : [];
    }

    /** A module and those of which it hands on names. */
    function everything(module: KnownModule): readonly KnownModule[] {
      const targets = module.facts.reExports.map(({ specifier }) => moduleOf(module.path, specifier));
      return [module, ...targets.filter((target) => target !== undefined)];
    }

    function logs({ path: at, facts, name }: Definition | (KnownModule & { name: undefined }), left: number): boolean {
      if (
        !facts.mayLog &&
        !(left > 1 && facts.mayCallLogger && reaches({ path: at, imports: facts.imports }, left - 1))
      )
        return false;
      const names = access.loggingExports(at);
      return name === undefined ? names.size > 0 : names.has(name);
    }
  };
}

// Whether a module of the project gives a file something that logs. Texts tell where the names that the file imports are defined, and
// whether those modules may log at all; only then what they export is looked at.
import { mayCallLogger, mayLog } from "../languages/prefilter.ts";
import { readModuleText, type ModuleText } from "./import-clauses.ts";

/** What a text says of its module. */
interface Facts extends ModuleText {
  readonly version: string;
  readonly mayLog: boolean;
  readonly mayCallLogger: boolean;
}

/** How one analysis sees the files of the project. */
export interface ReachAccess {
  /** Files to which an import may lead, in the order in which they should be tried. */
  readonly candidates: (importer: string, specifier: string) => readonly string[];
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

interface Module {
  readonly path: string;
  readonly facts: Facts;
}

/** A chain of re-exports this long leads nowhere, or in a circle. */
const maxHops = 5;
/** More modules than this are not looked into for one file. */
const maxModules = 200;

/** Remembers what each text says until its file changes. */
export function createReach(read: (path: string) => string | undefined) {
  const known = new Map<string, Facts>();

  function factsOf(path: string, version: string): Facts {
    const found = known.get(path);
    if (found?.version === version) return found;
    const text = read(path) ?? "";
    const facts = { version, mayLog: mayLog(text), mayCallLogger: mayCallLogger(text), ...readModuleText(text) };
    known.set(path, facts);
    return facts;
  }

  return ({ path, text, levels }: ReachStart, access: ReachAccess): boolean => {
    const looked = new Set<string>();
    return reaches({ path, imports: readModuleText(text).imports }, levels);

    function moduleOf(importer: string, specifier: string): Module | undefined {
      const found = access.candidates(importer, specifier).find((each) => access.version(each) !== undefined);
      const version = found === undefined ? undefined : access.version(found);
      if (found === undefined || version === undefined || found === path) return undefined;
      access.depend(found, version);
      looked.add(found);
      return { path: found, facts: factsOf(found, version) };
    }

    function reaches(from: Pick<Module, "path"> & Pick<Facts, "imports">, left: number): boolean {
      return from.imports.some(({ specifier, names }) => {
        const module = looked.size < maxModules ? moduleOf(from.path, specifier) : undefined;
        if (!module) return false;
        return names
          ? names.some((name) => definitionsOf(module, name, 0).some((found) => logs(found, left)))
          : everything(module).some((found) => logs({ ...found, name: undefined }, left));
      });
    }

    /** Where an exported name is defined, as far as texts tell. */
    function definitionsOf({ path: at, facts }: Module, name: string, hop: number): readonly Definition[] {
      if (facts.defines.has(name) || hop >= maxHops) return [{ path: at, facts, name }];
      const own = facts.mayLog || facts.reExports.length === 0 ? [{ path: at, facts, name }] : [];
      const explicit = facts.reExports.find(({ names }) => names?.has(name));
      if (explicit) {
        const target = moduleOf(at, explicit.specifier);
        return target ? definitionsOf(target, explicit.names?.get(name) ?? name, hop + 1) : own;
      }
      for (const { specifier, names } of facts.reExports) {
        const target = names || looked.size >= maxModules ? undefined : moduleOf(at, specifier);
        const found = target ? definitionsOf(target, name, hop + 1).filter((each) => each.facts.defines.has(name)) : [];
        if (found.length > 0) return found;
      }
      return own;
    }

    /** A module and those of which it hands on names. */
    function everything(module: Module): readonly Module[] {
      const targets = module.facts.reExports.map(({ specifier }) => moduleOf(module.path, specifier));
      return [module, ...targets.filter((target) => target !== undefined)];
    }

    function logs({ path: at, facts, name }: Definition | (Module & { name: undefined }), left: number): boolean {
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

interface Definition extends Module {
  readonly name: string;
}

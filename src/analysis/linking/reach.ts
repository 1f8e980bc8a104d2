// Whether a file can reach a module that logs: told from the texts of the modules that it imports, without parsing them.
import { mayLog } from "../languages/prefilter.ts";

/** What a text says of its module. */
interface Facts {
  readonly version: string;
  readonly mayLog: boolean;
  readonly imports: readonly string[];
}

/** How one analysis sees the files of the project. */
export interface ReachAccess {
  /** Files to which an import may lead, in the order in which they should be tried. */
  readonly candidates: (importer: string, specifier: string) => readonly string[];
  readonly version: (path: string) => string | undefined;
  /** The answer depends on this version of a file. */
  readonly depend: (path: string, version: string) => void;
}

/** A file, and how far to look from it. */
export interface ReachStart {
  readonly path: string;
  readonly text: string;
  readonly levels: number;
}

/** More modules than this are not looked into; the answer is yes then. */
const maxModules = 100;

/** Remembers what each text says until its file changes. */
export function createReach(read: (path: string) => string | undefined) {
  const known = new Map<string, Facts>();

  function factsOf(path: string, version: string): Facts {
    const found = known.get(path);
    if (found?.version === version) return found;
    const text = read(path) ?? "";
    const facts = { version, mayLog: mayLog(text), imports: importsOf(text) };
    known.set(path, facts);
    return facts;
  }

  /** True as soon as a module is found, at most so many imports away, that writes to a log or makes a logger. */
  return ({ path, text, levels }: ReachStart, { candidates, version, depend }: ReachAccess): boolean => {
    const seen = new Set([path]);
    let level: readonly (readonly [string, readonly string[]])[] = [[path, importsOf(text)]];
    for (let depth = 0; depth < levels; depth++) {
      const next: (readonly [string, readonly string[]])[] = [];
      for (const [importer, specifiers] of level) {
        for (const specifier of specifiers) {
          const module = candidates(importer, specifier).find((candidate) => version(candidate) !== undefined);
          const current = module === undefined ? undefined : version(module);
          if (module === undefined || current === undefined || seen.has(module)) continue;
          seen.add(module);
          depend(module, current);
          const facts = factsOf(module, current);
          if (facts.mayLog || seen.size > maxModules) return true;
          next.push([module, facts.imports]);
        }
      }
      level = next;
    }
    return false;
  };
}

// The text between the quotes of an import, re-export, `require` or `import()`; refuses specifiers that are no plain text.
const imported = /\b(?:from\s*|require\(\s*|import\(?\s*)["']([^"'\n]{1,300})["']/g;

function importsOf(text: string): readonly string[] {
  const specifiers = new Set<string>();
  for (const [, specifier = ""] of text.matchAll(imported)) specifiers.add(specifier);
  return [...specifiers];
}

// What the texts of modules say of each other, so that only the module that defines a name is looked into: a file that hands on a
// hundred others costs as many readings of their texts, once.
import { mayCallLogger, mayLog, mayTell } from "../languages/prefilter.ts";
import { readModuleText, type ModuleText } from "./import-clauses.ts";

/** What a text says of its module. */
export interface ModuleFacts extends ModuleText {
  readonly version: string;
  readonly mayLog: boolean;
  readonly mayCallLogger: boolean;
  /** Whether it may put on record what happens, by itself. */
  readonly mayTell: boolean;
}

/** A module and what its text says. */
export interface KnownModule {
  readonly path: string;
  readonly facts: ModuleFacts;
}

/** A module that defines a name, and the name by which it exports it. */
export interface Definition extends KnownModule {
  readonly name: string;
}

/** The module that an import of a file leads to; undefined when there is none, or too many were looked at. */
export type FollowImport = (importer: string, specifier: string) => KnownModule | undefined;

/** More modules than this are not looked into for one name. */
const maxLooks = 300;

/** Remembers what each text says until its file changes. */
export function createModuleTexts(read: (path: string) => string | undefined) {
  const known = new Map<string, ModuleFacts>();
  return (path: string, version: string): ModuleFacts => {
    const found = known.get(path);
    if (found?.version === version) return found;
    const text = read(path) ?? "";
    const facts = {
      version,
      mayLog: mayLog(text),
      mayCallLogger: mayCallLogger(text),
      mayTell: mayTell(text),
      ...readModuleText(text),
    };
    known.set(path, facts);
    return facts;
  };
}

/** Where a name that a module exports is defined; undefined when texts do not tell. */
export function definitionOf(module: KnownModule, name: string, follow: FollowImport): Definition | undefined {
  return defined({ ...module, name }, follow, new Set());
}

/** Looks into each module once for a name, whatever circles the re-exports make. */
function defined(at: Definition, follow: FollowImport, looked: Set<string>): Definition | undefined {
  const { path, facts, name } = at;
  if (facts.defines.has(name)) return at;
  const key = `${name} ${path}`;
  if (looked.has(key) || looked.size >= maxLooks) return undefined;
  looked.add(key);
  for (const { specifier, names } of facts.reExports) {
    const own = names?.get(name);
    if (names && own === undefined) continue;
    const target = follow(path, specifier);
    const next = target && { ...target, name: own ?? name };
    const found = next && defined(next, follow, looked);
    if (found) return found;
    // What is handed on by name is there, even where its own text does not show it.
    if (own !== undefined) return next;
  }
  return undefined;
}

// Summaries of imported modules, computed when a file needs them and kept until the module's file changes.
import type { ModuleLinker, ModuleSummary } from "../dataflow/summary.ts";
import type { Program } from "../program.ts";
import { loggingExports } from "./logging-exports.ts";
import { createProgramSource } from "./program-source.ts";
import { findCallers } from "./callers.ts";
import { createSetupTexts, findServerSetup } from "./server-setup.ts";
import { mayTellOf } from "./telling.ts";
import {
  createModuleTexts,
  definitionOf,
  type Definition,
  type FollowImport,
  type ModuleFacts,
} from "./module-texts.ts";
import { createReach } from "./reach.ts";
import { createProgramStore, createSummaryStore, type Depth, type Known, type ProgramStore } from "./module-stores.ts";
import { createAliases } from "./path-aliases.ts";
import { createModulePlaces } from "./module-places.ts";
import { createWorkspacePackages } from "./workspace-packages.ts";

/** Synchronous access to the project's own source files. */
export interface ModuleFiles {
  /** Changes whenever the content may have changed; undefined when there is no such file to read. */
  version(path: string): string | undefined;
  read(path: string): string | undefined;
  /** Called when the work turns to a module that was read before, so that whoever watches its time knows which it is. */
  turnTo?(module: { readonly text: string }): void;
  /** Names of the folders in a folder; without it, packages of the project are not found by their names. */
  folders?(path: string): readonly string[];
  /** Names of the files in a folder; without it, who imports a module is not known. */
  files?(path: string): readonly string[];
}

export interface ModuleGraphOptions {
  readonly files: ModuleFiles;
  /** The program of a module, or undefined when it cannot be read. */
  readonly parse: (source: { path: string; text: string }) => Program | undefined;
  readonly summarize: (program: Program, linker: ModuleLinker) => ModuleSummary;
}

/** The linker of one file, and the modules it came to depend on, with their versions. */
export interface TrackedLinker extends ModuleLinker {
  readonly dependencies: ReadonlyMap<string, string>;
}

export interface ModuleGraph {
  /** Looks at each module's version once; make a new linker for each analysis. */
  linkerFor(path: string): TrackedLinker;
}

/**
 * Imports are followed this far: a module is summarised with the summaries of its own imports one level down, and at the last
 * level without any. So cycles end by themselves, and a summary does not depend on who asked first.
 */
const levels = 3;
/** One file follows this many modules at most, so that a hub of a huge project cannot stall its analysis. */
const maxModules = 200;

/** One analysis: what it depends on so far, and the versions it saw. */
interface Visit {
  readonly level: number;
  readonly depth: Depth;
  readonly dependencies: Map<string, string>;
  readonly versions: Map<string, string | undefined>;
  /** What was linked already: a hub is asked for again by each value that comes from it. */
  readonly linked: Map<string, Known>;
  /** The module that is summarised; undefined for the file that asked first. */
  module?: Program;
}

/** Keeps the summaries and programs that were asked for last, so memory does not grow with the project. */
export function createModuleGraph({ files, parse, summarize }: ModuleGraphOptions): ModuleGraph {
  const programOf = createProgramStore({ files, parse });
  const placesFor = createModulePlaces({ aliases: createAliases(files), packages: createWorkspacePackages(files) });
  const texts = createSetupTexts((path) => files.read(path));
  const factsOf = createModuleTexts((path) => files.read(path));
  const reach = createReach(factsOf);
  const summaryOf = createSummaries(files, (path, version, visit) => {
    const program = programOf(path, version);
    if (!program) return undefined;
    visit.module = program;
    files.turnTo?.(program);
    return summarize(program, linker(visit));
  });

  function linker(visit: Visit): TrackedLinker {
    const { access, programs, definition, follow } = projectView({ files, placesFor, programOf, factsOf }, visit);
    const { moduleAt } = access;
    const summary = (module: string): ModuleSummary | undefined => summaryOf(module, visit);
    return {
      dependencies: visit.dependencies,
      programs,
      reachesLog: (path, text) => {
        const exportsOf = (module: string): ReadonlySet<string> => loggingExports(summary(module));
        return reach({ path, text, levels: visit.level }, { ...access, loggingExports: exportsOf });
      },
      isAlias: (importer, specifier) => moduleAt(importer, specifier) !== undefined,
      resolve: (importer, specifier) => {
        const found = moduleAt(importer, specifier);
        return found === undefined || found === importer ? undefined : summary(found);
      },
      exported: (importer, specifier, name) => {
        const found = definition(importer, specifier, name);
        const module = found && summary(found.path);
        return module && { module, name: found.name };
      },
      mayTell: (imported) => mayTellOf(imported, follow),
      callersOf: (path) =>
        findCallers(path, {
          ...access,
          summary,
          read: (module) => files.read(module),
          facts: factsOf,
          files: (folder) => files.files?.(folder) ?? [],
          folders: (folder) => files.folders?.(folder) ?? [],
        }),
      serverSetup: (path) => findServerSetup(path, { ...access, texts, summary }),
    };
  }

  return { linkerFor: () => linker({ ...atLevel(levels), versions: new Map() }) };
}

function atLevel(level: number): Omit<Visit, "versions"> {
  return { level, depth: { levels: 0, isCut: false }, dependencies: new Map(), linked: new Map() };
}

type Summarise = (path: string, version: string, visit: Visit) => ModuleSummary | undefined;

/** Gives a module's summary to an analysis that is still above the last level; a current one is made once. */
function createSummaries(files: ModuleFiles, summarise: Summarise) {
  const store = createSummaryStore();

  function current(path: string, visit: Visit): Known {
    const { versions } = visit;
    const version = seenVersion(files, path, visit) ?? "";
    const level = visit.level - 1;
    const found = store.get(path, level);
    const isCurrent =
      found?.version === version && dependsOnCurrent(found, (module) => seenVersion(files, module, visit));
    if (found && isCurrent) return found;
    const inner: Visit = { ...atLevel(level), versions };
    const summary = summarise(path, version, inner);
    const made: Known = { version, summary, dependencies: inner.dependencies, depth: inner.depth };
    store.set(path, level, made);
    if (visit.module) files.turnTo?.(visit.module);
    return made;
  }

  return (path: string, visit: Visit): ModuleSummary | undefined => {
    const { level, depth, dependencies, linked } = visit;
    const known = linked.get(path);
    if (known) return known.summary;
    if (level > 0 && dependencies.size < maxModules) {
      const found = current(path, visit);
      linked.set(path, found);
      include(visit, path, found);
      return found.summary;
    }
    depth.isCut = true;
    return undefined;
  };
}

interface Project {
  readonly files: ModuleFiles;
  readonly placesFor: ReturnType<typeof createModulePlaces>;
  readonly programOf: ProgramStore;
  readonly factsOf: (path: string, version: string) => ModuleFacts;
}

/** The project as one analysis sees it. */
function projectView({ files, placesFor, programOf, factsOf }: Project, visit: Visit) {
  const version = (path: string): string | undefined => seenVersion(files, path, visit);
  const depend = (path: string, current: string): void => void visit.dependencies.set(path, current);
  const moduleAt = placesFor({ version, depend });
  const access = { version, depend, moduleAt };
  const follow: FollowImport = (importer, specifier) => {
    const path = visit.dependencies.size < maxModules ? moduleAt(importer, specifier) : undefined;
    const current = path === undefined ? undefined : version(path);
    if (path === undefined || current === undefined) return undefined;
    depend(path, current);
    return { path, facts: factsOf(path, current) };
  };
  const definition = (importer: string, specifier: string, name: string): Definition | undefined => {
    const module = follow(importer, specifier);
    const found = module && definitionOf(module, name, follow);
    return found?.path === importer ? undefined : found;
  };
  const programs = createProgramSource({
    moduleAt,
    definition,
    version: (path) => (visit.dependencies.size < maxModules ? version(path) : undefined),
    read: (path) => files.read(path),
    program: programOf,
    depend,
  });
  return { access, programs, definition, follow };
}

/** What a summary depends on and how far it looks counts for who asked for it. */
function include({ depth, dependencies }: Visit, path: string, found: Known): void {
  depth.levels = Math.max(depth.levels, found.depth.levels + 1);
  depth.isCut ||= found.depth.isCut;
  dependencies.set(path, found.version);
  for (const [dependency, version] of found.dependencies) dependencies.set(dependency, version);
}

/** The version of a file as this analysis saw it first. */
function seenVersion(files: ModuleFiles, path: string, { versions }: Visit): string | undefined {
  if (!versions.has(path)) versions.set(path, files.version(path));
  return versions.get(path);
}

function dependsOnCurrent({ dependencies }: Known, versionOf: (path: string) => string | undefined): boolean {
  for (const [path, version] of dependencies) if (versionOf(path) !== version) return false;
  return true;
}

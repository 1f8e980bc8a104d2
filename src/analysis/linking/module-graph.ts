// Summaries of imported modules, computed when a file needs them and kept until the module's file changes.
import type { ModuleLinker, ModuleSummary } from "../dataflow/summary.ts";
import type { Program } from "../program.ts";
import { createProgramSource } from "./program-source.ts";
import { createReach } from "./reach.ts";
import { aliasTargets, createAliases, type Aliases } from "./path-aliases.ts";
import { fileCandidates, moduleCandidates } from "./resolve-module.ts";

/** Synchronous access to the project's own source files. */
export interface ModuleFiles {
  /** Changes whenever the content may have changed; undefined when there is no such file to read. */
  version(path: string): string | undefined;
  read(path: string): string | undefined;
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

/** Parsed modules that are kept for their next level. */
const maxPrograms = 50;
/** Summaries that are kept: those of a folder's surroundings, not of a whole repository. */
const maxSummaries = 1_000;

interface Known {
  readonly version: string;
  readonly summary: ModuleSummary | undefined;
  readonly dependencies: ReadonlyMap<string, string>;
  /** It asked for no other module, so it is the same at every level. */
  readonly isLeaf: boolean;
}

interface ParsedModule {
  readonly version: string;
  /** False when the text was not worth parsing for what it does. */
  readonly isRead: boolean;
  readonly program: Program | undefined;
}

/** One analysis: what it depends on so far, and the versions it saw. */
interface Visit {
  readonly level: number;
  /** Whether another module was asked for, found or not. */
  asked: boolean;
  readonly dependencies: Map<string, string>;
  readonly versions: Map<string, string | undefined>;
}

/** A module without any of these words has no logger, no wrapper, no redaction and no sensitive field to tell or hand on. */
const relevant =
  /export \*|export \{|log|console|pino|winston|redact|mask|sanitiz|scrub|hash|pass|secret|token|key|cred|auth|session|cookie|email|phone|env\b/i;

/** Keeps the summaries and programs that were asked for last, so memory does not grow with the project. */
export function createModuleGraph({ files, parse, summarize }: ModuleGraphOptions): ModuleGraph {
  const known = new Map<string, Known>();
  const programOf = createProgramStore({ files, parse });
  const aliases = createAliases(files);
  const reach = createReach((path) => files.read(path));

  function linker(visit: Visit): TrackedLinker {
    const access = linkAccess(visit);
    const candidates = (importer: string, specifier: string): readonly string[] =>
      candidatesOf(aliases, { importer, specifier }, access);
    return {
      dependencies: visit.dependencies,
      reachesLog: (path, text) => reach({ path, text, levels: visit.level }, { candidates, ...access }),
      isAlias: (importer, specifier) =>
        candidates(importer, specifier).some((path) => versionOf(path, visit) !== undefined),
      resolve: (importer, specifier) => {
        visit.asked = true;
        if (visit.level === 0 || visit.dependencies.size >= maxModules) return undefined;
        for (const candidate of candidates(importer, specifier)) {
          const version = versionOf(candidate, visit);
          if (version !== undefined && candidate !== importer) return summaryOf(candidate, version, visit);
        }
        return undefined;
      },
      programs: createProgramSource({
        candidates,
        version: (path) => (visit.dependencies.size < maxModules ? versionOf(path, visit) : undefined),
        read: (path) => files.read(path),
        program: (path, version) => programOf(path, version, "declarations"),
        depend: access.depend,
      }),
    };
  }

  const linkAccess = (visit: Visit): AliasAccess => ({
    version: (path) => versionOf(path, visit),
    depend: (path, version) => void visit.dependencies.set(path, version),
  });

  const versionOf = (path: string, visit: Visit): string | undefined => seenVersion(files, path, visit);

  function summaryOf(path: string, version: string, visit: Visit): ModuleSummary | undefined {
    const level = visit.level - 1;
    const key = `${level} ${path}`;
    let found = known.get(path) ?? known.get(key);
    if (found?.version !== version || !isCurrent(found, (module) => versionOf(module, visit))) {
      found = summarized(path, version, { ...visit, level, asked: false, dependencies: new Map() });
      known.delete(path);
    }
    keepLatest(known, { key: found.isLeaf ? path : key, value: found, limit: maxSummaries });
    visit.dependencies.set(path, version);
    for (const [dependency, itsVersion] of found.dependencies) visit.dependencies.set(dependency, itsVersion);
    return found.summary;
  }

  function summarized(path: string, version: string, visit: Visit): Known {
    const program = programOf(path, version, "data");
    const summary = program && summarize(program, linker(visit));
    return { version, summary, dependencies: visit.dependencies, isLeaf: !visit.asked };
  }

  return {
    linkerFor: () => linker({ level: levels, asked: false, dependencies: new Map(), versions: new Map() }),
  };
}

/** The version of a file as this analysis saw it first. */
function seenVersion(files: ModuleFiles, path: string, { versions }: Visit): string | undefined {
  if (!versions.has(path)) versions.set(path, files.version(path));
  return versions.get(path);
}

function isCurrent({ dependencies }: Known, versionOf: (path: string) => string | undefined): boolean {
  for (const [path, version] of dependencies) if (versionOf(path) !== version) return false;
  return true;
}

type Purpose = "data" | "declarations";

/** The levels of a module are asked for one after the other, so a few programs are kept. */
function createProgramStore({
  files,
  parse,
}: Pick<ModuleGraphOptions, "files" | "parse">): (
  path: string,
  version: string,
  purpose: Purpose,
) => Program | undefined {
  const programs = new Map<string, ParsedModule>();
  return (path, version, purpose) => {
    let found = programs.get(path);
    if (found?.version !== version || (purpose === "declarations" && !found.isRead)) {
      const text = files.read(path);
      const isRead = purpose === "declarations" || (text !== undefined && relevant.test(text));
      found = { version, isRead, program: isRead && text !== undefined ? parse({ path, text }) : undefined };
    }
    keepLatest(programs, { key: path, value: found, limit: maxPrograms });
    return found.program;
  };
}

interface AliasAccess {
  readonly version: (path: string) => string | undefined;
  readonly depend: (path: string, version: string) => void;
}

/** Files to which a specifier may lead; those of an alias depend on the configuration that gives it. */
function candidatesOf(
  aliases: Aliases,
  { importer, specifier }: { readonly importer: string; readonly specifier: string },
  { version, depend }: AliasAccess,
): readonly string[] {
  if (specifier.startsWith(".")) return moduleCandidates(importer, specifier);
  const table = aliases.tableFor(importer, version);
  const targets = aliasTargets(table, importer, specifier);
  if (targets.length === 0) return [];
  for (const source of table.sources) depend(source, version(source) ?? "");
  return targets.flatMap(fileCandidates);
}

/** The one that was asked for longest ago gives way when there are too many. */
function keepLatest<Value>(
  kept: Map<string, Value>,
  { key, value, limit }: { readonly key: string; readonly value: Value; readonly limit: number },
): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
}

// Aliases under which a project imports its own modules: `paths` and `baseUrl` of the nearest tsconfig.json or jsconfig.json
// (https://www.typescriptlang.org/tsconfig/#paths), and `imports` of package.json (https://nodejs.org/api/packages.html#imports).
import { parse } from "jsonc-parser";
import { joinPath, pathsAbove, separatorOf } from "./resolve-module.ts";

/** What the aliases of a file are read from. */
export interface AliasFiles {
  version(path: string): string | undefined;
  read(path: string): string | undefined;
}

interface Alias {
  readonly prefix: string;
  readonly suffix: string;
  readonly isPattern: boolean;
  /** Absolute, with at most one `*`. */
  readonly targets: readonly string[];
}

/** The aliases that hold for files in one folder, and the files that say so. */
export interface AliasTable {
  readonly aliases: readonly Alias[];
  /** Bare specifiers are tried below this folder. */
  readonly baseUrl: string | undefined;
  readonly sources: readonly string[];
}

const none: AliasTable = { aliases: [], baseUrl: undefined, sources: [] };
const maxExtends = 4;

export interface Aliases {
  /** The table of a file's folder; `version` may remember its answers for one analysis. */
  tableFor(file: string, version: AliasFiles["version"]): AliasTable;
}

/** A table, and the versions of its sources when it was read. */
interface ReadTable {
  readonly table: AliasTable;
  readonly versions: readonly (string | undefined)[];
}

/** Reads the tables of a project, each configuration once for each of its versions. */
export function createAliases(files: AliasFiles): Aliases {
  const byFolder = new Map<string, ReadTable>();
  // The folders below a configuration share its table: a large one has hundreds of both.
  const byConfig = new Map<string, ReadTable>();
  const remembered = (
    tables: Map<string, ReadTable>,
    { key, version }: { readonly key: string; readonly version: AliasFiles["version"] },
    read: () => AliasTable,
  ): AliasTable => {
    const known = tables.get(key);
    if (known?.table.sources.every((path, index) => version(path) === known.versions[index])) return known.table;
    const table = read();
    tables.set(key, { table, versions: table.sources.map((path) => version(path)) });
    return table;
  };
  return {
    tableFor(file, version) {
      const own = { version, read: (path: string) => files.read(path) };
      const folder = file.slice(0, file.lastIndexOf(separatorOf(file)));
      return remembered(byFolder, { key: folder, version }, () =>
        tableOf(own, file, (path) =>
          remembered(byConfig, { key: path, version }, () =>
            path.endsWith("package.json") ? packageTable(own, path) : configTable(own, path, 0),
          ),
        ),
      );
    },
  };
}

function tableOf(files: AliasFiles, file: string, tableAt: (path: string) => AliasTable): AliasTable {
  const first = (names: readonly string[]): AliasTable => {
    const places = names.flatMap((name) => pathsAbove(file, name)).toSorted((a, b) => b.length - a.length);
    const found = places.find((path) => files.version(path) !== undefined);
    return found === undefined ? none : tableAt(found);
  };
  const config = first(["tsconfig.json", "jsconfig.json"]);
  const pack = first(["package.json"]);
  if (pack.aliases.length === 0) return config;
  return { ...config, aliases: [...config.aliases, ...pack.aliases], sources: [...config.sources, ...pack.sources] };
}

function configTable(files: AliasFiles, path: string, depth: number): AliasTable {
  const config = readObject(files, path);
  if (!config || depth > maxExtends) return none;
  const separator = separatorOf(path);
  const folder = path.slice(0, path.lastIndexOf(separator));
  const options = objectAt(config, "compilerOptions");
  const bases = [config["extends"]].flat().filter((base) => typeof base === "string");
  const inherited = bases.flatMap((base) => {
    if (!base.startsWith(".")) return [];
    const at = joinPath(folder, base.endsWith(".json") ? base : `${base}.json`, separator);
    return files.version(at) === undefined ? [] : [configTable(files, at, depth + 1)];
  });
  const base = inherited.at(-1) ?? none;
  const own = options?.["baseUrl"];
  const baseUrl = typeof own === "string" ? joinPath(folder, own, separator) : base.baseUrl;
  const paths = options && objectAt(options, "paths");
  const aliases = paths ? aliasesOf(paths, baseUrl ?? folder, separator) : base.aliases;
  return { aliases, baseUrl, sources: [path, ...base.sources] };
}

function packageTable(files: AliasFiles, path: string): AliasTable {
  const imports = objectAt(readObject(files, path) ?? {}, "imports");
  if (!imports) return none;
  const separator = separatorOf(path);
  const entries = Object.entries(imports).map(([name, target]) => [name, conditions(target)] as const);
  return {
    aliases: aliasesOf(Object.fromEntries(entries), path.slice(0, path.lastIndexOf(separator)), separator),
    baseUrl: undefined,
    sources: [path],
  };
}

/** Every path that a conditional target names. */
function conditions(target: unknown): readonly string[] {
  if (typeof target === "string") return [target];
  return isObject(target) ? Object.values(target).flatMap(conditions) : [];
}

function aliasesOf(paths: Readonly<Record<string, unknown>>, folder: string, separator: string): readonly Alias[] {
  return Object.entries(paths).map(([pattern, value]) => {
    const star = pattern.indexOf("*");
    const targets = [value].flat().filter((target) => typeof target === "string");
    return {
      prefix: star < 0 ? pattern : pattern.slice(0, star),
      suffix: star < 0 ? "" : pattern.slice(star + 1),
      isPattern: star >= 0,
      targets: targets.map((target) => joinPath(folder, target, separator)),
    };
  });
}

/** Paths, some without extension, to which a specifier may lead by the aliases; none when no alias matches. */
export function aliasTargets({ aliases, baseUrl }: AliasTable, file: string, specifier: string): readonly string[] {
  if (specifier.startsWith("node:")) return [];
  const matching = aliases
    .filter((alias) => matches(alias, specifier))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  const [best] = matching;
  if (best) {
    const middle = specifier.slice(best.prefix.length, specifier.length - best.suffix.length);
    return best.targets.map((target) => (best.isPattern ? target.replace("*", () => middle) : target));
  }
  const mayBeFolder = specifier.includes("/") && !specifier.startsWith("@");
  return baseUrl === undefined || !mayBeFolder ? [] : [joinPath(baseUrl, specifier, separatorOf(file))];
}

function matches({ prefix, suffix, isPattern }: Alias, specifier: string): boolean {
  if (!isPattern) return specifier === prefix;
  return (
    specifier.startsWith(prefix) && specifier.endsWith(suffix) && specifier.length >= prefix.length + suffix.length
  );
}

function readObject(files: AliasFiles, path: string): Readonly<Record<string, unknown>> | undefined {
  const text = files.read(path);
  // What cannot be read says nothing of aliases; the compiler will tell.
  const value: unknown = text === undefined ? undefined : parse(text, [], { allowTrailingComma: true });
  return isObject(value) ? value : undefined;
}

function objectAt(
  value: Readonly<Record<string, unknown>>,
  key: string,
): Readonly<Record<string, unknown>> | undefined {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(found) ? found : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

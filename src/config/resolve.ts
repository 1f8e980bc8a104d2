// Which configuration holds for a folder: the nearest `seclog.config.json` upward, with what it extends. In a monorepo each package can
// have its own; files above it are merged only when it extends them, but what they ignore stays ignored.
import type { Host } from "../base/host.ts";
import type { Given } from "./given.ts";
import { loadConfig, type KnownNames, type LoadedConfig } from "./load.ts";
import type { Config } from "./options.ts";
import { defaultConfig } from "./options.ts";
import type { ConfigProblem } from "./parse.ts";
import { joinPath, parentOf, withoutTrailingSlash } from "./paths.ts";
import { profileList } from "./profile-names.ts";

/** The name of the configuration file. */
export const configFileName = "seclog.config.json";

/** Patterns of files to leave out, with the folder they count from. */
export interface IgnoreScope {
  readonly base: string;
  readonly patterns: readonly string[];
}

/** `path` is missing when no file was found; with problems, `config` is what could be understood. */
export interface ResolvedConfig {
  readonly config: Config;
  readonly path?: string;
  readonly problems: readonly ConfigProblem[];
  readonly given: Given;
  /** The files that it extends. */
  readonly bases: readonly string[];
  /** Of this configuration and of those above it, outermost first. */
  readonly ignores: readonly IgnoreScope[];
}

export interface ResolveOptions extends KnownNames {
  /** The last directory to look into; the root of the file system when missing. */
  readonly root?: string;
}

/** Finds configurations and remembers them by folder; make a new one when files may have changed. */
export interface ConfigLookup {
  /** The configuration that holds for what lies in this folder. */
  readonly at: (directory: string) => Promise<ResolvedConfig>;
}

/** The defaults, without any file. */
export const withoutConfig: ResolvedConfig = {
  config: defaultConfig,
  problems: [],
  given: new Map(),
  bases: [],
  ignores: [],
};

/** Looks each folder up once, whoever asks. */
export function createConfigLookup(host: Host, options: ResolveOptions = {}): ConfigLookup {
  const known = new Map<string, Promise<ResolvedConfig>>();
  const last = options.root === undefined ? undefined : withoutTrailingSlash(options.root);
  const at = (directory: string): Promise<ResolvedConfig> => {
    const folder = withoutTrailingSlash(directory);
    let found = known.get(folder);
    if (!found) known.set(folder, (found = lookUp(folder)));
    return found;
  };
  const lookUp = async (folder: string): Promise<ResolvedConfig> => {
    const parent = folder === last ? undefined : parentOf(folder);
    const [own, above] = await Promise.all([
      loadConfig(host, joinPath(folder, configFileName), options),
      parent === undefined ? withoutConfig : at(parent),
    ]);
    return own ? resolved(own, above.ignores) : above;
  };
  return { at };
}

/** Looks in `startDirectory` and its parents; gives the defaults when there is no file. */
export async function resolveConfig(
  host: Host,
  startDirectory: string,
  options: ResolveOptions = {},
): Promise<ResolvedConfig> {
  return await createConfigLookup(host, options).at(startDirectory);
}

/** Reads one configuration file and what it extends; returns undefined when there is none at that path. */
export async function readConfig(
  host: Host,
  path: string,
  options: ResolveOptions = {},
): Promise<ResolvedConfig | undefined> {
  const loaded = await loadConfig(host, path, options);
  return loaded && resolved(loaded, []);
}

function resolved({ config, path, problems, given, bases }: LoadedConfig, above: readonly IgnoreScope[]) {
  const own = { base: parentOf(path) ?? path, patterns: config.ignorePatterns };
  return { config, path, problems, given, bases, ignores: own.patterns.length > 0 ? [...above, own] : above };
}

/** The part of a configuration that the engine needs, as plain data. */
export function toAnalysisSettings({ rules, sanitizers, maxFileBytes, profile, categories, requireReason }: Config) {
  const profiles = profileList(profile);
  return {
    rules,
    sanitizers,
    maxFileBytes,
    ...(profiles.length > 0 && { profiles }),
    ...(Object.keys(categories).length > 0 && { categories }),
    ...(requireReason && { requireReason }),
  } as const;
}

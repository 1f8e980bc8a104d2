// Finds the configuration that holds for a directory: the nearest `seclog.config.json` upward. Only this one counts; files are not merged.
import { decodeText } from "../base/decode.ts";
import type { Host } from "../base/host.ts";
import { HostError } from "../base/host.ts";
import type { Config } from "./options.ts";
import { defaultConfig } from "./options.ts";
import type { ConfigProblem } from "./parse.ts";
import { parseConfig } from "./parse.ts";

/** The name of the configuration file. */
export const configFileName = "seclog.config.json";

const maxConfigBytes = 1_000_000;

/** `path` is missing when no file was found; with problems, `config` is what could be understood. */
export interface ResolvedConfig {
  readonly config: Config;
  readonly path?: string;
  readonly problems: readonly ConfigProblem[];
}

export interface ResolveOptions {
  /** The last directory to look into; the root of the file system when missing. */
  readonly root?: string;
  /** Ids that `rules` may name; any id in kebab case when missing. */
  readonly ruleIds?: readonly string[];
}

/** Looks in `startDirectory` and its parents; gives the defaults when there is no file. */
export async function resolveConfig(
  host: Host,
  startDirectory: string,
  options: ResolveOptions = {},
): Promise<ResolvedConfig> {
  for (const directory of upward(startDirectory, options.root)) {
    const found = await readConfig(host, joinPath(directory, configFileName), options);
    if (found) return found;
  }
  return { config: defaultConfig, problems: [] };
}

/** Reads one configuration file; returns undefined when there is none at that path. */
export async function readConfig(
  host: Host,
  path: string,
  { ruleIds }: ResolveOptions = {},
): Promise<ResolvedConfig | undefined> {
  const broken = (message: string): ResolvedConfig => ({
    config: defaultConfig,
    path,
    problems: [{ path, line: 1, column: 1, message }],
  });
  try {
    const decoded = decodeText(await host.readFile(path, maxConfigBytes));
    if (decoded === undefined) return broken("The file is not text in UTF-8 or UTF-16.");
    return { path, ...parseConfig(decoded.text, { path, ...(ruleIds && { ruleIds }) }) };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (error.code === "not-found") return undefined;
    return broken(`The file cannot be read (${error.code}).`);
  }
}

/** The part of a configuration that the engine needs, as plain data. */
export function toAnalysisSettings({ rules, sanitizers, maxFileBytes }: Config) {
  return { rules, sanitizers, maxFileBytes } as const;
}

/** The directory itself, then each parent up to `root`; both kinds of slashes end a name. */
function* upward(startDirectory: string, root: string | undefined): Generator<string> {
  let directory = withoutTrailingSlash(startDirectory);
  const last = root === undefined ? undefined : withoutTrailingSlash(root);
  for (;;) {
    yield directory;
    if (directory === last) return;
    const cut = Math.max(directory.lastIndexOf("/"), directory.lastIndexOf("\\"));
    const parent = withoutTrailingSlash(directory.slice(0, cut + 1));
    if (cut < 0 || parent === directory) return;
    directory = parent;
  }
}

function withoutTrailingSlash(path: string): string {
  const trimmed = path.replace(/[/\\]$/, "");
  // Keeps `/` and `C:\`.
  return trimmed === "" || trimmed.endsWith(":") ? path : trimmed;
}

function joinPath(directory: string, name: string): string {
  return /[/\\]$/.test(directory) ? directory + name : `${directory}/${name}`;
}

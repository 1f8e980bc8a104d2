// From the paths a user names to the files that are analysed. Files named outright are always taken; folders and globs are walked with
// `.gitignore`, the configuration and common sense.
import path from "node:path";
import type { FileOutcome } from "../base/finding.ts";
import { compileGlob, globBase, isGlob } from "../base/glob.ts";
import type { FileStat, Host } from "../base/host.ts";
import { HostError } from "../base/host.ts";
import { UserError } from "../base/user-error.ts";
import { createIgnoreRules, rulesAbove, testChain } from "./ignore-rules.ts";
import { isChecked } from "./source-files.ts";
import { isInside, walk } from "./walk.ts";
import type { WalkFindings, WalkOptions, WalkSkip } from "./walk.ts";

/** What to look for, and where. */
export interface DiscoverOptions {
  readonly host: Host;
  /** Absolute; relative paths and globs count from here. */
  readonly cwd: string;
  /** Files, folders and globs; none means the working directory. */
  readonly paths: readonly string[];
  /** In the syntax of `.gitignore`; a negated one brings back what is left out by default. */
  readonly ignorePatterns?: readonly string[];
  /** The folder the patterns count from, such as that of the configuration file; the working directory by default. */
  readonly ignoreBase?: string;
  /** Whether `.gitignore` files count; they do by default. */
  readonly gitignore?: boolean;
  readonly signal?: AbortSignal;
  /** `pass` takes a path that does not exist, or a glob without matches, for no files; it is refused by default. */
  readonly unmatched?: "refuse" | "pass";
  /** Which names are wanted; what a check looks at by default. */
  readonly accepts?: (name: string) => boolean;
}

/** Every list is sorted and free of doubles; paths are absolute. */
export interface Discovery {
  readonly files: readonly string[];
  /** What could not be looked at, and why. */
  readonly skipped: readonly FileOutcome[];
  /** Files that were named outright and that no check looks at. */
  readonly unsupported: readonly string[];
}

/** Throws `UserError` for a path that is missing or unreadable and for a glob that matches nothing. */
export async function discoverFiles(options: DiscoverOptions): Promise<Discovery> {
  const files = new Set<string>();
  const unsupported = new Set<string>();
  const skips: WalkSkip[] = [];
  for (const named of options.paths.length > 0 ? options.paths : ["."]) {
    const full = path.resolve(options.cwd, named);
    const stat = await statNamed(named, full, options);
    if (stat === "missing") continue;
    if (!stat) await addGlob(named, { files, skips }, options);
    else if (stat.kind === "directory") {
      await addFolder(full, { files, skips }, options);
      const own = skips.find((skip) => skip.path === full);
      if (own) throw new UserError(`The folder "${named}" cannot be read (${own.reason}); check its permissions.`);
    } else if (stat.kind !== "file")
      throw new UserError(`"${named}" is neither a file nor a folder; name a regular file.`);
    else (isChecked(full) ? files : unsupported).add(full);
  }
  const skipped = [...new Map(skips.map((skip) => [skip.path, skip])).values()]
    .filter(({ path: file }) => !files.has(file))
    .map(({ path: file, reason }): FileOutcome => {
      return { status: "skipped", path: file, reason, detail: skipDetail(reason) };
    })
    .sort((a, b) => compare(a.path, b.path));
  return { files: [...files].sort(compare), skipped, unsupported: [...unsupported].sort(compare) };
}

interface Gathered {
  readonly files: Set<string>;
  readonly skips: WalkSkip[];
}

/** Undefined for a glob, `missing` where that may be; a path that exists is never taken for one, as frameworks name folders `[id]`. */
async function statNamed(
  named: string,
  full: string,
  { host, cwd, unmatched }: DiscoverOptions,
): Promise<FileStat | "missing" | undefined> {
  try {
    return await host.stat(full);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (error.code !== "not-found")
      throw new UserError(`"${named}" cannot be read (${error.code}); check its permissions.`);
    if (isGlob(named)) return undefined;
    if (unmatched === "pass") return "missing";
    throw new UserError(`There is no file or folder "${named}" in ${cwd}; check the path.`);
  }
}

async function addGlob(named: string, gathered: Gathered, options: DiscoverOptions): Promise<void> {
  const pattern = path.posix.normalize(toSlashes(named));
  const matches = compileGlob(pattern);
  // Not the absolute path for a relative glob: the name of a parent folder may look like a glob itself.
  const spelled = (file: string) => toSlashes(path.isAbsolute(named) ? file : path.relative(options.cwd, file));
  const base = path.resolve(options.cwd, globBase(pattern) || ".");
  const below: Gathered = { files: new Set(), skips: [] };
  try {
    await addFolder(base, below, options);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
  const found = [...below.files].filter((file) => matches(spelled(file)));
  if (found.length === 0 && options.unmatched !== "pass") {
    throw new UserError(
      `No source file matches "${named}" in ${options.cwd}; check the pattern, and what .gitignore leaves out.`,
    );
  }
  for (const file of found) gathered.files.add(file);
  gathered.skips.push(...below.skips);
}

async function addFolder(folder: string, { files, skips }: Gathered, options: DiscoverOptions): Promise<void> {
  const { host, gitignore = true, ignorePatterns = [], signal, accepts } = options;
  const real = await host.realPath(folder);
  const gitRoot = await findGitRoot(host, real);
  const cwd = await host.realPath(options.cwd);
  const root = gitRoot ?? (isInside(real, cwd) ? cwd : real);
  const above = gitignore ? await rulesAbove(host, root, real) : [];
  // Whoever names an ignored folder wants to see it; only what its own files say still counts.
  const chain = testChain(above, real + path.sep) === "ignored" ? [] : above;
  const found: WalkFindings = { files: new Set(), folders: new Set(), skips: [] };
  const walkOptions: WalkOptions = {
    host,
    root,
    gitignore,
    configured: createIgnoreRules(await host.realPath(options.ignoreBase ?? options.cwd), ignorePatterns),
    ...(signal ? { signal } : {}),
    ...(accepts ? { accepts } : {}),
  };
  await walk({ folder: real, chain }, found, walkOptions);
  // Shown as the user named them, also when the working directory is reached through a link.
  const asNamed = (file: string) =>
    folder !== real && isInside(file, real) ? path.join(folder, path.relative(real, file)) : file;
  for (const file of found.files) files.add(asNamed(file));
  for (const skip of found.skips) skips.push({ ...skip, path: asNamed(skip.path) });
}

async function findGitRoot(host: Host, folder: string): Promise<string | undefined> {
  for (let current = folder; ; current = path.dirname(current)) {
    try {
      await host.stat(path.join(current, ".git"));
      return current;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
    }
    if (current === path.dirname(current)) return undefined;
  }
}

function skipDetail(reason: WalkSkip["reason"]): string {
  if (reason === "outside-root") return "The link leads out of the project and is not followed.";
  if (reason === "permission") return "The folder may not be read.";
  return "The folder could not be read.";
}

function toSlashes(file: string): string {
  return path.sep === "/" ? file : file.replaceAll(path.sep, "/");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

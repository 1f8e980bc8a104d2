// Walks a folder for sources. Symbolic links are looked at last and never lead out of the root, so a loop or a link to `/etc` costs
// nothing.
import path from "node:path";
import type { DirectoryEntry, Host } from "../base/host.ts";
import { HostError } from "../base/host.ts";
import type { SkipReason } from "../base/finding.ts";
import { testChain, withGitignore } from "./ignore-rules.ts";
import type { IgnoreChain, IgnoreRules } from "./ignore-rules.ts";
import { isChecked, isProjectRoot, isSkippedFolder, isSkippedSource } from "./source-files.ts";

/** What a walk looks at and what it leaves out. All paths are real ones, without symbolic links. */
export interface WalkOptions {
  readonly host: Host;
  /** Links that lead out of here are not followed. */
  readonly root: string;
  readonly gitignore: boolean;
  /** From the configuration: `kept` brings back what is left out by default or by git. */
  readonly configured: IgnoreRules;
  readonly signal?: AbortSignal;
  /** Which names are wanted; what a check looks at by default. */
  readonly accepts?: (name: string) => boolean;
}

/** A folder or file that could not be looked at. */
export interface WalkSkip {
  readonly path: string;
  readonly reason: SkipReason;
}

/** What was found so far; shared by the walks of one run, so that nothing is found twice. */
export interface WalkFindings {
  readonly files: Set<string>;
  readonly folders: Set<string>;
  readonly skips: WalkSkip[];
}

/** A folder to walk, with the rules that hold above it. */
export interface WalkStart {
  readonly folder: string;
  readonly chain: IgnoreChain;
  /** The folder around it is known to be ignored by none of the rules. */
  readonly isOpen?: boolean;
}

// Enough to keep the disk busy, few enough for the limit of open files.
const foldersAtOnce = 32;

/** Adds every source below the folder to the findings; unreadable folders become skips. */
export async function walk(start: WalkStart, found: WalkFindings, options: WalkOptions): Promise<void> {
  const links: Link[] = [];
  let waiting: WalkStart[] = [start];
  for (;;) {
    while (waiting.length > 0) {
      options.signal?.throwIfAborted();
      const now = waiting.splice(-foldersAtOnce);
      const below = await Promise.all(now.map((each) => visit(each, found, { ...options, links })));
      waiting = waiting.concat(...below);
    }
    const link = links.pop();
    if (!link) return;
    waiting = await follow(link, found, options);
  }
}

interface Link extends WalkStart {
  readonly path: string;
}

async function visit(
  { folder, chain, isOpen = false }: WalkStart,
  found: WalkFindings,
  options: WalkOptions & { readonly links: Link[] },
): Promise<readonly WalkStart[]> {
  if (found.folders.has(folder)) return [];
  found.folders.add(folder);
  const entries = await list(folder, found, options.host);
  const names = entries.map(({ name }) => name);
  const inner =
    options.gitignore && names.includes(".gitignore") ? await withGitignore(options.host, chain, folder) : chain;
  const projectRoot = isProjectRoot(names);
  const own = { chain: inner, configured: options.configured };
  const askFolder = isOpen ? "testInside" : "test";
  const inIgnored = [...inner, options.configured].some((rules) => rules[askFolder](folder + path.sep) === "ignored");
  const ask = inIgnored ? "test" : "testInside";
  const below: WalkStart[] = [];
  // Names hold no separators, so nothing has to be normalised.
  const before = folder.endsWith(path.sep) ? folder : folder + path.sep;
  for (const { name, kind } of entries) {
    const full = before + name;
    if (kind === "symlink") options.links.push({ path: full, folder, chain: inner });
    else if (kind === "directory") {
      const byDefault = isSkippedFolder(name, projectRoot);
      if (isWanted(full + path.sep, byDefault, { ...own, ask }))
        below.push({ folder: full, chain: inner, isOpen: !inIgnored });
    } else if (kind === "file" && accepted(full, options)) {
      if (isWanted(full, isSkippedSource(name), { ...own, ask })) found.files.add(full);
    }
  }
  return below;
}

function accepted(file: string, { accepts }: WalkOptions): boolean {
  return accepts ? accepts(path.basename(file)) : isChecked(file);
}

async function list(folder: string, found: WalkFindings, host: Host): Promise<readonly DirectoryEntry[]> {
  try {
    return await host.readDirectory(folder);
  } catch (error) {
    found.skips.push({ path: folder, reason: skipReason(error) });
    return [];
  }
}

interface Rules {
  readonly chain: IgnoreChain;
  readonly configured: IgnoreRules;
  readonly ask?: "test" | "testInside";
}

function isWanted(file: string, skippedByDefault: boolean, { chain, configured, ask = "test" }: Rules): boolean {
  const word = configured[ask](file);
  if (word) return word === "kept";
  return !skippedByDefault && testChain(chain, file, ask) !== "ignored";
}

async function follow(link: Link, found: WalkFindings, options: WalkOptions): Promise<WalkStart[]> {
  const { host, root } = options;
  try {
    const target = await host.realPath(link.path);
    const { kind } = await host.stat(target);
    const name = path.basename(link.path);
    const isFolder = kind === "directory";
    if (!isFolder && !(kind === "file" && accepted(link.path, options))) return [];
    const byDefault = isFolder ? isSkippedFolder(name, false) : isSkippedSource(name);
    if (!isWanted(link.path + (isFolder ? path.sep : ""), byDefault, { chain: link.chain, ...options })) return [];
    if (!isInside(target, root)) {
      found.skips.push({ path: link.path, reason: "outside-root" });
      return [];
    }
    if (isFolder) return [{ folder: target, chain: link.chain }];
    found.files.add(target);
  } catch (error) {
    // A link that leads nowhere hides nothing.
    if (!(error instanceof HostError && error.code === "not-found")) {
      found.skips.push({ path: link.path, reason: skipReason(error) });
    }
  }
  return [];
}

/** Whether the path is the folder or lies in it. */
export function isInside(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

/** The reason for a skip out of an error of Host; throws what is none. */
export function skipReason(error: unknown): SkipReason {
  if (!(error instanceof HostError)) throw error;
  return error.code === "is-directory" ? "not-regular" : error.code;
}

// One configuration file with the files it extends. Only JSON inside the project is read; what cannot be read is a problem with its
// place and never an exception.
import { decodeText } from "../base/decode.ts";
import { exists, type Host } from "../base/host.ts";
import { HostError } from "../base/host.ts";
import { mergeGiven, toConfig, type Given, type Place } from "./given.ts";
import type { Config } from "./options.ts";
import { parseConfig, type ConfigProblem, type ParseConfigOptions } from "./parse.ts";
import { isWithin, joinPath, parentOf, resolveFrom } from "./paths.ts";

/** A configuration file as it was read, with everything that it extends. */
export interface LoadedConfig {
  readonly config: Config;
  readonly path: string;
  readonly given: Given;
  readonly problems: readonly ConfigProblem[];
  /** The files it extends, at any depth. */
  readonly bases: readonly string[];
}

/** What names are known, for the values of `rules` and `categories`. */
export type KnownNames = Pick<ParseConfigOptions, "ruleIds" | "categoryIds">;

const maxConfigBytes = 1_000_000;
/** Enough for a team's, a company's and a few more. */
const maxBases = 20;

interface Loading {
  readonly host: Host;
  readonly names: KnownNames;
  /** The real path of the project, once somebody extends something. */
  root: Promise<string> | undefined;
  readonly problems: ConfigProblem[];
  readonly bases: string[];
}

/** Returns undefined when there is no file at that path. */
export async function loadConfig(host: Host, path: string, names: KnownNames = {}): Promise<LoadedConfig | undefined> {
  const loading: Loading = { host, names, root: undefined, problems: [], bases: [] };
  const given = await loadFile(path, [], loading);
  if (given === undefined) return undefined;
  return { path, given, config: toConfig(given), problems: loading.problems, bases: loading.bases };
}

/** `chain` are the files that lead here, outermost first. */
async function loadFile(path: string, chain: readonly string[], loading: Loading): Promise<Given | undefined> {
  const text = await readText(path, loading);
  if (text === undefined) return undefined;
  if (text === unreadable) return new Map();
  const { given, problems } = parseConfig(text, { path, ...loading.names });
  loading.problems.push(...problems);
  let below: Given = new Map();
  for (const { target, place } of targetsOf(given)) {
    const base = await loadBase(target, place, { chain: [...chain, path], loading });
    if (base) below = mergeGiven(below, base);
  }
  return mergeGiven(below, given);
}

const unreadable = Symbol("unreadable");

async function readText(path: string, { host, problems }: Loading): Promise<string | typeof unreadable | undefined> {
  const broken = (message: string): typeof unreadable => {
    problems.push({ path, line: 1, column: 1, message });
    return unreadable;
  };
  try {
    const decoded = decodeText(await host.readFile(path, maxConfigBytes));
    return decoded === undefined ? broken("The file is not text in UTF-8 or UTF-16.") : decoded.text;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return error.code === "not-found" ? undefined : broken(`The file cannot be read (${error.code}).`);
  }
}

interface Target {
  readonly target: string;
  readonly place: Place;
}

function targetsOf(given: Given): readonly Target[] {
  const option = given.get("extends");
  const list: readonly unknown[] = Array.isArray(option?.value) ? option.value : [option?.value];
  return list.flatMap((target, index) => {
    const place = option?.places.get(String(index)) ?? option?.places.get("");
    return typeof target === "string" && place ? [{ target, place }] : [];
  });
}

interface Step {
  readonly chain: readonly string[];
  readonly loading: Loading;
}

async function loadBase(target: string, place: Place, { chain, loading }: Step): Promise<Given | undefined> {
  const refuse = (message: string): undefined => void loading.problems.push({ ...place, message });
  const path = resolveFrom(parentOf(place.path) ?? "", target);
  if (chain.includes(path)) return refuse(`"${target}" extends this file in turn; take one of the two "extends" out.`);
  if (loading.bases.length >= maxBases) {
    return refuse(`More than ${maxBases} files are extended; put their values into fewer files.`);
  }
  const [first = path] = chain;
  loading.root ??= projectRoot(loading.host, parentOf(first) ?? first);
  if (!(await isInside(loading.host, path, await loading.root))) {
    return refuse(`"${target}" lies outside the project, so it is not read; copy the file into the project.`);
  }
  loading.bases.push(path);
  return (await loadFile(path, chain, loading)) ?? refuse(`There is no file "${target}"; check the path.`);
}

/** A link that leads out of the project counts as outside. */
async function isInside(host: Host, path: string, root: string): Promise<boolean> {
  try {
    return isWithin(await host.realPath(path), root);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    // What does not exist is told as missing, unless its place is outside already.
    const parent = parentOf(path);
    return parent === undefined || isWithin(path, root) || (await isInside(host, parent, root));
  }
}

/** The folder of the repository, or the outermost folder of a package when there is none. */
async function projectRoot(host: Host, folder: string): Promise<string> {
  let outermost = folder;
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
    if (await exists(host, joinPath(at, ".git"))) return await realPath(host, at);
    if (await exists(host, joinPath(at, "package.json"))) outermost = at;
  }
  return await realPath(host, outermost);
}

async function realPath(host: Host, path: string): Promise<string> {
  try {
    return await host.realPath(path);
  } catch (error) {
    if (error instanceof HostError) return path;
    throw error;
  }
}

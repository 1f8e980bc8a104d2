// Packages of the project itself: `@acme/logging` may be a folder beside this one. Folders come from `workspaces` of package.json
// (https://docs.npmjs.com/cli/using-npm/workspaces), pnpm-workspace.yaml or lerna.json, entries from `exports` and `main`.
import { parse } from "jsonc-parser";
import { fileCandidates, joinPath, pathsAbove, separatorOf } from "./resolve-module.ts";

/** What the packages are found with. */
export interface PackageFiles {
  version(path: string): string | undefined;
  read(path: string): string | undefined;
  /** Names of the folders in a folder; none when it is not there. */
  folders?(path: string): readonly string[];
}

interface Package {
  readonly folder: string;
  readonly manifest: string;
  /** Targets of each entry of the package; the key is the path behind its name, with a dot in front. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  /** Paths by what stands behind its name, as far as they were asked for. */
  readonly asked: Map<string, readonly string[]>;
}

/** The packages of a workspace by name, and the files that say so. */
interface Workspace {
  readonly packages: ReadonlyMap<string, Package>;
  readonly sources: readonly string[];
}

export interface WorkspacePackages {
  /** Files to which a bare specifier may lead, with the manifests that say so; undefined when it is no package of the project. */
  find(importer: string, specifier: string, version: PackageFiles["version"]): PackageTargets | undefined;
}

export interface PackageTargets {
  readonly paths: readonly string[];
  readonly sources: readonly string[];
}

const none: Workspace = { packages: new Map(), sources: [] };

/** Looks for the packages of a folder once, and again when one of the manifests has changed. */
export function createWorkspacePackages(files: PackageFiles): WorkspacePackages {
  const byFolder = new Map<
    string,
    { readonly workspace: Workspace; readonly versions: readonly (string | undefined)[] }
  >();
  const isBarrel = createBarrels((path) => files.read(path));
  const workspaceFor = (importer: string, version: PackageFiles["version"]): Workspace => {
    const folder = importer.slice(0, importer.lastIndexOf(separatorOf(importer)));
    const known = byFolder.get(folder);
    if (known?.workspace.sources.every((path, index) => version(path) === known.versions[index]))
      return known.workspace;
    const root = rootOf({ ...files, version }, importer);
    const shared = root === undefined ? undefined : byFolder.get(root);
    const isCurrent = shared?.workspace.sources.every((path, index) => version(path) === shared.versions[index]);
    const workspace =
      shared && isCurrent ? shared.workspace : root === undefined ? none : readWorkspace({ ...files, version }, root);
    const entry = { workspace, versions: workspace.sources.map((path) => version(path)) };
    byFolder.set(folder, entry);
    if (root !== undefined) byFolder.set(root, entry);
    return workspace;
  };
  return {
    find(importer, specifier, version) {
      const name = packageName(specifier);
      if (name === undefined) return undefined;
      const found = workspaceFor(importer, version).packages.get(name);
      if (!found) return undefined;
      const paths = targetsOf(found, specifier.slice(name.length));
      const entry = paths.find((path) => version(path) !== undefined);
      if (entry === undefined || isBarrel(entry, version(entry) ?? "")) return undefined;
      return { paths: [entry], sources: [found.manifest] };
    },
  };
}

/** Entries that hand on more modules than this whole are not followed: each would have to be looked into for every importer. */
const mostHandedOn = 8;
// `export * from "./users"`; refuses `export { a } from`.
const handsOnAll = /\bexport\s*\*/g;

/** Tells by the text of a module whether it does little else than hand on the modules of its package. */
function createBarrels(read: PackageFiles["read"]) {
  const known = new Map<string, { readonly version: string; readonly isBarrel: boolean }>();
  return (path: string, version: string): boolean => {
    const found = known.get(path);
    if (found?.version === version) return found.isBarrel;
    const isBarrel = ((read(path) ?? "").match(handsOnAll)?.length ?? 0) > mostHandedOn;
    known.set(path, { version, isBarrel });
    return isBarrel;
  };
}

// `@acme/logging/http`, `logging/http`; refuses paths, `node:fs` and aliases such as `~/http`.
const bare = /^(?:@[\w.-]+\/[\w.-]+|[\w-][\w.-]*)(?=\/|$)/;

function packageName(specifier: string): string | undefined {
  return specifier.startsWith("node:") ? undefined : bare.exec(specifier)?.[0];
}

const definitions = ["pnpm-workspace.yaml", "lerna.json", "package.json"];
/** Where packages are kept when nothing that can be read says so. */
const usual = ["packages/*", "apps/*", "libs/*"];

/** The nearest folder above a file that keeps packages. */
function rootOf(files: PackageFiles, file: string): string | undefined {
  const separator = separatorOf(file);
  for (const manifest of pathsAbove(file, "package.json")) {
    const folder = manifest.slice(0, manifest.lastIndexOf(separator));
    if (patternsOf(files, folder).length > 0) return folder;
  }
  return undefined;
}

/** Patterns of the folders of packages; the usual ones stand for a definition that was not found. */
function patternsOf(files: PackageFiles, folder: string): readonly string[] {
  const separator = separatorOf(folder);
  for (const name of definitions) {
    const path = joinPath(folder, name, separator);
    if (files.version(path) === undefined) continue;
    const text = files.read(path) ?? "";
    const found = name.endsWith(".yaml") ? listInYaml(text) : listInManifest(text);
    if (found.length > 0) return found;
  }
  const isRoot = files.version(joinPath(folder, "package.json", separator)) !== undefined;
  return isRoot && foldersIn(files, joinPath(folder, "packages", separator)).length > 0 ? usual : [];
}

/** The list under `packages:`; other keys end it. */
function listInYaml(text: string): readonly string[] {
  const found: string[] = [];
  let isInside = false;
  for (const line of text.split(/\r?\n/)) {
    if (/^\S/.test(line) && !line.startsWith("#") && !line.startsWith("-")) isInside = line.startsWith("packages:");
    // `  - "apps/*"  # all of them`; refuses keys.
    const item = isInside ? /^\s*-\s*["']?([^"'#\s]+)/.exec(line)?.[1] : undefined;
    if (item !== undefined) found.push(item);
  }
  return found;
}

function listInManifest(text: string): readonly string[] {
  const manifest: unknown = parse(text, [], { allowTrailingComma: true });
  if (!isObject(manifest)) return [];
  const { workspaces, packages } = manifest;
  const list = Array.isArray(workspaces) ? workspaces : isObject(workspaces) ? workspaces["packages"] : packages;
  return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
}

/** More packages than this are not looked for. */
const maxPackages = 400;
const deepest = 4;

function readWorkspace(files: PackageFiles, root: string): Workspace {
  const separator = separatorOf(root);
  const packages = new Map<string, Package>();
  const sources = definitions
    .map((name) => joinPath(root, name, separator))
    .filter((path) => files.version(path) !== undefined);
  const patterns = patternsOf(files, root);
  const refused = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const folders = patterns
    .filter((pattern) => !pattern.startsWith("!"))
    .flatMap((pattern) =>
      foldersOf(
        files,
        root,
        pattern.split("/").filter((part) => part !== "." && part !== ""),
      ),
    );
  for (const folder of new Set(folders)) {
    if (packages.size >= maxPackages) break;
    const manifest = joinPath(folder, "package.json", separator);
    if (refused.some((pattern) => joinPath(root, pattern, separator) === folder)) continue;
    if (files.version(manifest) === undefined) continue;
    const read = readPackage(files.read(manifest) ?? "", folder, manifest);
    if (read && !packages.has(read.name)) packages.set(read.name, read.found);
  }
  return { packages, sources };
}

const passedOver = new Set(["node_modules", "dist", "build", ".git"]);

function foldersIn(files: PackageFiles, folder: string): readonly string[] {
  return (files.folders?.(folder) ?? []).filter((name) => !passedOver.has(name));
}

/** The folders that a pattern stands for: `packages/*`, `plugins/**`, `apps/web`. */
function foldersOf(files: PackageFiles, folder: string, [part, ...rest]: readonly string[]): readonly string[] {
  if (part === undefined) return [folder];
  const separator = separatorOf(folder);
  if (!part.includes("*")) return foldersOf(files, joinPath(folder, part, separator), rest);
  const names = foldersIn(files, folder);
  const below = (name: string): string => joinPath(folder, name, separator);
  if (part === "**") return [folder, ...nested(files, folder, deepest)].flatMap((each) => foldersOf(files, each, rest));
  const [start = "", end = ""] = part.split("*");
  return names
    .filter((name) => name.startsWith(start) && name.endsWith(end))
    .flatMap((name) => foldersOf(files, below(name), rest));
}

function nested(files: PackageFiles, folder: string, depth: number): readonly string[] {
  if (depth === 0) return [];
  return foldersIn(files, folder).flatMap((name) => {
    const path = joinPath(folder, name, separatorOf(folder));
    return [path, ...nested(files, path, depth - 1)];
  });
}

function readPackage(
  text: string,
  folder: string,
  manifest: string,
): { readonly name: string; readonly found: Package } | undefined {
  const json: unknown = parse(text, [], { allowTrailingComma: true });
  if (!isObject(json) || typeof json["name"] !== "string") return undefined;
  const entries = new Map<string, readonly string[]>();
  const { exports } = json;
  if (isObject(exports) && Object.keys(exports).some((key) => key.startsWith("."))) {
    for (const [key, value] of Object.entries(exports)) entries.set(key, textsIn(value));
  } else if (exports !== undefined) entries.set(".", textsIn(exports));
  const mains = ["source", "types", "typings", "module", "main"].flatMap((key) => textsIn(json[key]));
  entries.set(".", [...(entries.get(".") ?? []), ...mains]);
  return { name: json["name"], found: { folder, manifest, entries, asked: new Map() } };
}

/** Every path that a conditional target names. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** What is built is read where it was built from. */
function targetsOf({ folder, entries, asked }: Package, rest: string): readonly string[] {
  const known = asked.get(rest);
  if (known) return known;
  const named = entryTargets(entries, `.${rest}`);
  const own = rest === "" ? ["src/index", "index"] : [rest.slice(1), `src${rest}`];
  const separator = separatorOf(folder);
  const paths = [...named.flatMap(sourcesOf), ...own].map((target) => joinPath(folder, target, separator));
  const targets = [...new Set(paths)].flatMap(fileCandidates);
  asked.set(rest, targets);
  return targets;
}

function entryTargets(entries: Package["entries"], key: string): readonly string[] {
  const exact = entries.get(key);
  if (exact) return exact;
  for (const [pattern, targets] of entries) {
    const star = pattern.indexOf("*");
    if (star < 0 || !key.startsWith(pattern.slice(0, star)) || !key.endsWith(pattern.slice(star + 1))) continue;
    const middle = key.slice(star, key.length - (pattern.length - star - 1));
    return targets.map((target) => target.replaceAll("*", () => middle));
  }
  return [];
}

// `./dist/esm/index.d.ts`, `build/index.js`; refuses `./src/index.ts`.
const built = /^(?:\.\/)?(?:dist|build|out|lib|es|esm|cjs)(?:\/(?:esm|cjs|es|module|types|commonjs))?\//;

/** `./dist/db.d.ts` stands for `./src/db.ts`, `./db.ts`; a target that is no program, for nothing. */
function sourcesOf(target: string): readonly string[] {
  const path = target.replace(/\.d\.([cm]?)ts$/, ".$1js");
  if (!/\.[cm]?[jt]sx?$/.test(path)) return /\.\w+$/.test(path) ? [] : [path];
  if (!built.test(path)) return [path];
  const inside = path.replace(built, "");
  return [inside, `src/${inside}`, path];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

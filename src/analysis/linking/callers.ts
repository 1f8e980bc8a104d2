// The modules that import a module, told by their texts. Only those are looked at that stand where callers of a service usually do: beside
// it, in the folders around it, and in the folders of handlers there.
import type { ModuleSummary } from "../dataflow/summary.ts";
import type { ModuleFacts } from "./module-texts.ts";
import type { ReachAccess } from "./reach.ts";
import { separatorOf } from "./resolve-module.ts";

/** A module that imports another, and the specifiers by which it does. */
export interface CallerModule {
  readonly text: string;
  /** Made when it is asked for: the text may tell enough. */
  readonly summary: ModuleSummary | undefined;
  readonly specifiers: ReadonlySet<string>;
}

export interface CallersAccess extends Pick<ReachAccess, "moduleAt" | "version" | "depend"> {
  readonly facts: (path: string, version: string) => ModuleFacts;
  /** Names of what is in a folder. */
  readonly files: (folder: string) => readonly string[];
  readonly folders: (folder: string) => readonly string[];
  readonly read: (path: string) => string | undefined;
  readonly summary: (path: string) => ModuleSummary | undefined;
}

const mostFiles = 160;
const mostCallers = 6;
const deepest = 3;
// Folders from which services are called.
const ofHandlers =
  /^(?:api|app|controllers?|handlers?|http|pages|resolvers?|routes?|routers?|server|src|sockets?|trpc|graphql|v\d)$/i;
// `auth.ts`, `auth.controller.js`; refuses declarations and tests.
const source = /^(?!.*\.(?:d|test|spec)\.)[^.].*\.[cm]?[jt]sx?$/;

/** At most six of the modules that import it. */
export function findCallers(path: string, access: CallersAccess): readonly CallerModule[] {
  const name = nameOf(path, separatorOf(path));
  const found: CallerModule[] = [];
  for (const file of around(path, access)) {
    const version = access.version(file);
    if (version === undefined || found.length >= mostCallers) continue;
    const { imports } = access.facts(file, version);
    const leading = imports.flatMap(({ specifier }) =>
      specifier.includes(name) && access.moduleAt(file, specifier) === path ? [specifier] : [],
    );
    if (leading.length === 0) continue;
    access.depend(file, version);
    found.push({
      text: access.read(file) ?? "",
      specifiers: new Set(leading),
      get summary() {
        return access.summary(file);
      },
    });
  }
  return found;
}

/** By which an import names the module: its file without what follows the dot, or its folder. */
function nameOf(path: string, separator: string): string {
  const [folder = "", file = ""] = path.split(separator).slice(-2);
  const name = file.replace(/\.[cm]?[jt]sx?$/, "");
  return name === "index" ? folder : name;
}

/** Source files around a module, from the nearest on. */
function around(path: string, access: CallersAccess): readonly string[] {
  const separator = separatorOf(path);
  const own = path.slice(0, path.lastIndexOf(separator));
  const above = own.slice(0, own.lastIndexOf(separator));
  const queue: { readonly folder: string; readonly depth: number }[] = [{ folder: own, depth: deepest - 1 }];
  if (above !== "") queue.push({ folder: above, depth: 1 });
  const files: string[] = [];
  const seen = new Set<string>();
  for (let at = queue.shift(); at && files.length < mostFiles; at = queue.shift()) {
    const { folder, depth } = at;
    if (seen.has(folder)) continue;
    seen.add(folder);
    for (const name of access.files(folder)) {
      const file = `${folder}${separator}${name}`;
      if (source.test(name) && file !== path) files.push(file);
    }
    for (const name of access.folders(folder)) {
      const isNear = depth === 1 && folder === above;
      if (depth <= deepest && name !== "node_modules" && (isNear || ofHandlers.test(name)))
        queue.push({ folder: `${folder}${separator}${name}`, depth: depth + 1 });
    }
  }
  return files.slice(0, mostFiles);
}

// From a place that a record names to a place in the project: other machines have other roots, and bundles have source maps.
import type { MentionedPlace } from "./places.ts";
import type { Place } from "./rank.ts";
import { originalPlace, parseSourceMap, type SourceMap } from "./source-map.ts";

/** Text of the source map that belongs to a bundle, by the bundle's path as a record names it; undefined when there is none. */
export type ReadSourceMap = (bundle: string) => string | undefined;

/** Resolves places; undefined for those outside of the project, such as frames of packages. */
export function createPlaceResolver(
  paths: readonly string[],
  readSourceMap: ReadSourceMap = () => undefined,
): (place: MentionedPlace) => Place | undefined {
  const find = createFinder(paths);
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (bundle: string): SourceMap | undefined => {
    if (!maps.has(bundle)) {
      const text = readSourceMap(bundle);
      maps.set(bundle, text === undefined ? undefined : parseSourceMap(text));
    }
    return maps.get(bundle);
  };
  return ({ file, line, column, exact }) => {
    if (file.includes("node_modules/") || file.startsWith("node:")) return undefined;
    const original = /\.[cm]?js$/.test(file) ? originalOf(mapOf(file), line, column) : undefined;
    const path = find(original?.source ?? file);
    return path === undefined ? undefined : { path, line: original?.line ?? line, exact };
  };
}

function originalOf(
  map: SourceMap | undefined,
  line: number,
  column: number | undefined,
): ReturnType<typeof originalPlace> {
  // Records count columns from 1, maps from 0.
  return map && originalPlace(map, line, Math.max(0, (column ?? 1) - 1));
}

/** The project's file whose path ends most like the given one; undefined when several do equally. */
function createFinder(paths: readonly string[]): (file: string) => string | undefined {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const list = byName.get(name);
    if (list) list.push(path);
    else byName.set(name, [path]);
  }
  return (file) => {
    const parts = partsOf(file);
    const ranked = (byName.get(parts[0] ?? "") ?? [])
      .map((path) => ({ path, shared: sharedParts(parts, partsOf(path)) }))
      .sort((a, b) => b.shared - a.shared);
    const [best, second] = ranked;
    return best && best.shared !== second?.shared ? best.path : undefined;
  };
}

// From the file name up.
function partsOf(file: string): readonly string[] {
  return file
    .split(/[\\/]+/)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .reverse();
}

function sharedParts(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

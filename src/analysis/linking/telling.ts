// Whether a function of another module may put on record what happens, as far as texts tell: its module does, or one that it imports. Most
// functions that a handler calls do not, and need not be summarised to know that.
import type { ImportedRef } from "../dataflow/summary.ts";
import { definitionOf, type FollowImport, type KnownModule } from "./module-texts.ts";

/** As deep as callees are looked into. */
const deepest = 4;
/** More modules than this are not looked into for one function. */
const maxLooks = 60;

/** Whether what an import leads to may tell; true as well when it is not found. */
export function mayTellOf({ importer, specifier, path: [name = "()"] }: ImportedRef, follow: FollowImport): boolean {
  const module = follow(importer, specifier);
  if (!module) return true;
  const defined = name === "()" || name === "new" ? undefined : definitionOf(module, name, follow);
  if (!defined && module.facts.reExports.length > 0) return true;
  return tells(defined ?? module, follow);
}

/** The nearest modules first, each once. */
function tells(start: KnownModule, follow: FollowImport): boolean {
  const looked = new Set([start.path]);
  let level: readonly KnownModule[] = [start];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    if (level.some(({ facts }) => facts.mayTell)) return true;
    const next: KnownModule[] = [];
    for (const { path, facts } of level) {
      for (const { specifier } of [...facts.imports, ...facts.reExports]) {
        const found = follow(path, specifier);
        if (!found || looked.has(found.path)) continue;
        if (looked.size >= maxLooks) return true;
        looked.add(found.path);
        next.push(found);
      }
    }
    level = next;
  }
  return false;
}

// The functions of a module that other modules can get hold of.
import type { FunctionId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import type { ModuleSummary } from "./summary.ts";

const maxDepth = 2;

/** Functions that are exported, or stand in what is exported: in objects, classes, instances, and what functions were made of. */
export function exportedFunctions(module: ModuleSummary): ReadonlySet<FunctionId> {
  const ids = new Set<FunctionId>();
  const add = (value: Abstract, depth: number): void => {
    for (const ref of value.functions) if (!ref.module || ref.module === module) ids.add(ref.id);
    if (depth >= maxDepth) return;
    for (const field of value.fields?.values() ?? []) add(field, depth + 1);
    if (value.elements) add(value.elements, depth + 1);
    if (value.constructs) add(value.constructs, depth + 1);
  };
  for (const value of module.exports.values()) add(value, 0);
  for (const { instance, statics } of module.classes.values()) {
    for (const member of [...instance.values(), ...statics.values()]) add(member, maxDepth);
  }
  return ids;
}

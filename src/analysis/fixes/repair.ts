// What a repair is before it is known whether it is the preferred one of its finding.
import type { FixEdit, Fix } from "../../base/finding.ts";

/** A fix without its rank. */
export type Repair = Omit<Fix, "preferred">;

/** A repair that is one edit of the finding's own file. */
export function repair(what: Omit<Repair, "edits">, ...edits: readonly FixEdit[]): Repair {
  return { ...what, edits };
}

/** The repairs as fixes, in their order, each outcome once; the first is preferred. */
export function ranked(repairs: readonly (Repair | undefined)[]): readonly Fix[] {
  const seen = new Set<string>();
  const fixes: Fix[] = [];
  for (const each of repairs) {
    const outcome = each && JSON.stringify(each.edits);
    if (!each || outcome === undefined || seen.has(outcome)) continue;
    seen.add(outcome);
    fixes.push({ ...each, preferred: fixes.length === 0 });
  }
  return fixes;
}

// Whether all uses of a logger are in sight: it is kept in a variable of this file, which is neither exported nor passed on.
import type { ValueId } from "../../program.ts";
import type { CodeView } from "../key-lists.ts";

/** Whether the logger that a call makes is used by its methods only, in this file only. */
export function isKeptInside({ program }: CodeView, call: ValueId): boolean {
  const stores = program.values.flatMap((value) =>
    value.op === "store" && value.value === call ? [value.binding] : [],
  );
  const [binding] = stores;
  if (binding === undefined || stores.length !== 1) return false;
  if (program.exports.some((each) => each.binding === binding)) return false;
  const loads = new Set<ValueId>();
  for (const [id, value] of program.values.entries())
    if (value.op === "load" && value.binding === binding) loads.add(id);
  const receivers = new Set<ValueId>();
  for (const value of program.values) if (value.op === "property") receivers.add(value.object);
  return [...loads].every((id) => receivers.has(id));
}

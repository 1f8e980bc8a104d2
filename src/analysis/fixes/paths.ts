// Paths of names as the code writes them, such as `req.user.id`, that can be written down again elsewhere.
import { pathOf } from "../events/users-of.ts";
import type { Program, ValueId } from "../program.ts";

/** The path that a value reads before an offset, without `?`; empty for anything that is no such path, or goes through a call. */
export function pathBefore(program: Program, id: ValueId, end: number): string {
  const value = program.values[id];
  if (!value || value.end > end || (value.op !== "property" && value.op !== "load")) return "";
  const path = pathOf(program, id).join(".");
  return program.text.slice(value.start, value.end).replace(/[?\s]/g, "") === path ? path : "";
}

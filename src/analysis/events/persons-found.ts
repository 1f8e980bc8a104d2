// People under any name: `const known = await db.user.findUnique(…)` is somebody.
import { checksOfName } from "../../catalogue/events/checks.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { Program, ValueId } from "../program.ts";
import { pathOf, type Users } from "./users-of.ts";

const finding = new Set(["find", "get", "fetch", "load", "lookup", "query", "retrieve"]);

/** Whether a variable holds what a look-up in a table of users gave. */
export function isPersonFound(
  { program, users }: { readonly program: Program; readonly users: Users },
  id: ValueId,
): boolean {
  const value = program.values[id];
  const [store, ...others] = value?.op === "load" ? users.storesOf(value.binding) : [];
  if (store === undefined || others.length > 0) return false;
  const stored = program.values[store];
  const call = stored?.op === "await" ? program.values[stored.value] : stored;
  if (call?.op !== "call" || call.kind !== "call") return false;
  const [method = "", table = ""] = pathOf(program, call.callee).toReversed();
  return finding.has(splitWords(method)[0] ?? "") && checksOfName(table).includes("user");
}

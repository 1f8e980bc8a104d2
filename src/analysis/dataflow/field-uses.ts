// Which fields a file reads of what it calls by a name, wherever that comes from.
import type { Program, Value, ValueId } from "../program.ts";

/** By the path of an object as the code writes it, the fields that are read from it anywhere. */
export function usesOf(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const value of program.values) {
    const use = useOf(program, value);
    const path = use && pathOf(program, use.object);
    if (use === undefined || path === undefined) continue;
    const fields = found.get(path);
    if (fields) fields.add(use.name);
    else found.set(path, new Set([use.name]));
  }
  return found;
}

// A name, or a path of names: `db.password`; refuses addresses and sentences.
export const keyShape = /^[A-Za-z_$][\w$-]*(?:[.:][A-Za-z_$][\w$-]*)*$/;

/** A field that is read or set, or the last name of a key by which something is read: `config.get("db.password")`. */
function useOf(program: Program, value: Value): { readonly object: ValueId; readonly name: string } | undefined {
  if (value.op === "property" || value.op === "set-property")
    return value.name === undefined ? undefined : { object: value.object, name: value.name };
  const callee = value.op === "call" && value.args.length === 1 ? program.values[value.callee] : undefined;
  if (value.op !== "call" || callee?.op !== "property" || callee.name !== "get") return undefined;
  const key = program.values[value.args[0]?.value ?? -1];
  const isKey = key?.op === "constant" && key.kind === "string" && keyShape.test(key.text);
  return isKey ? { object: callee.object, name: key.text.split(/[.:]/).at(-1) ?? "" } : undefined;
}

const longestPath = 4;

/** How the code writes an object: a variable or `this`, and properties of it; undefined for anything else. */
export function pathOf(program: Program, id: ValueId): string | undefined {
  const names: string[] = [];
  for (let at = id; names.length < longestPath;) {
    const value = program.values[at];
    if (value?.op === "property" && value.name !== undefined) {
      names.unshift(value.name);
      at = value.object;
    } else if (value?.op === "load") {
      return [program.bindings[value.binding]?.name ?? "", ...names].join(".");
    } else return value?.op === "this" ? ["this", ...names].join(".") : undefined;
  }
  return undefined;
}

// Look-ups in a program that would otherwise go through all of it: what is stored in a variable, which functions are inside another.
import type { BindingId, FunctionId, Program, ValueId } from "../program.ts";

interface ProgramIndex {
  /** What is stored in each variable, in source order. */
  readonly stores: ReadonlyMap<BindingId, readonly ValueId[]>;
  readonly inner: ReadonlyMap<FunctionId, readonly FunctionId[]>;
}

// Belongs to the program and goes with it.
const indexes = new WeakMap<Program, ProgramIndex>();

function indexOf(program: Program): ProgramIndex {
  const known = indexes.get(program);
  if (known) return known;
  const stores = new Map<BindingId, ValueId[]>();
  for (const value of program.values) if (value.op === "store") add(stores, value.binding, value.value);
  const inner = new Map<FunctionId, FunctionId[]>();
  for (const { id, parent } of program.functions) if (parent !== undefined) add(inner, parent, id);
  const index = { stores, inner };
  indexes.set(program, index);
  return index;
}

function add<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}

/** The values that are stored in a variable. */
export function storesOf(program: Program, binding: BindingId): readonly ValueId[] {
  return indexOf(program).stores.get(binding) ?? [];
}

/** The function and all that are inside it. */
export function functionsWithin(program: Program, root: FunctionId): ReadonlySet<FunctionId> {
  const found = new Set([root]);
  // A set goes on with what is added while it is walked.
  for (const id of found) for (const child of indexOf(program).inner.get(id) ?? []) found.add(child);
  return found;
}

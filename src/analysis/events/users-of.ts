// Which values use a value: for finding out what becomes of a function that is written somewhere.
import { calleePath } from "../dataflow/log-graph.ts";
import { noValue, type BindingId, type Program, type Value, type ValueId } from "../program.ts";

export interface Users {
  /** Values that take this value as a part. */
  of(value: ValueId): readonly ValueId[];
  /** The call whose callee a value is. */
  callOf(callee: ValueId): ValueId | undefined;
  /** Reads of a binding. */
  loadsOf(binding: BindingId): readonly ValueId[];
  /** What is stored in a binding. */
  storesOf(binding: BindingId): readonly ValueId[];
}

const nobody: readonly ValueId[] = [];

/** Walks the program once. */
export function createUsers({ values }: Program): Users {
  const users = new Map<ValueId, ValueId[]>();
  const calls = new Map<ValueId, ValueId>();
  const loads = new Map<BindingId, ValueId[]>();
  const stores = new Map<BindingId, ValueId[]>();
  for (const [id, value] of values.entries()) {
    for (const part of partsOf(value)) push(users, part, id);
    if (value.op === "call") calls.set(value.callee, id);
    if (value.op === "load") push(loads, value.binding, id);
    if (value.op === "store") push(stores, value.binding, value.value);
  }
  return {
    of: (value) => users.get(value) ?? nobody,
    callOf: (callee) => calls.get(callee),
    loadsOf: (binding) => loads.get(binding) ?? nobody,
    storesOf: (binding) => stores.get(binding) ?? nobody,
  };
}

function push(map: Map<number, ValueId[]>, key: number, id: ValueId): void {
  const known = map.get(key);
  if (known) known.push(id);
  else map.set(key, [id]);
}

function partsOf(value: Value): readonly ValueId[] {
  switch (value.op) {
    case "call":
      return value.args.map((argument) => argument.value);
    case "object":
      return value.entries.map((entry) => entry.value);
    case "array":
      return value.items.map((item) => item.value);
    case "store":
    case "set-property":
    case "return":
    case "await":
    case "cast":
      return [value.value];
    case "property":
      return [value.object];
    case "join":
      return value.inputs;
    default:
      return nobody;
  }
}

/** The text of a constant, or undefined. */
export function constantText({ values }: Program, id: ValueId): string | undefined {
  const value = values[id];
  return value?.op === "constant" && value.kind !== "null" && value.kind !== "undefined" ? value.text : undefined;
}

/** Names on the way to a value: `req.user.id` gives its three; empty for anything that is no such path. */
export function pathOf(program: Program, id: ValueId): readonly string[] {
  return id === noValue ? [] : calleePath(program, id);
}

// Which values of a region carry the error that arrived there: the error itself, parts of it, texts and objects made of it.
import type { BindingId, Program, Value, ValueId } from "../program.ts";
import { valuesIn, type Region } from "./swallow-view.ts";

export interface Carried {
  readonly values: ReadonlySet<ValueId>;
  /** The variable of the clause or the callback. */
  readonly own: ReadonlySet<BindingId>;
  /** All variables that hold it. */
  readonly bindings: ReadonlySet<BindingId>;
}

/** Goes through the region in the order of its code. */
export function carriedIn(program: Program, region: Region): Carried {
  const values = new Set<ValueId>(region.error === undefined ? [] : [region.error]);
  const bindings = new Set<BindingId>();
  // The variable of the clause, and a parameter, are stored at once.
  for (const { ops } of region.code.blocks) {
    for (const op of ops) {
      const value = program.values[op];
      if (value?.op === "store" && value.value === region.error) bindings.add(value.binding);
    }
  }
  const own = new Set(bindings);
  for (const [id, value] of valuesIn(program, region.code, region.blocks)) {
    if (value.op === "store") {
      if (values.has(value.value)) bindings.add(value.binding);
    } else if (value.op === "load" ? bindings.has(value.binding) : operands(value).some((part) => values.has(part))) {
      values.add(id);
    }
  }
  return { values, own, bindings };
}

/** What a value is made of; a test of the error tells nothing of it. */
function operands(value: Value): readonly ValueId[] {
  switch (value.op) {
    case "property":
    case "rest":
      return [value.object];
    case "cast":
    case "await":
      return [value.value];
    case "text":
    case "add":
      return value.parts;
    case "join":
      return value.inputs;
    case "array":
      return value.items.map((item) => item.value);
    case "object":
      return value.entries.map((entry) => entry.value);
    case "call":
      return [...value.args.map((argument) => argument.value), value.callee];
    case "opaque":
      return value.parts;
    default:
      return [];
  }
}

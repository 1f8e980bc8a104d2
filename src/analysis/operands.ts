// Which values another value is made of.
import type { Program, Value, ValueId } from "./program.ts";

/** The values that an expression puts together as they are: the parts of a text, the fields of an object, the items of an array. */
export function composedOf(value: Value): readonly ValueId[] {
  switch (value.op) {
    case "text":
    case "add":
    case "opaque":
      return value.parts;
    case "join":
      return value.inputs;
    case "object":
      return value.entries.map((entry) => entry.value);
    case "array":
      return value.items.map((item) => item.value);
    default:
      return [];
  }
}

/** Every value that an operation reads; keys, callees and conditions are among them. */
export function operandsOf(value: Value): readonly ValueId[] {
  switch (value.op) {
    case "store":
    case "cast":
    case "await":
    case "return":
    case "throw":
    case "unary":
      return [value.value];
    case "property":
      return [value.object, value.key];
    case "set-property":
      return [value.object, value.key, value.value];
    case "call":
      return [value.callee, ...value.args.map((argument) => argument.value)];
    case "object":
      return [
        ...composedOf(value),
        ...value.entries.flatMap((entry) => (entry.kind === "computed" ? [entry.key] : [])),
      ];
    case "binary":
      return [value.left, value.right];
    case "rest":
      return [value.object];
    case "element":
      return [value.of];
    default:
      return composedOf(value);
  }
}

/** Whether this holds for a value or for one of those that it reads, however deep. */
export function reads({ values }: Pick<Program, "values">, id: ValueId, holds: (id: ValueId) => boolean): boolean {
  if (holds(id)) return true;
  const value = values[id];
  // Operands have smaller numbers, but for joins in loops, so this ends.
  return value !== undefined && operandsOf(value).some((part) => part < id && reads({ values }, part, holds));
}

// The values of one operation in a program, in its order: what is asked for calls, stores or texts need not go through all the rest.
import { rememberedFor } from "../base/remembered.ts";
import type { FunctionId, Operation, Program, Value, ValueId } from "./program.ts";

type Op = Operation["op"];

/** A value with its number. */
export interface NumberedValue<Name extends Op> {
  readonly id: ValueId;
  readonly value: Extract<Value, { op: Name }>;
}

type ByOp = { [Name in Op]?: readonly NumberedValue<Name>[] };

const tableOf = rememberedFor((_: Program["values"]): ByOp => ({}));

/** All values of a program with this operation; found once for each operation. */
export function valuesOf<Name extends Op>(
  { values }: Pick<Program, "values">,
  op: Name,
): readonly NumberedValue<Name>[] {
  const table: { [Own in Name]?: readonly NumberedValue<Own>[] } = tableOf(values);
  return (table[op] ??= numbered(values, op));
}

function numbered<Name extends Op>(values: Program["values"], op: Name): readonly NumberedValue<Name>[] {
  const found: NumberedValue<Name>[] = [];
  for (let id = 0; id < values.length; id++) {
    const value = values[id];
    if (value && isOf(value, op)) found.push({ id, value });
  }
  return found;
}

function isOf<Name extends Op>(value: Value, op: Name): value is Extract<Value, { op: Name }> {
  return value.op === op;
}

const written = rememberedFor(
  (values: Program["values"]): ReadonlyMap<FunctionId, ValueId> =>
    new Map(valuesOf({ values }, "function").map(({ id, value }) => [value.function, id])),
);

/** The value that a function is where it is written. */
export function functionValue({ values }: Pick<Program, "values">, id: FunctionId): ValueId | undefined {
  return written(values).get(id);
}

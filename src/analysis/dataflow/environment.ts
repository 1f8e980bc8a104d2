// Variables of the environment that the code has just set itself: from there on they hold what was put into them, and no secret of the
// machine.
import { rememberedFor } from "../../base/remembered.ts";
import type { Program, Value, ValueId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";

/** Whether an object is `process.env`. */
export function isEnvironment({ api }: Abstract): boolean {
  return api === "global:process.env" || api === "module:process.env";
}

interface Assignment {
  readonly name: string;
  readonly value: ValueId;
  readonly start: number;
  /** The operations of its block. */
  readonly ops: readonly ValueId[];
}

/** What the program stores into `process.env`, and the blocks of its values. */
const assignmentsIn = rememberedFor((program: Program): readonly Assignment[] =>
  program.functions.flatMap(({ blocks }) =>
    blocks.flatMap(({ ops }) =>
      ops.flatMap((op): readonly Assignment[] => {
        const value = program.values[op];
        if (value?.op !== "set-property" || value.name === undefined || !isWrittenSo(program, value.object)) return [];
        return [{ name: value.name, value: value.value, start: value.start, ops }];
      }),
    ),
  ),
);

function isWrittenSo({ values }: Program, id: ValueId): boolean {
  const object = values[id];
  const owner = object?.op === "property" && object.name === "env" ? values[object.object] : undefined;
  return owner?.op === "global" && owner.name === "process";
}

/** What a variable of the environment holds where it was set on the way there, without a branch between; otherwise undefined. */
export function assignedVariable(
  context: FlowContext,
  property: Extract<Value, { op: "property" }>,
): Abstract | undefined {
  const { program } = context;
  const set = assignmentsIn(program).findLast(({ name, start }) => name === property.name && start < property.start);
  const isBehind = set?.ops.some((op) => program.values[op] === property) === true;
  return isBehind ? abstractOf(context, set.value) : undefined;
}

// What helpers of the same file write for a handler: `approve` calls `makeMember(email)`, and that saves the user.
import { requestNames } from "../../catalogue/events/borders.ts";
import type { FunctionCode, ValueId } from "../program.ts";
import type { ConditionSource } from "./conditions.ts";
import { eventOfWrites } from "./written-events.ts";

const deepest = 2;

/** The events of what the function writes that a call runs, where it stands in this file and serves nobody by itself. */
export function eventsOfHelper(source: ConditionSource, op: ValueId, depth = 0): readonly string[] {
  if (source.program.values[op]?.op !== "call" || depth === deepest) return [];
  return source.view.calleesOf(op).flatMap((ref): readonly string[] => {
    const code = "function" in ref && !ref.function.module ? source.program.functions[ref.function.id] : undefined;
    return code && isHelper(code) ? writesOf(source, code, depth) : [];
  });
}

function isHelper({ name, parameters }: FunctionCode): boolean {
  return name !== "" && !parameters.some((parameter) => requestNames.has(parameter.name));
}

function writesOf(source: ConditionSource, { blocks }: FunctionCode, depth: number): readonly string[] {
  const found = blocks.flatMap(({ ops }) =>
    ops.flatMap((inner) => eventOfWrites(source, inner) ?? eventsOfHelper(source, inner, depth + 1)),
  );
  return [...new Set(found)];
}

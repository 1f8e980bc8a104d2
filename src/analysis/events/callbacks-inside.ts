// What callbacks do that run with a call, as a part of the function that makes it.
import { requestNames } from "../../catalogue/events/borders.ts";
import { laterMethods } from "../dataflow/log-graph.ts";
import type { Program, ValueId } from "../program.ts";
import { pathOf } from "./users-of.ts";

const deepestCallback = 3;

/** What callbacks do that run with a call: `transaction(async (tx) => …)`, `users.map((user) => …)`; handlers have requests of their own. */
export function insideOf(program: Program, op: ValueId, depth: number): readonly ValueId[] {
  const call = program.values[op];
  if (call?.op !== "call" || depth === deepestCallback || laterMethods.has(pathOf(program, call.callee).at(-1) ?? ""))
    return [];
  const given = call.args.flatMap(({ value }): readonly ValueId[] => {
    const list = program.values[value];
    return list?.op === "array" ? list.items.map((item) => item.value) : [value];
  });
  return given.flatMap((value): readonly ValueId[] => {
    const written = program.values[value];
    const code = written?.op === "function" ? program.functions[written.function] : undefined;
    if (!code || code.parameters.some(({ name }) => requestNames.has(name))) return [];
    return code.blocks.flatMap(({ ops }) => ops.flatMap((inner) => [inner, ...insideOf(program, inner, depth + 1)]));
  });
}

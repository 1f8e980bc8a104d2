// Functions of a file that do nothing but refuse for others: `function reject(res) { res.status(401).send("…"); }`.
import { answerMethods, statusMethods } from "../../catalogue/events/statuses.ts";
import type { FunctionCode, Program } from "../program.ts";
import { numberOf } from "./said-errors.ts";
import { pathOf } from "./users-of.ts";

const answers = new Set(["res", "reply", "response", "ctx", "c", "h"]);
const known = new WeakMap<Program, ReadonlyMap<string, number>>();
/** A helper that decides much has more to say than no. */
const mostBlocks = 6;

/** The status with which a function of the file refuses whatever it is given, or undefined. */
export function statusOfHelper(program: Program, name: string): number | undefined {
  const found = known.get(program) ?? findHelpers(program);
  known.set(program, found);
  return found.get(name);
}

function findHelpers(program: Program): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const code of program.functions) {
    if (code.name === "" || code.blocks.length > mostBlocks) continue;
    if (!code.parameters.some(({ name }) => answers.has(name))) continue;
    const statuses = new Set(statusesOf(program, code));
    const [status, ...others] = statuses;
    if (status !== undefined && others.length === 0 && status >= 400 && status < 500) found.set(code.name, status);
  }
  return found;
}

function statusesOf(program: Program, { blocks }: FunctionCode): readonly number[] {
  return blocks.flatMap(({ ops }) =>
    ops.flatMap((op) => {
      const value = program.values[op];
      if (value?.op !== "call") return [];
      const method = pathOf(program, value.callee).at(-1) ?? "";
      if (method === "next") return [200];
      if (!statusMethods.has(method) && !answerMethods.has(method)) return [];
      return value.args.flatMap((argument) => numberOf(program, argument.value) ?? []);
    }),
  );
}

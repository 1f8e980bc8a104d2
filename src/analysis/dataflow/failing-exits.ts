// More of how a function is left, for who asks how it says no: by what it gives back, and because it was given nothing.
import type { BlockId, FunctionCode, Program, ValueId } from "../program.ts";
import { successors } from "./run-function.ts";

const comparing = new Set(["===", "!==", "==", "!=", ">", "<", ">=", "<="]);

/** Whether what is given back may be yes or no: `return user !== null`, `return !locked`. */
export function mayBeNo(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "unary") return value.operator === "!";
  return value?.op === "binary" && comparing.has(value.operator);
}

/** Blocks into which only tests lead that ask whether a parameter was given: `if (!token || !name) return null`. */
export function blocksWithoutInput(program: Program, { blocks }: FunctionCode): ReadonlySet<BlockId> {
  const [lacking, others] = [new Set<BlockId>(), new Set<BlockId>()];
  for (const { end } of blocks) {
    const asks = end.kind === "branch" && asksForParameter(program, end.test, 0);
    for (const next of successors(end)) (asks ? lacking : others).add(next);
  }
  return new Set([...lacking].filter((block) => !others.has(block)));
}

const deepest = 4;

function asksForParameter(program: Program, test: ValueId, depth: number): boolean {
  const value = program.values[test];
  if (depth > deepest) return false;
  switch (value?.op) {
    case "parameter":
      return true;
    case "unary":
      return asksForParameter(program, value.value, depth + 1);
    case "join":
      return value.inputs.every((input) => asksForParameter(program, input, depth + 1));
    case "binary":
      return isFixed(program, value.right) && asksForParameter(program, value.left, depth + 1);
    case "load":
      return isParameter(program, value.binding);
    default:
      return false;
  }
}

const isParameter = ({ bindings }: Program, binding: number): boolean => bindings[binding]?.kind === "parameter";

function isFixed({ values }: Program, id: ValueId): boolean {
  const value = values[id];
  return value?.op === "constant" || (value?.op === "global" && value.name === "undefined");
}

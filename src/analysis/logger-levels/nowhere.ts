// Functions that do nothing, and streams that throw away what they are given.
import type { FunctionId, Program, ValueId } from "../program.ts";
import { labelIn, lastName } from "../production/labels.ts";
import { settle } from "../production/settle.ts";
import { memberOf, partAt } from "../redaction/options.ts";
import type { LevelView } from "./level-view.ts";

/** Whether a function does nothing but to return a constant, or to tell its callback that it is done. */
export function isEmptyFunction(program: Program, id: FunctionId): boolean {
  const code = program.functions[id];
  return (
    code !== undefined &&
    code.blocks.every(({ ops, end }) => end.kind !== "branch" && ops.every((op) => isIdle(program, op)))
  );
}

function isIdle({ values }: Program, id: ValueId): boolean {
  const value = values[id];
  switch (value?.op) {
    case "parameter":
    case "constant":
    case "load":
    case "return":
      return value.op !== "return" || value.value < 0 || values[value.value]?.op === "constant";
    case "store":
      return values[value.value]?.op === "parameter";
    case "unary":
      return value.operator === "void";
    case "call": {
      const callee = values[value.callee];
      return callee?.op === "load" && value.args.length === 0;
    }
    default:
      return false;
  }
}

/** The function that a value is, through variables. */
export function functionBehind(view: LevelView, id: ValueId): FunctionId | undefined {
  const value = view.program.values[partAt(view, id).id];
  return value?.op === "function" ? value.function : undefined;
}

const openers = new Set(["createWriteStream", "destination", "openSync", "open"]);
const nullDevices = new Set(["/dev/null", "NUL", "nul", "\\\\.\\NUL", "\\\\.\\nul"]);

/** Whether a stream goes nowhere: the null device, an empty `write`, a package that is made for that. */
export function goesNowhere(view: LevelView, id: ValueId): boolean {
  const part = partAt(view, id);
  const value = view.program.values[part.id];
  if (value?.op === "constant") return nullDevices.has(value.text);
  const write = memberOf(view, part, "write");
  if (value?.op === "object") return write !== undefined && doesNothing(view, write.id);
  if (value?.op !== "call") return false;
  const name = lastName(labelIn(view.program, value.callee));
  const api = view.values[value.callee]?.api ?? "";
  if (/^module:(?:dev-null|devnull|noop-stream)/.test(api)) return true;
  const [first] = value.args;
  if (!first) return false;
  if (openers.has(name) || value.kind === "new") {
    const options = partAt(view, first.value);
    const target = memberOf(view, options, "dest") ?? memberOf(view, options, "filename");
    const path = settle(view, target ? target.id : first.value)?.value;
    if (typeof path === "string" && nullDevices.has(path)) return true;
  }
  const written = name === "Writable" ? memberOf(view, partAt(view, first.value), "write") : undefined;
  return written !== undefined && doesNothing(view, written.id);
}

function doesNothing(view: LevelView, id: ValueId): boolean {
  const value = view.program.values[id];
  return value?.op === "function" && isEmptyFunction(view.program, value.function);
}

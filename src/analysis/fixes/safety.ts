// When a fix may touch a call at all, and which expressions can be left out or evaluated twice without anybody noticing.
import type { Range } from "../../base/text.ts";
import type { Abstract } from "../dataflow/abstract-value.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program, Value, ValueId } from "../program.ts";

/** A file with syntax errors is fixed only outside the functions that hold them. */
export function isFixable(program: Program, range: Range): boolean {
  if (program.syntaxErrors.length === 0) return true;
  const enclosing = program.functions
    .filter((code) => code.id !== 0 && code.range.start <= range.start && range.end <= code.range.end)
    .reduce<Range | undefined>(
      (inner, { range: outer }) => (inner && inner.start > outer.start ? inner : outer),
      undefined,
    );
  if (!enclosing) return false;
  return program.syntaxErrors.every(({ range: error }) => error.end < enclosing.start || error.start > enclosing.end);
}

/** Functions that only give something. */
const pureFunctions = new Set([
  "global:JSON.stringify",
  "global:String",
  "global:Number",
  "global:Boolean",
  "global:Object.keys",
  "global:Object.values",
  "global:Object.entries",
  "global:Object.fromEntries",
  "global:Array.isArray",
  "global:encodeURIComponent",
  "global:decodeURIComponent",
  "module:util.inspect",
  "module:node:util.inspect",
]);
/** Methods of texts, numbers and dates; an object of the project that has one by this name hardly does more. */
const pureMethods = new Set(
  (
    "toString toJSON toISOString toFixed toLowerCase toUpperCase trim trimStart trimEnd slice substring substr padStart " +
    "padEnd charAt at split join replace replaceAll includes startsWith endsWith indexOf"
  ).split(" "),
);
// An assignment or a step in an expression; refuses comparisons and arrows. A text that looks like one only costs a fix.
const changing = /\+\+|--|(?:^|[^=!<>])=(?![=>])/;

/** Whether evaluating the value can be left out without anybody noticing: names, properties, constants, and what is made of them. */
export function isPure({ program, flow }: FileAnalysis, root: ValueId): boolean {
  const stack: ValueId[] = [root];
  let isComputed = false;
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const value = program.values[id];
    const operands = value && pureOperands(value, flow.values, program);
    if (!operands) return false;
    isComputed ||= value.op === "join" || value.op === "binary" || value.op === "unary";
    stack.push(...operands);
  }
  const value = program.values[root];
  return !isComputed || !changing.test(program.text.slice(value?.start, value?.end));
}

/** What a value without effects is made of; undefined for one that may do something. */
function pureOperands(
  value: Value,
  known: readonly (Abstract | undefined)[],
  { values }: Program,
): readonly ValueId[] | undefined {
  switch (value.op) {
    case "load":
    case "global":
    case "this":
    case "constant":
    case "function":
    case "parameter":
    case "caught":
      return [];
    case "property":
      return [value.object, ...(value.key < 0 ? [] : [value.key])];
    case "text":
    case "add":
      return value.parts;
    case "cast":
      return [value.value];
    case "unary":
      return value.operator === "delete" ? undefined : [value.value];
    case "binary":
      return [value.left, value.right];
    case "join":
      return value.inputs;
    case "object":
      return value.entries.flatMap((entry) => (entry.kind === "computed" ? [entry.key, entry.value] : [entry.value]));
    case "array":
      return value.items.flatMap((item) => (item.value < 0 ? [] : [item.value]));
    case "call": {
      const callee = values[value.callee];
      const isMethod = callee?.op === "property" && pureMethods.has(callee.name ?? "");
      const isFunction = pureFunctions.has(known[value.callee]?.api ?? "");
      if (value.kind !== "call" || (!isMethod && !isFunction)) return undefined;
      return [...(isMethod ? [callee.object] : []), ...value.args.map((argument) => argument.value)];
    }
    default:
      return undefined;
  }
}

/** Whether a value is a plain path of names, such as `this.user` or `req.body`, that can be written more than once. */
export function isPath({ values }: Program, root: ValueId): boolean {
  for (let id = root; ;) {
    const value = values[id];
    if (value?.op === "property" && value.name !== undefined) id = value.object;
    else return value?.op === "load" || value?.op === "global" || value?.op === "this";
  }
}

// Whether reading a property of a value could throw because there is no object.
import type { FileAnalysis } from "../file-analysis.ts";
import type { Binding, BlockId, FunctionCode, FunctionId, Program, ValueId } from "../program.ts";
import { flowOrder, type FlowOrder } from "../dataflow/dominators.ts";

/** `.` where the value is surely an object when the call runs, otherwise `?.`. */
export function accessor(file: FileAnalysis, value: ValueId, call: ValueId): "." | "?." {
  return isSurelyObject(file, value) || isReadBefore(file, value, call) ? "." : "?.";
}

const always = /^(?:req|request|ctx|context|process|process\.env|globalThis|this)$/;

function isSurelyObject({ program }: FileAnalysis, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "this") return true;
  if (always.test(program.text.slice(value?.start, value?.end))) return true;
  if (value?.op !== "load") return false;
  const binding = program.bindings[value.binding];
  if (binding?.kind === "import" || binding?.kind === "class" || binding?.kind === "function") return true;
  if (binding && isTyped(program, binding)) return true;
  if (binding?.kind !== "const") return false;
  return program.values.some(
    (each) =>
      each.op === "store" &&
      each.binding === value.binding &&
      isMade(program.values[each.value]?.op, program.values[each.value]),
  );
}

function isMade(op: string | undefined, value: unknown): boolean {
  if (op === "object") return true;
  return op === "call" && typeof value === "object" && value !== null && "kind" in value && value.kind === "new";
}

/** A property of the same variable was read on the way to the call, and did not throw. */
function isReadBefore(file: FileAnalysis, id: ValueId, call: ValueId): boolean {
  const { program } = file;
  const value = program.values[id];
  const code = program.functions.find(({ blocks }) => blocks.some(({ ops }) => ops.includes(call)));
  if (!code || !value) return false;
  const name = program.text.slice(value.start, value.end);
  const block = code.blocks.findIndex(({ ops }) => ops.includes(call));
  return isReadOnTheWay(program, name, { code, block, before: value.start });
}

interface Way {
  readonly code: FunctionCode;
  readonly block: BlockId;
  /** Offset before which it must have been read. */
  readonly before: number;
}

function isReadOnTheWay(program: Program, name: string, { code, block, before }: Way): boolean {
  const order = orderOf(code);
  return code.blocks.some(({ ops, handler }, each) => {
    // What a `try` has read before it threw is not known.
    const isPassed = order.dominates(each, block) && (handler === undefined || !order.dominates(handler, block));
    return isPassed && ops.some((op) => isReadOf(program, op, { name, before }));
  });
}

function isReadOf(
  { values, text }: Program,
  op: ValueId,
  { name, before }: { readonly name: string; readonly before: number },
): boolean {
  const read = values[op];
  if (read?.op !== "property" || read.end >= before) return false;
  const object = values[read.object];
  const isSame = object !== undefined && text.slice(object.start, object.end) === name;
  return isSame && !text.slice(object.end, read.end).trimStart().startsWith("?.");
}

const orders = new WeakMap<FunctionCode, FlowOrder>();

function orderOf(code: FunctionCode): FlowOrder {
  const order = orders.get(code) ?? flowOrder(code, () => false);
  orders.set(code, order);
  return order;
}

/** Whether a block is reached only when this expression was truthy, or only when it was not; undefined when neither is known. */
export function truthAt(
  program: Program,
  name: string,
  { owner, block }: Omit<ReadPlace, "before">,
): boolean | undefined {
  const code = program.functions[owner];
  for (const decision of code ? orderOf(code).decisionsOf(block) : []) {
    if (decision.kind !== "test") continue;
    const truth = truthIn(program, name, { ...decision, code });
    if (truth !== undefined) return truth;
  }
  return undefined;
}

interface Tested {
  readonly code: FunctionCode | undefined;
  /** The block that ends with the test. */
  readonly block: BlockId;
  readonly test: ValueId;
  /** Whether it was truthy. */
  readonly holds: boolean;
}

/** What a test that came out so says of an expression in it: both sides of `a && b` where it held, of `a || b` where it did not. */
function truthIn(program: Program, name: string, tested: Tested): boolean | undefined {
  const { test, holds } = tested;
  const { text, values } = program;
  const value = values[test];
  if (!value) return undefined;
  if (text.slice(value.start, value.end).replaceAll("?.", ".") === name) return holds;
  if (value.op === "unary" && value.operator === "!")
    return truthIn(program, name, { ...tested, test: value.value, holds: !holds });
  if (value.op !== "join") return holds && isPropertyOf(program, name, test) ? true : undefined;
  return sidesOf(program, tested)
    .map((side) => truthIn(program, name, side))
    .find((truth) => truth !== undefined);
}

/** Both sides of `a && b` and `a || b` where the result tells of both; the left one is tested in a block of its own. */
function sidesOf({ values }: Program, { code, block, test, holds }: Tested): readonly Tested[] {
  const whole = values[test];
  const sides = code?.blocks.flatMap(({ end }, from): readonly Tested[] => {
    if (end.kind !== "branch" || from === block || !whole) return [];
    const skipped = holds ? end.otherwise : end.then;
    const left = values[end.test];
    const isLeft = skipped === block && left?.start === whole.start && left.end < whole.end;
    const right = whole.op === "join" ? whole.inputs.at(-1) : undefined;
    if (!isLeft) return [];
    return [
      { code, block: from, test: end.test, holds },
      ...(right === undefined ? [] : [{ code, block: -1, test: right, holds }]),
    ];
  });
  return sides ?? [];
}

/** What has a property that is truthy is there itself: `user?.isBanned`. */
function isPropertyOf({ text, values }: Program, name: string, id: ValueId): boolean {
  const value = values[id];
  const object = value?.op === "property" ? values[value.object] : undefined;
  return object !== undefined && text.slice(object.start, object.end).replaceAll("?.", ".") === name;
}

/** Where a path is about to be read. */
export interface ReadPlace {
  readonly owner: FunctionId;
  readonly block: BlockId;
  readonly before: number;
}

/** Whether the object at the end of a path, such as `req.user`, is surely there when the block runs. */
export function isSurelyThere({ program }: FileAnalysis, name: string, { owner, block, before }: ReadPlace): boolean {
  if (always.test(name)) return true;
  const code = program.functions[owner];
  if (!code) return false;
  if (isTypedParameter(program, code, name) || isReadOnTheWay(program, name, { code, block, before })) return true;
  return truthAt(program, name, { owner, block }) === true;
}

/** In TypeScript a parameter with a type is what it says. */
function isTypedParameter(program: Program, { id }: FunctionCode, name: string): boolean {
  const binding = program.bindings.find((each) => each.name === name && each.function === id);
  return binding?.kind === "parameter" && isTyped(program, binding);
}

function isTyped({ path, text }: Program, { type, range }: Binding): boolean {
  if (!/\.[cm]?tsx?$/.test(path) || type?.kind !== "name" || text[range.end] === "?") return false;
  return !/^(?:any|unknown|undefined|null|void)$/.test(type.name);
}

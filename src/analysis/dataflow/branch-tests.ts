// The tests that lead to a call and nowhere else, and whether they hold only while a program is made or tried out.
import { flowOrder, type FlowOrder } from "./dominators.ts";
import type { BlockId, FunctionCode, FunctionId, Program, Value, ValueId } from "../program.ts";
import type { SinkCall } from "./sink-call.ts";

/** A test and the side of it on which the code stands. */
export interface Guard {
  readonly test: ValueId;
  readonly holds: boolean;
}

const known = new WeakMap<FunctionCode, FlowOrder>();

/** The tests that must have come out one way for a block to run, nearest first. */
function guardsOf(program: Program, code: FunctionCode, block: BlockId): readonly Guard[] {
  let order = known.get(code);
  if (order === undefined) known.set(code, (order = flowOrder(code, () => false)));
  const tests = order.decisionsOf(block).flatMap((each) => (each.kind === "test" ? [each] : []));
  return tests.flatMap((each) => parted(program, code, each));
}

/** `!(a || b)` means that neither holds, and `a && b` that both do. */
function parted(program: Program, code: FunctionCode, whole: Guard & { readonly block: BlockId }): readonly Guard[] {
  const { value, positive } = withoutNot(program, whole);
  const right = value?.op === "join" ? value.inputs.at(-1) : undefined;
  if (right === undefined) return [whole];
  // The block of the left side skips the right one and comes to where both meet; that of `a ? b : c` does not.
  const left = code.blocks.findIndex(
    ({ end }) => end.kind === "branch" && (positive ? end.otherwise : end.then) === whole.block,
  );
  const end = code.blocks[left]?.end;
  if (end?.kind !== "branch") return [whole];
  const first = { test: end.test, holds: positive, block: left };
  return [whole, { test: right, holds: positive }, ...parted(program, code, first)];
}

/** The guards of a logging call. */
export function guardsOfCall(program: Program, call: Pick<SinkCall, "call" | "function">): readonly Guard[] {
  const code = program.functions[call.function];
  const block = code?.blocks.findIndex(({ ops }) => ops.includes(call.call)) ?? -1;
  return code && block >= 0 ? guardsOf(program, code, block) : [];
}

/** What is tested without the `!` before it, and whether it came out true. */
export function withoutNot(
  program: Program,
  { test, holds }: Guard,
): { readonly value: Value | undefined; readonly positive: boolean } {
  let value = program.values[test];
  let positive = holds;
  while (value?.op === "unary" && value.operator === "!") {
    positive = !positive;
    value = program.values[value.value];
  }
  return { value, positive };
}

// Names of tests that hold while a program is made or tried out only, and of those that hold when it is in use.
const trialNames =
  /^(?:is|in|on|run|running|__)?_*(?:dev|development|devmode|test|testing|tests|local|localhost|unittest|e2e|ci)(?:mode|env|environment|__)?$/;
const liveNames = /^(?:is|in)?(?:prod|production|live)(?:mode|env|environment)?$/;
const trialValues = new Set(["development", "dev", "test", "testing", "local", "e2e", "ci"]);
const liveValues = new Set(["production", "prod", "live", "staging"]);
// The variables that say where a program runs, without separators.
const stageNames = /^(?:node|app|go|deploy|deployment|vercel|rails)?(?:env|environment|stage|mode)$/;

const trials = new WeakMap<Program, Map<ValueId, boolean>>();

/** Whether a logging call, or the one that it leads to, runs only while the program is developed or tested. */
export function isOnlyInDevelopment(
  program: Program,
  call: Pick<SinkCall, "call" | "function" | "forwarded">,
): boolean {
  if (call.forwarded?.isTrial === true) return true;
  const before = trials.get(program) ?? new Map<ValueId, boolean>();
  trials.set(program, before);
  let isTrial = before.get(call.call);
  if (isTrial === undefined) {
    isTrial =
      asksForStage(program, call.function) &&
      guardsOfCall(program, call).some((guard) => showsDevelopment(program, guard));
    before.set(call.call, isTrial);
  }
  return isTrial;
}

const asking = new WeakMap<FunctionCode, boolean>();

/** Whether any branch of a function goes by where the program runs: most do not, and need no more looking into. */
function asksForStage(program: Program, id: FunctionId): boolean {
  const code = program.functions[id];
  if (!code) return false;
  let asks = asking.get(code);
  if (asks === undefined) {
    asks = code.blocks.some(({ end }) => end.kind === "branch" && isAboutStage(program, end.test));
    asking.set(code, asks);
  }
  return asks;
}

/** The test itself, or a side of `a && b` in it. */
function isAboutStage(program: Program, test: ValueId): boolean {
  const { value } = withoutNot(program, { test, holds: true });
  const parts = value?.op === "join" ? value.inputs : [test];
  return parts.some((part) => [true, false].some((holds) => showsDevelopment(program, { test: part, holds })));
}

function showsDevelopment(program: Program, guard: Guard): boolean {
  const { value, positive } = withoutNot(program, guard);
  if (!value) return false;
  if (value.op === "binary") {
    const equals = value.operator === "===" || value.operator === "==";
    if (!equals && value.operator !== "!==" && value.operator !== "!=") return false;
    const [left, right] = [program.values[value.left], program.values[value.right]];
    const text = left?.op === "constant" ? left.text : right?.op === "constant" ? right.text : "";
    const name = plainName(program, left?.op === "constant" ? value.right : value.left);
    if (!stageNames.test(name)) return false;
    return equals === positive ? trialValues.has(text) : liveValues.has(text) && text !== "staging";
  }
  const name = plainName(program, guard.test);
  return positive ? trialNames.test(name) : liveNames.test(name);
}

/** The last name of `config.isDev`, `isTest()` or `process.env.NODE_ENV`, in lower case without separators. */
function plainName(program: Program, id: ValueId): string {
  let value = program.values[id];
  while (value?.op === "unary") value = program.values[value.value];
  if (value?.op === "call") value = program.values[value.callee];
  const name =
    value?.op === "property"
      ? value.name
      : value?.op === "load"
        ? program.bindings[value.binding]?.name
        : value?.op === "global"
          ? value.name
          : undefined;
  return (name ?? "").toLowerCase().replaceAll("_", "");
}

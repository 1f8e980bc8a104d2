// Conditions under which a logging call is reached: the branches that lead to it and nowhere else.
import type { SinkCall } from "../dataflow/sink-call.ts";
import { successors } from "../dataflow/run-function.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { BlockId, FunctionCode, Program, Value, ValueId } from "../program.ts";

/** A test and the side of it on which the code stands. */
export interface Guard {
  readonly test: ValueId;
  readonly holds: boolean;
}

const maxGuards = 8;

/** The tests that must have come out one way for a block to run, nearest first. */
export function guardsOf(code: FunctionCode, block: BlockId): readonly Guard[] {
  const guards: Guard[] = [];
  const reached = reachedBlocks(code);
  let at = block;
  for (const seen = new Set<BlockId>(); guards.length < maxGuards && !seen.has(at);) {
    seen.add(at);
    const before = code.blocks.flatMap((candidate, id) =>
      reached.has(id) && successors(candidate.end).includes(at) ? [id] : [],
    );
    const [only] = before;
    const from = only === undefined ? undefined : code.blocks[only];
    if (before.length !== 1 || only === undefined || !from) break;
    if (from.end.kind === "branch" && from.end.then !== from.end.otherwise) {
      guards.push({ test: from.end.test, holds: from.end.then === at });
    }
    at = only;
  }
  return guards;
}

const known = new WeakMap<FunctionCode, ReadonlySet<BlockId>>();

/** What follows a `return` is a block that nothing leads to. */
function reachedBlocks(code: FunctionCode): ReadonlySet<BlockId> {
  let found = known.get(code);
  if (found === undefined) {
    const reached = new Set<BlockId>([0]);
    for (const id of reached) {
      const block = code.blocks[id];
      for (const next of block ? successors(block.end) : []) reached.add(next);
      if (block?.handler !== undefined) reached.add(block.handler);
    }
    known.set(code, (found = reached));
  }
  return found;
}

/** The guards of a logging call. */
export function guardsOfCall({ program }: FileAnalysis, call: SinkCall): readonly Guard[] {
  const code = program.functions[call.function];
  const block = code?.blocks.findIndex(({ ops }) => ops.includes(call.call)) ?? -1;
  return code && block >= 0 ? guardsOf(code, block) : [];
}

/** Whether a logging call is reached only after a test has shown that a request failed. */
export function isOnlyAfterFailure(file: FileAnalysis, call: SinkCall): boolean {
  return guardsOfCall(file, call).some((guard) => showsFailure(file.program, guard));
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

// The tokens of an answer: `access_token`, `idToken`; refuses `token_type`.
const tokens = /^(?:(?:access|refresh|id)_?)?token$/i;

function showsFailure(program: Program, guard: Guard): boolean {
  const { value, positive } = withoutNot(program, guard);
  if (!value) return false;
  if (value.op === "property") {
    // An answer without a token says why there is none.
    if (value.name === "ok" || (value.name !== undefined && tokens.test(value.name))) return !positive;
    return positive && (value.name === "error" || value.name === "errors" || value.name === "error_description");
  }
  if (value.op !== "binary") return false;
  const left = program.values[value.left];
  const isStatus = left?.op === "property" && (left.name === "status" || left.name === "statusCode");
  if (!isStatus) return false;
  if (value.operator.startsWith("!")) return positive;
  return positive ? value.operator.startsWith(">") : value.operator.startsWith("=");
}

// Names of tests that hold while a program is made or tried out only, and of those that hold when it is in use.
const trialNames =
  /^(?:is|in|on|run|running|__)?_*(?:dev|development|devmode|test|testing|tests|local|localhost|unittest|e2e|ci)(?:mode|env|environment|__)?$/;
const liveNames = /^(?:is|in)?(?:prod|production|live)(?:mode|env|environment)?$/;
const trialValues = new Set(["development", "dev", "test", "testing", "local", "e2e", "ci"]);
const liveValues = new Set(["production", "prod", "live", "staging"]);
// The variables that say where a program runs, without separators.
const stageNames = /^(?:node|app|go|deploy|deployment|vercel|rails)?(?:env|environment|stage|mode)$/;

/** Whether a logging call runs only while the program is developed or tested. */
export function isOnlyInDevelopment(file: FileAnalysis, call: SinkCall): boolean {
  return guardsOfCall(file, call).some((guard) => showsDevelopment(file.program, guard));
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

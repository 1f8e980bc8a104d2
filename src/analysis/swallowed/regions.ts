// The places at which the failure of a check arrives: catch clauses, rejected promises, error-first callbacks.
import type { Range } from "../../base/text.ts";
import type { FunctionCode, Program, ValueId } from "../program.ts";
import { conditionsOf, makerOf, placeOf, reachable } from "../production/places.ts";
import { checkCalled, type CalledCheck } from "./checks-called.ts";
import type { CallValue, Region, SwallowView } from "./swallow-view.ts";
import { valuesOf } from "../values-of.ts";

export interface Arrival {
  readonly region: Region;
  readonly check: CalledCheck;
  /** What is reported: the clause, the function, or the test of the error. */
  readonly range: Range;
  /** The call that gives what the region makes of the failure: a chain of promises. */
  readonly chain?: ValueId;
}

/** All of them in a file. */
export function* arrivalsIn(view: SwallowView): Iterable<Arrival> {
  const { program } = view;
  for (const code of program.functions) {
    yield* catchClauses(view, code);
    for (const { ops } of code.blocks) {
      for (const id of ops) {
        const value = program.values[id];
        if (value?.op !== "call") continue;
        yield* rejections(view, value, id);
        yield* callbacks(view, value, id);
      }
    }
  }
}

function* catchClauses(view: SwallowView, code: FunctionCode): Iterable<Arrival> {
  const { program } = view;
  for (const [handler, { ops }] of code.blocks.entries()) {
    const error = ops.find((op) => program.values[op]?.op === "caught");
    const caught = error === undefined ? undefined : program.values[error];
    if (error === undefined || !caught) continue;
    const check = checkUnder(view, code, handler);
    if (!check) continue;
    const outside = reachable(code, 0, handler);
    const blocks = new Set([...reachable(code, handler, undefined)].filter((block) => !outside.has(block)));
    const keyword = program.text.lastIndexOf("catch", caught.start);
    const start = keyword < 0 ? caught.start : keyword;
    yield { region: { code, blocks, error }, check, range: { start, end: start + "catch".length } };
  }
}

/** The first check whose exceptions this block receives. */
function checkUnder(view: SwallowView, code: FunctionCode, handler: number): CalledCheck | undefined {
  for (const block of code.blocks) {
    if (block.handler !== handler) continue;
    for (const id of block.ops) {
      const value = view.program.values[id];
      const check = value?.op === "call" ? checkCalled(view, value, id) : undefined;
      if (check) return check;
    }
  }
  return undefined;
}

/** `verify(token).catch(() => {})`, `verify(token).then(use, () => {})`. */
function* rejections(view: SwallowView, call: CallValue, id: ValueId): Iterable<Arrival> {
  const { program } = view;
  const callee = program.values[call.callee];
  if (callee?.op !== "property" || (callee.name !== "catch" && callee.name !== "then")) return;
  const handler = call.args[callee.name === "catch" ? 0 : 1];
  const code = handler && functionAt(program, handler.value);
  const check = code && checkInChain(view, callee.object);
  const made = handler && program.values[handler.value];
  if (!code || !check || !made) return;
  const error = code.parameters[0]?.value;
  const region = { code, blocks: reachable(code, 0, undefined), error };
  yield { region, check, range: { start: made.start, end: made.end }, chain: id };
}

function functionAt(program: Program, id: ValueId): FunctionCode | undefined {
  const value = program.values[id];
  return value?.op === "function" ? program.functions[value.function] : undefined;
}

/** The check at the beginning of a chain of promises. */
function checkInChain(view: SwallowView, id: ValueId): CalledCheck | undefined {
  let at = id;
  for (let depth = 0; depth < 6; depth++) {
    const value = view.program.values[at];
    if (value?.op !== "call") return undefined;
    const check = checkCalled(view, value, at);
    if (check) return check;
    const callee = view.program.values[value.callee];
    if (callee?.op !== "property" || (callee.name !== "then" && callee.name !== "finally")) return undefined;
    at = callee.object;
  }
  return undefined;
}

// What the first parameter of an error-first callback is called.
const errorName = /^_?(?:err|error|e|er|exception|verifyErr|jwtErr)\d?$/i;

function* callbacks(view: SwallowView, call: CallValue, id: ValueId): Iterable<Arrival> {
  const { program } = view;
  const last = call.args.at(-1);
  const code = last && functionAt(program, last.value);
  const error = code?.parameters[0];
  if (!code || !error || !errorName.test(error.name)) return;
  const check = checkCalled(view, call, id);
  if (!check) return;
  const blocks = new Set<number>();
  let range: Range | undefined;
  for (const block of reachable(code, 0, undefined)) {
    for (const { test, holds } of conditionsOf(code, block)) {
      const found = testOfError(program, { test, holds, error: error.value });
      if (!found) continue;
      blocks.add(block);
      range ??= found;
    }
  }
  if (range && blocks.size > 0) yield { region: { code, blocks, error: error.value }, check, range };
}

interface ErrorTest {
  readonly test: ValueId;
  readonly holds: boolean;
  readonly error: ValueId;
}

/** Where a test shows that there is an error: `if (err)`, the other side of `if (!err)`, `if (err || !claims)`. */
function testOfError(program: Program, { test, holds, error }: ErrorTest): Range | undefined {
  const value = program.values[test];
  if (!value) return undefined;
  if (value.op === "unary" && value.operator === "!")
    return testOfError(program, { test: value.value, holds: !holds, error });
  if (value.op === "join")
    return value.inputs.map((input) => testOfError(program, { test: input, holds, error })).find((found) => found);
  if (!holds || value.op !== "load" || !isError(program, value.binding, error)) return undefined;
  return { start: value.start, end: value.end };
}

function isError({ values }: Program, binding: number, error: ValueId): boolean {
  return valuesOf({ values }, "store").some(({ value }) => value.binding === binding && value.value === error);
}

const eachElement = new Set(["some", "every", "find", "findLast", "filter", "map", "flatMap", "forEach", "findIndex"]);

/** `keys.some((key) => …)` tries one after the other as well. */
function isForEachElement(program: Program, { id }: FunctionCode): boolean {
  const made = makerOf(program, id);
  return valuesOf(program, "call").some(({ value }) => {
    if (!value.args.some((argument) => argument.value === made)) return false;
    const callee = program.values[value.callee];
    return callee?.op === "property" && callee.name !== undefined && eachElement.has(callee.name);
  });
}

/** Whether the check is tried again and again, with one key after the other, or for one item after the other. */
export function isInLoop({ program }: SwallowView, { region, check }: Arrival): boolean {
  if (isForEachElement(program, region.code)) return true;
  const place = placeOf(program, check.call);
  if (!place || place.function !== region.code.id) return false;
  return [...region.blocks].some((block) => reachable(region.code, block, undefined).has(place.block));
}

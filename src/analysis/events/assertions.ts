// Assertions that answer where they do not hold: `ctx.assert(isValid, 401, "Wrong password")` of Koa, `assert(user, 403)` of http-assert.
import { noValue, type Program, type ValueId } from "../program.ts";
import type { Call } from "./refusals.ts";
import { numberOf } from "./said-errors.ts";
import { pathOf } from "./users-of.ts";

/** The status with which an assertion answers; undefined for one that only throws. */
export function assertedStatus(program: Program, { callee, args, kind }: Call): number | undefined {
  const path = pathOf(program, callee);
  if (kind !== "call" || path.length > 2 || path.at(-1) !== "assert") return undefined;
  return numberOf(program, args[1]?.value ?? noValue);
}

/** What has to hold for an assertion not to answer; undefined for other operations. */
export function assertedTest(program: Program, op: ValueId): ValueId | undefined {
  const call = program.values[op];
  if (call?.op !== "call" || assertedStatus(program, call) === undefined) return undefined;
  return call.args[0]?.value;
}

// Assertions that answer where they do not hold: `ctx.assert(isValid, 401, "Wrong password")` of Koa, `assert(user, 403)` of http-assert.
import { noValue, type Program, type ValueId } from "../program.ts";
import type { Call } from "./refusals.ts";
import { numberOf } from "./said-errors.ts";
import { pathOf } from "./users-of.ts";

/** The status with which an assertion answers; undefined for one that only throws. */
export function assertedStatus(program: Program, { callee, args, kind }: Call): number | undefined {
  const path = pathOf(program, callee);
  if (kind !== "call" || path.length > 2 || path.at(-1) !== "assert") return undefined;
  const given = program.values[args[1]?.value ?? noValue];
  // `assert(user, "EMAIL_NOT_FOUND")` of a test or a project has a message there.
  if (given?.op === "constant" && !/^\d{3}$/.test(given.text)) return undefined;
  return numberOf(program, args[1]?.value ?? noValue);
}

/** What has to hold for an assertion not to answer; undefined for other operations. */
export function assertedTest(program: Program, op: ValueId): ValueId | undefined {
  const call = program.values[op];
  if (call?.op !== "call" || assertedStatus(program, call) === undefined) return undefined;
  return call.args[0]?.value;
}

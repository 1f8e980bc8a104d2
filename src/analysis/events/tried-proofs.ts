// Calls by which somebody is to prove who he is, and that throw where he cannot: `signIn("credentials", form)`, `doubleCheckPassword(…)`.
import { actionName, activityOf, type Activity } from "../../catalogue/events/activities.ts";
import type { BlockId, ValueId } from "../program.ts";
import type { Case } from "./cases.ts";
import { checksPassword, type ConditionSource } from "./conditions.ts";
import { flowOrder } from "../dataflow/dominators.ts";
import { passesErrorOn } from "../dataflow/log-graph.ts";
import type { Entry } from "./entries.ts";
import { plainAnswers } from "./plain-answers.ts";
import type { Refusal, RefusalPlace } from "./refusals.ts";
import { pathOf } from "./users-of.ts";

const proving = new Set<Activity | undefined>(["login", "mfa-check", "password-change", "password-reset"]);

/** Whether a call tries a password, a code or a sign-in as a whole. */
export function isProofTried(source: ConditionSource, op: ValueId): boolean {
  const value = source.program.values[op];
  if (value?.op !== "call" || value.kind !== "call") return false;
  return checksPassword(source, op) || proving.has(activityOf(actionName(pathOf(source.program, value.callee))));
}

const trying = new Set<Activity | undefined>(["login", "mfa-check", "mfa-change", "password-change", "password-reset"]);

/** `try { await signIn(…) } catch { … }` in a handler that is there for it. */
export function triesProof(source: ConditionSource, entry: Entry): boolean {
  if (!entry.isBorder || entry.isMiddleware || !trying.has(entry.activity)) return false;
  return entry.function.blocks.some(
    ({ ops, handler }) => handler !== undefined && ops.some((op) => isProofTried(source, op)),
  );
}

/** What a handler answers where it has caught something, whatever that was. */
export function caughtAnswers(place: RefusalPlace, known: readonly Refusal[]): readonly Refusal[] {
  const { blocks } = place.entry.function;
  const begins = (block: BlockId): boolean =>
    blocks[block]?.ops.some((op) => place.program.values[op]?.op === "caught") === true;
  const order = flowOrder(place.entry.function, begins);
  return plainAnswers(place, known).filter(({ block }) =>
    order.decisionsOf(block).some(({ kind }) => kind === "catch"),
  );
}

/** Something was caught where somebody was to prove who he is. */
export function isCaughtProof({ isCatch, activity, entry, calls, source, refusal }: Case): boolean {
  if (!isCatch || !entry.isBorder || !trying.has(activity)) return false;
  const tried = calls.filter((call) => isProofTried(source, call));
  // A check that answers yes or no does not throw for a wrong password; what is handed on with `next(error)` is something else.
  const { ops = [] } = entry.function.blocks[refusal.block] ?? {};
  const isElse = ops.some((op) => passesErrorOn(source.program, op)) && tried.every((call) => isTested(source, call));
  return tried.length > 0 && !isElse;
}

/** Whether a branch goes by what a call gives, as in `if (!(await compare(given, kept)))`. */
function isTested({ program }: ConditionSource, call: ValueId): boolean {
  const asked = new Set([call]);
  for (const [id, value] of program.values.entries())
    if ((value.op === "await" || value.op === "unary" || value.op === "cast") && asked.has(value.value)) asked.add(id);
  return program.functions.some(({ blocks }) => blocks.some(({ end }) => end.kind === "branch" && asked.has(end.test)));
}

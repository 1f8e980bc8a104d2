// Calls by which somebody is to prove who he is, and that throw where he cannot: `signIn("credentials", form)`, `doubleCheckPassword(…)`.
import { actionName, activityOf, type Activity } from "../../catalogue/events/activities.ts";
import type { BlockId, ValueId } from "../program.ts";
import type { Case } from "./cases.ts";
import { checksPassword, type ConditionSource } from "./conditions.ts";
import { flowOrder } from "../dataflow/dominators.ts";
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
export function isCaughtProof({ isCatch, activity, entry, calls, source }: Case): boolean {
  return isCatch && entry.isBorder && trying.has(activity) && calls.some((call) => isProofTried(source, call));
}

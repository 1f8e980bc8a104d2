// A refusal with all that is known of the way to it, and what can be asked of it.
import type { Activity } from "../../catalogue/events/activities.ts";
import { namesPlan } from "../../catalogue/events/excuses.ts";
import { splitWords } from "../../catalogue/names.ts";
import { saysNo, type CheckKind } from "../../catalogue/events/checks.ts";
import type { ValueId } from "../program.ts";
import type { Atom, ConditionSource } from "./conditions.ts";
import type { Entry } from "./entries.ts";
import type { Refusal } from "./refusals.ts";

/** The event that a refusal is, and why. */
export interface Verdict {
  readonly event: string;
  readonly why: string;
  readonly isSure: boolean;
}

/** A refusal with what is known of the way to it. */
export interface Case {
  readonly refusal: Refusal;
  readonly atoms: readonly Atom[];
  /** Calls that the decision looks at. */
  readonly calls: readonly ValueId[];
  readonly isCatch: boolean;
  /** Something decided it: without that, a function is there to answer for others. */
  readonly isDecided: boolean;
  /** The status of an answer that the program was given itself is handed on. */
  readonly isTranslated: boolean;
  /** Only what a form has sent was looked at. */
  readonly isOfForm?: boolean;
  /** Only how far a thing has got was looked at. */
  readonly isOfState?: boolean;
  readonly activity: Activity | undefined;
  readonly entry: Entry;
  /** The function checks a password somewhere. */
  readonly checksPassword: boolean;
  readonly source: ConditionSource;
}

const ofRate = new Set(["rate", "login", "attempt", "request", "password"]);

/** It speaks of a plan or of another server, not of somebody who did too much or may not. */
export function isOther({ refusal, atoms, entry }: Case): boolean {
  // `assertAuditLogPlan`, `checkMonitorLimits`
  const words = splitWords(entry.function.name);
  if (namesPlan(words) || (words.at(-1) === "limit" && !words.some((word) => ofRate.has(word)))) return true;
  return refusal.excuse === "plan" || refusal.excuse === "remote" || atoms.some(({ kind }) => kind === "plan");
}

/** The first thing of a kind that the test looked at; with `holds`, only when it came out like that. */
export const has = ({ atoms }: Case, kind: CheckKind, holds?: boolean): Atom | undefined =>
  atoms.find((atom) => atom.kind === kind && (holds === undefined || atom.holds === holds));

/** A test that came out as no. */
export function refusing({ atoms }: Case, kind: CheckKind): Atom | undefined {
  return atoms.find((atom) => atom.kind === kind && atom.holds === saysNo(atom.label));
}

/** The test looks at nothing that is known, but perhaps at how something came out that was tried. */
export function isUnexplained({ atoms }: Case): boolean {
  return atoms.every(({ kind }) => kind === "attempt");
}

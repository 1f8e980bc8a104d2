// Which fix of a finding a repair takes: the preferred one where it is safe, another kind or an unsafe one where that was asked for.
import { fixKinds } from "../../analysis/fixes/kinds.ts";
import { rules } from "../../analysis/rules/index.ts";
import type { Finding, Fix, FixKind } from "../../base/finding.ts";
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import { isSafeFix } from "../../reporters/pretty-summary.ts";
import type { CheckFlags } from "./flags.ts";

/** The fix to apply to a finding, or undefined to leave it. */
export type SelectFix = (finding: Finding) => Fix | undefined;

const kinds: readonly FixKind[] = ["quickfix", "refactor"];

/** Throws a `UserError` for a type that there is not. */
export function selectFixes({ fixUnsafe, fixType }: Pick<CheckFlags, "fixUnsafe" | "fixType">): SelectFix {
  const types = fixType?.flatMap((value) => value.split(",")).map(knownType);
  const isAllowed = (fix: Fix): boolean => fixUnsafe === true || fix.safety === "safe";
  if (!types) {
    // An unsafe repair is asked for as the second best.
    return ({ fixes }) => fixes.find(isSafeFix) ?? (fixUnsafe ? fixes.find(({ preferred }) => preferred) : undefined);
  }
  return ({ rule, fixes }) => {
    const allowed = fixes.filter(isAllowed);
    const asked = allowed.find(({ id }) => types.includes(id));
    if (asked) return asked;
    const wanted = allowed.filter(({ kind = "quickfix" }) => types.includes(rule) || types.includes(kind));
    return wanted.find(({ preferred }) => preferred) ?? (types.includes(rule) ? undefined : wanted[0]);
  };
}

function knownType(type: string): string {
  const known = [...rules.ids, ...Object.keys(fixKinds), ...kinds];
  if (known.includes(type)) return type;
  throw new UserError(
    `There is no kind of fix "${type}".${didYouMean(type, known)} Give a rule, ${kinds.join(" or ")}, or one of ${Object.keys(fixKinds).join(", ")}.`,
  );
}

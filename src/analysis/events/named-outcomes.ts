// Outcomes that have a name: `result.code === LoginResult.Fail`, `status !== VerifyStatus.SUCCESS`.
import { splitWords } from "../../catalogue/names.ts";
import type { Program, ValueId } from "../program.ts";
import { pathOf } from "./users-of.ts";

const bad = new Set("fail failed failure invalid wrong denied rejected mismatch incorrect unauthorized".split(" "));
const good = new Set("success succeeded ok valid passed accepted granted matched".split(" "));

/** What is compared with a member of an enumeration that says how it came out; undefined for all other comparisons. */
export function namedOutcome(
  program: Program,
  left: ValueId,
  right: ValueId,
): { readonly value: ValueId; readonly isGood: boolean } | undefined {
  for (const [member, value] of [
    [right, left],
    [left, right],
  ] as const) {
    const [owner = "", name = "", ...more] = pathOf(program, member);
    if (more.length > 0 || !/^[A-Z]/.test(owner)) continue;
    const words = splitWords(name);
    if (words.some((word) => bad.has(word))) return { value, isGood: false };
    if (words.length === 1 && good.has(words[0] ?? "")) return { value, isGood: true };
  }
  return undefined;
}

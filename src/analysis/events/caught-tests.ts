// Tests that look at what was caught: they say which error it is, and not that something failed.
import type { ValueId } from "../program.ts";
import type { ConditionSource } from "./conditions.ts";
import type { Decision } from "../dataflow/dominators.ts";

/** `catch (error) { log(error); if (error.name === …) refuse(); }`: what is asked of an error was decided where it was caught. */
export function caughtBefore(
  source: ConditionSource,
  decisions: readonly Decision[],
  index: number,
): Decision | undefined {
  const decision = decisions[index];
  if (decision?.kind !== "test" || !isOfCaught(source, decision.test, 0)) return undefined;
  return decisions.slice(index).find(({ kind }) => kind === "catch");
}

const deepestTest = 6;

function isOfCaught(source: ConditionSource, id: ValueId, depth: number): boolean {
  const { program, users } = source;
  const value = program.values[id];
  if (!value || depth > deepestTest) return false;
  const below = (part: ValueId): boolean => isOfCaught(source, part, depth + 1);
  switch (value.op) {
    case "caught":
      return true;
    case "load":
      return users.storesOf(value.binding).some((store) => program.values[store]?.op === "caught");
    case "property":
      return below(value.object);
    case "binary":
      return below(value.left) || below(value.right);
    case "unary":
      return below(value.value);
    case "join":
      return value.inputs.some(below);
    default:
      return false;
  }
}

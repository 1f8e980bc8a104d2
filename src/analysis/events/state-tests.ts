// Tests of how far something has got: `invoice.status !== "draft"`, `poll.closed`, `order.shippedAt`. Who is told no by them was not asked who he is.
import { checksOfName } from "../../catalogue/events/checks.ts";
import { requestNames } from "../../catalogue/events/borders.ts";
import { namesState, namesSwitch } from "../../catalogue/events/states.ts";
import type { Program, ValueId } from "../program.ts";
import { constantText, pathOf } from "./users-of.ts";

const deepest = 4;

/** Whether a test looks at the state of a thing, and of nobody. */
export function asksForState(program: Program, test: ValueId, depth = 0): boolean {
  const value = program.values[test];
  if (!value || depth > deepest) return false;
  switch (value.op) {
    case "unary":
    case "cast":
    case "await":
      return asksForState(program, value.value, depth + 1);
    case "join":
      return value.inputs.length > 0 && value.inputs.every((input) => asksForState(program, input, depth + 1));
    case "binary": {
      const sides = [value.left, value.right].filter((side) => !isFixed(program, side));
      return sides.length === 1 && sides.every((side) => asksForState(program, side, depth + 1));
    }
    case "call":
      return namesSwitch(pathOf(program, value.callee));
    case "property":
      return namesSwitch(pathOf(program, test)) || isOfThing(program, test);
    default:
      return false;
  }
}

/** A text, a number, `null`, or a member of an enumeration: `OrderStatus.SHIPPED`. */
function isFixed(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "constant" || value?.op === "global" || constantText(program, id) !== undefined) return true;
  return value?.op === "property" && /^[A-Z]/.test(pathOf(program, id)[0] ?? "");
}

function isOfThing(program: Program, id: ValueId): boolean {
  const path = pathOf(program, id);
  const [name = "", ...owners] = path.toReversed();
  if (!namesState(name) || owners.length === 0) return false;
  return owners.every((owner) => !requestNames.has(owner) && checksOfName(owner).length === 0);
}

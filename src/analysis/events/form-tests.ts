// Tests of nothing but what a form has sent: `!req.body.stars`, `typeof stars !== "number"`. Who fails them was not asked who he is.
import { requestNames } from "../../catalogue/events/borders.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { pathOf, type Users } from "./users-of.ts";

interface Source {
  readonly program: Program;
  readonly users: Users;
}

const sent = new Set(["body", "query", "file", "files"]);
const deepest = 4;

/** Whether a test looks at what was sent, and compares it with constants at most. */
export function asksForForm(source: Source, test: ValueId, depth = 0): boolean {
  const value = source.program.values[test];
  if (!value || depth > deepest) return false;
  switch (value.op) {
    case "unary":
      return asksForForm(source, value.value, depth + 1);
    case "join":
      return value.inputs.every((input) => asksForForm(source, input, depth + 1));
    case "binary":
      return isCompared(source, value, depth);
    case "load":
    case "property":
      return isSent(source, value, test);
    default:
      return false;
  }
}

function isCompared(source: Source, { left, right }: Extract<Value, { op: "binary" }>, depth: number): boolean {
  const sides = [left, right];
  const isFixed = (side: ValueId): boolean => {
    const value = source.program.values[side];
    return value?.op === "constant" || (value?.op === "global" && value.name === "undefined");
  };
  return sides.some(isFixed) && sides.every((side) => isFixed(side) || asksForForm(source, side, depth + 1));
}

function isSent({ program, users }: Source, value: Value, id: ValueId): boolean {
  const [request = "", part = "", ...rest] = pathOf(program, id);
  if (requestNames.has(request)) return sent.has(part) && rest.length > 0;
  const stores = value.op === "load" ? users.storesOf(value.binding) : [];
  return (
    stores.length > 0 &&
    stores.every((store) => {
      const [from = "", of = "", name] = pathOf(program, store);
      return requestNames.has(from) && sent.has(of) && name !== undefined;
    })
  );
}

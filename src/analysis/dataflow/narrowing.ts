// What a failed test of its class says of a value: `user instanceof User ? shown(user) : user` hands on no `User` behind the colon.
import type { ValueId } from "../program.ts";
import { abstractOf, type Frame } from "./flow-context.ts";
import { typeName } from "./names.ts";
import type { Abstract } from "./abstract-value.ts";
import { declaredName, type TypeContext } from "../shapes/index.ts";
import { parameterWithout } from "./whole-objects.ts";

/** Stands among the fields that a parameter is passed on without for a class that it is not of. */
const classMark = "#";

/** Where a test of its class failed, a value is none of that class. */
export function noInstance(frame: Frame, test: ValueId): void {
  const { values } = frame.context.program;
  const tested = values[test];
  const asked = tested?.op === "binary" && tested.operator === "instanceof" ? values[tested.left] : undefined;
  const value = tested?.op === "binary" ? abstractOf(frame.context, tested.left) : undefined;
  const name = tested?.op === "binary" ? abstractOf(frame.context, tested.right)?.label : undefined;
  if (asked?.op !== "load" || !value || name === undefined || name === "") return;
  const taints = value.taints.map((taint) =>
    taint.kind === "parameter" && !taint.flat ? parameterWithout(taint, [classMark + name]) : taint,
  );
  const type = typeName(value.type) === name ? undefined : value.type;
  frame.set(asked.binding, { ...value, type, taints });
}

/** Whether a value is declared as one of the classes that are marked as those that it is not of where it is passed on. */
export function isExcluded(types: TypeContext, value: Abstract, without: readonly string[]): boolean {
  const marks = without.filter((name) => name.startsWith(classMark));
  if (marks.length === 0) return false;
  if ([typeName(value.type), declaredName(types, value)].some((name) => marks.includes(classMark + (name ?? ""))))
    return true;
  // `user` of which nothing else is known is a `User`.
  const called = value.label.slice(value.label.lastIndexOf(".") + 1).toLowerCase();
  return called !== "" && marks.some((mark) => mark.slice(classMark.length).toLowerCase() === called);
}

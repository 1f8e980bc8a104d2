// What a call gives by declaration: by the return type of the function, by the class, or by the library the callee belongs to.
import type { Program, Value, ValueId } from "../program.ts";
import { elementOf } from "./combine.ts";
import { instanceOf, resolveType } from "./resolve-type.ts";
import { awaited, shapeOfValue } from "./resolve-value.ts";
import { lazy, text, type Shape } from "./shape.ts";
import { scopeOf, type TypeContext } from "./type-context.ts";

export type CallValue = Extract<Value, { op: "call" }>;

/** A call and where it stands. */
export interface CallSite {
  readonly value: CallValue;
  readonly id: ValueId;
}

/** What the call gives, or undefined when nothing declares it. */
export function shapeOfCall(
  types: TypeContext,
  program: Program,
  { value }: { readonly value: CallValue; readonly id: ValueId },
): Shape | undefined {
  const callee = shapeOfValue(types, program, value.callee);
  const known = callee && resultOf(callee, value);
  if (known) return known;
  const [only, ...more] = value.types ?? [];
  if (!only || more.length > 0) return undefined;
  return { kind: "answer", of: lazy(() => resolveType(types, only, scopeOf(program))) };
}

function resultOf(callee: Shape, value: CallValue): Shape | undefined {
  if (callee.kind === "function") return callee.returns();
  if (value.kind === "new") return instanceOf(callee);
  if (callee.kind === "method") return methodResult(callee.receiver, callee.name);
  return undefined;
}

const elementMethods: ReadonlySet<string> = new Set("find findLast at pop shift get".split(" "));
const listMethods: ReadonlySet<string> = new Set(
  "filter slice sort reverse toSorted toReversed concat values splice flat".split(" "),
);
const promiseMethods: ReadonlySet<string> = new Set(["catch", "finally"]);
const textMethods: ReadonlySet<string> = new Set(
  "toString trim toLowerCase toUpperCase slice substring substr replace replaceAll normalize padStart padEnd concat".split(
    " ",
  ),
);

function methodResult(receiver: Shape, name: string): Shape | undefined {
  if (promiseMethods.has(name)) return awaited(receiver);
  if (receiver.kind === "text" && textMethods.has(name)) return text;
  if (receiver.kind !== "list") return undefined;
  if (elementMethods.has(name)) return elementOf(receiver);
  return listMethods.has(name) ? receiver : undefined;
}

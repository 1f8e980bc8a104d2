// What a failed test of its class says of a value: `user instanceof User ? shown(user) : user` hands on no `User` behind the colon.
import type { BindingId, BlockId, Terminator, TypeRef, ValueId } from "../program.ts";
import { abstractOf, type FlowContext, type Frame } from "./flow-context.ts";
import { typeName } from "./names.ts";
import type { Abstract } from "./abstract-value.ts";
import { declaredName, declaredShapes, type TypeContext } from "../shapes/index.ts";
import { isOfSource, isOneDatum } from "./taint.ts";
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

/**
 * Where what is secret was tested to be empty, no text that was put together with it has any of it:
 * `password ? url.replace(password, "***") : url`.
 */
export function nothingInTexts(frame: Frame, test: ValueId): void {
  const empty = (abstractOf(frame.context, test)?.taints ?? []).filter((taint) => !taint.flat && isOneDatum(taint));
  if (empty.length === 0) return;
  for (const [binding, held] of frame.state) {
    const taints = held.taints.filter((taint) => !taint.flat || !empty.some((gone) => isOfSource(taint, gone)));
    if (taints.length < held.taints.length) frame.set(binding, { ...held, taints });
  }
}

/** What one side of a branch says of a union: `auth.kind === "none"`, `!result.ok`, `typeof user === "string"`. */
export function narrowUnion(frame: Frame, test: ValueId, isTrue: boolean): void {
  const { values } = frame.context.program;
  const tested = values[test];
  if (tested?.op === "unary" && tested.operator === "!") return narrowUnion(frame, tested.value, !isTrue);
  if (tested?.op === "binary" && tested.operator === "instanceof" && isTrue) return becomeError(frame, tested);
  if (tested?.op === "property") return narrow(frame, { value: test, text: "true", holds: isTrue });
  if (tested?.op !== "binary" || !comparisons.has(tested.operator)) return;
  const holds = isTrue === tested.operator.startsWith("=");
  for (const [value, other] of [
    [tested.left, tested.right],
    [tested.right, tested.left],
  ] as const) {
    const text = constantOf(frame, other);
    if (text !== undefined) narrow(frame, { value, text, holds });
  }
}

/** `card instanceof Error`: what went wrong instead of what the value is called. */
function becomeError(frame: Frame, { left, right }: { readonly left: ValueId; readonly right: ValueId }): void {
  const load = frame.context.program.values[left];
  const known = abstractOf(frame.context, left);
  if (load?.op !== "load" || !known || !errorClass.test(abstractOf(frame.context, right)?.label ?? "")) return;
  const taints = known.taints.filter(
    ({ kind, category, confidence }) =>
      kind === "parameter" || kind === "input" || category === "http-error" || confidence === "flow",
  );
  // Nor does its name say any more what it is.
  frame.set(load.binding, { ...known, nature: "clean", taints, fields: undefined });
}

/** `typeof config === "string"`: what went wrong in the place of an object, which has no fields of it. */
function becomeText(frame: Frame, binding: BindingId, known: Abstract): void {
  const taints = known.taints.filter(({ kind, flat }) => kind !== "object" || flat);
  const type: TypeRef = { kind: "name", name: "string", args: [] };
  frame.set(binding, { ...known, nature: "composed", type, taints, fields: undefined, elements: undefined });
}

// `Error`, `errors.NotFoundError`, `HttpException`; refuses `ErrorReport`.
const errorClass = /(?:Error|Exception)$/;

const comparisons: ReadonlySet<string> = new Set(["===", "!==", "==", "!="]);

/** What a case of a `switch` says of it; the default is none of the cases. */
export function narrowCase(frame: Frame, { value, cases }: Switch, to: BlockId): void {
  const led = cases.filter((one) => one.to === to);
  const own = led.length === 1 ? led[0]?.test : undefined;
  const tests = led.length === 1 && own === undefined ? cases.map(({ test }) => test) : [own];
  for (const test of tests) {
    const text = test === undefined ? undefined : constantOf(frame, test);
    if (text !== undefined) narrow(frame, { value, text, holds: test === own });
  }
}

type Switch = Extract<Terminator, { kind: "switch" }>;

function constantOf(frame: Frame, id: ValueId): string | undefined {
  const operation = frame.context.program.values[id];
  return operation?.op === "constant" ? operation.text : undefined;
}

/** Whether a type is one of several; what is declared elsewhere may be, as far as anybody asks. */
function mayBeUnion({ program }: FlowContext, type: TypeRef, isAsked: boolean): boolean {
  if (type.kind === "union" || type.kind === "narrowed") return true;
  if (type.kind === "at" || type.kind === "field" || type.kind === "element") return isAsked;
  if (type.kind !== "name") return false;
  const own = declaredShapes(program).shapes.get(type.name);
  return own ? own.type.kind === "union" : isAsked && /^[A-Z]/.test(type.name);
}

interface Outcome {
  readonly value: ValueId;
  readonly text: string;
  readonly holds: boolean;
}

function narrow(frame: Frame, { value, text, holds }: Outcome): void {
  const { values } = frame.context.program;
  const operation = values[value];
  const isTypeof = operation?.op === "unary" && operation.operator === "typeof";
  const asked = isTypeof ? operation.value : operation?.op === "property" ? operation.object : undefined;
  const load = asked === undefined ? undefined : values[asked];
  if (asked === undefined || load?.op !== "load") return;
  const field = operation?.op === "property" ? operation.name : undefined;
  const known = frame.state.get(load.binding) ?? abstractOf(frame.context, asked);
  if (isTypeof && holds && text === "string" && known?.fields) return becomeText(frame, load.binding, known);
  if (!known?.type || (isTypeof ? !holds : field === undefined)) return;
  if (!mayBeUnion(frame.context, known.type, field === undefined || text !== "true")) return;
  frame.set(load.binding, { ...known, type: { kind: "narrowed", of: known.type, by: { field, text, holds } } });
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

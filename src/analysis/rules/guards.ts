// Conditions under which a logging call is reached: the branches that lead to it and nowhere else.
import type { Abstract } from "../dataflow/abstract-value.ts";
import { declaredTaint } from "../dataflow/declared-fields.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import { guardsOfCall, withoutNot, type Guard } from "../dataflow/branch-tests.ts";
import { isNameOfEach } from "../dataflow/environment-listed.ts";
import { reads } from "../operands.ts";
import { pathOf } from "../dataflow/field-uses.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { sameTaint, type Taint } from "../dataflow/taint.ts";
import { valuesOf } from "../values-of.ts";
import type { Program, Value, ValueId } from "../program.ts";

/** Whether a logging call is reached only for some variables of the environment, which a test of their names has chosen. */
export function isChosenVariable(file: FileAnalysis, call: SinkCall): boolean {
  return guardsOfCall(file.program, call).some(({ test }) =>
    reads(file.program, test, (id) => isNameOfEach(file.flow.values[id])),
  );
}

/** Whether a logging call is reached only after a test has shown that a request failed. */
export function isOnlyAfterFailure(file: FileAnalysis, call: SinkCall): boolean {
  return guardsOfCall(file.program, call).some((guard) => showsFailure(file.program, guard));
}

/** Names of variables and fields that a test has shown to be missing on the way to a logging call: `if (!profile.data) …`. */
export function missingAt(file: FileAnalysis, call: SinkCall): readonly Missing[] {
  return guardsOfCall(file.program, call).flatMap((guard) => {
    const { value, positive } = withoutNot(file.program, guard);
    return positive || !value ? [] : missingPart(file.program, value);
  });
}

/** A field that is not there, and the object that should have it, as the code writes it. */
export interface Missing {
  readonly name: string;
  readonly of: string | undefined;
}

function missingPart(program: Program, value: Value): readonly Missing[] {
  if (value.op === "property" && value.name !== undefined)
    return [{ name: value.name, of: pathOf(program, value.object) }];
  if (value.op !== "load") return [];
  const name = program.bindings[value.binding]?.name ?? "";
  // `const id = profile.user_id; if (!id) …`
  const stores = valuesOf(program, "store").filter((store) => store.value.binding === value.binding);
  const from = stores.map((store) => program.values[store.value.value]).find((stored) => stored?.op === "property");
  return [{ name, of: from?.op === "property" ? pathOf(program, from.object) : undefined }];
}

// The tokens of an answer: `access_token`, `idToken`; refuses `token_type`.
const tokens = /^(?:(?:access|refresh|id)_?)?token$/i;

function showsFailure(program: Program, guard: Guard): boolean {
  const { value, positive } = withoutNot(program, guard);
  if (!value) return false;
  if (value.op === "property") {
    // An answer without a token says why there is none.
    if (value.name === "ok" || (value.name !== undefined && tokens.test(value.name))) return !positive;
    return positive && (value.name === "error" || value.name === "errors" || value.name === "error_description");
  }
  if (value.op !== "binary") return false;
  const left = program.values[value.left];
  const right = program.values[value.right];
  if (left?.op === "property" && left.name === "ok" && right?.op === "constant" && right.kind === "boolean")
    return positive === (value.operator.startsWith("=") === (right.text === "false"));
  const isStatus = left?.op === "property" && (left.name === "status" || left.name === "statusCode");
  if (!isStatus) return false;
  if (value.operator.startsWith("!")) return positive;
  return positive ? value.operator.startsWith(">") : value.operator.startsWith("=");
}

/** Whether a logging call is reached only where a test has shown that there is nothing in what a taint is on, or no text. */
export function isShownEmpty(file: FileAnalysis, call: SinkCall, taint: Taint): boolean {
  const { label, flat, kind, carries } = taint;
  return guardsOfCall(file.program, call).some((guard) => {
    const tested = emptyBy(file.program, guard, kind === "object");
    const known = tested === undefined ? undefined : file.flow.values[tested];
    if (tested === undefined || !known || isStoredAgain(file.program, tested, call.range.start)) return false;
    // Of nothing there is no part either; an object that lacks one part has others.
    if (known.label !== "" && label.startsWith(`${known.label}.`)) return true;
    if (kind === "object" && carries.some((part) => known.label.endsWith(`.${part}`))) return false;
    if (known.label === label || isLoggedUnder(file, call, { label: known.label, taint })) return true;
    return !flat && known.taints.some((other) => other.label === label && !other.flat);
  });
}

/** Whether what reaches a logging call as such a variable, by itself or as a field, has this datum: `{ token }`. */
function isLoggedUnder(
  { flow }: FileAnalysis,
  { args }: SinkCall,
  { label, taint }: { readonly label: string; readonly taint: Taint },
): boolean {
  if (label === "") return false;
  const isHeld = (part: Abstract): boolean => {
    if (part.taints.some((known) => sameTaint(known, taint))) return true;
    const declared = taint.confidence === "type" ? declaredTaint(flow.types, part) : undefined;
    return declared !== undefined && sameTaint(declared, taint);
  };
  return args.some(({ abstract }) =>
    [abstract, ...(abstract.fields?.values() ?? [])].some((part) => part.label === label && isHeld(part)),
  );
}

/** What has nothing in it on this side of a test: `!token`, `token === undefined`; or, unless it is an object, no text: `typeof token !== "string"`. */
function emptyBy(program: Program, guard: Guard, isObject: boolean): ValueId | undefined {
  const { value, positive } = withoutNot(program, guard);
  if (value?.op === "load" || value?.op === "property") return positive ? undefined : program.values.indexOf(value);
  if (value?.op !== "binary") return undefined;
  const isEqual = value.operator === "===" || value.operator === "==";
  if (!isEqual && value.operator !== "!==" && value.operator !== "!=") return undefined;
  const [left, right] = [program.values[value.left], program.values[value.right]];
  const holds = isEqual === positive;
  if (left?.op === "unary" && left.operator === "typeof")
    return !isObject && right?.op === "constant" && holds !== (right.text === "string") ? left.value : undefined;
  const isNothing = right?.op === "constant" && (right.kind === "null" || right.text === "");
  return holds && (isNothing || (right?.op === "global" && right.name === "undefined")) ? value.left : undefined;
}

/** Whether the program stores into it between a test of it and the place where it is logged, so that the test may be out of date there. */
function isStoredAgain(program: Program, id: ValueId, until: number): boolean {
  const value = program.values[id];
  const isBetween = (store: Value): boolean => value !== undefined && store.start > value.end && store.start < until;
  if (value?.op === "load")
    return valuesOf(program, "store").some((store) => store.value.binding === value.binding && isBetween(store.value));
  if (value?.op !== "property") return true;
  return valuesOf(program, "set-property").some((store) => store.value.name === value.name && isBetween(store.value));
}

// Tests of the program for an error in the place of a result: `isPeerError(peerOrError)`, `isFailure(result)`; refuses `isErrorVisible`.
const errorTest = /^is_?(?:[A-Za-z]\w*)?(?:[eE]rror|[eE]xception|[fF]ailure)$/;
// A class of errors: `TypeError`, `LoginException`; refuses `ErrorBoundary`.
const errorClass = /(?:Error|Exception)$/;

/** Whether a logging call is reached only where a test has shown that what is called so is an error. */
export function isShownToBeError(file: FileAnalysis, call: SinkCall, label: string): boolean {
  return label !== "" && guardsOfCall(file.program, call).some((guard) => asksForError(file, guard, label));
}

function asksForError({ program, flow }: FileAnalysis, guard: Guard, label: string): boolean {
  const { value, positive } = withoutNot(program, guard);
  const labelOf = (id: ValueId | undefined): string => (id === undefined ? "" : (flow.values[id]?.label ?? ""));
  if (!positive) return false;
  if (value?.op === "binary" && value.operator === "instanceof")
    return labelOf(value.left) === label && errorClass.test(labelOf(value.right));
  if (value?.op !== "call" || labelOf(value.args[0]?.value) !== label) return false;
  const name = labelOf(value.callee);
  return errorTest.test(name.slice(name.lastIndexOf(".") + 1));
}

// Values that a test has compared with what is allowed before they are logged: one of a list, or letters and digits only.
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Value, ValueId } from "../program.ts";
import { guardsOfCall, withoutNot, type Guard } from "../dataflow/branch-tests.ts";

/** Whether a logging call is reached only when a list or a pattern holds the value of one of these names, so that no line break is in it. */
export function isCheckedBefore(file: FileAnalysis, call: SinkCall, names: readonly string[]): boolean {
  return guardsOfCall(file.program, call).some((guard) => isMember(file, guard, names));
}

function isMember(file: FileAnalysis, guard: Guard, names: readonly string[]): boolean {
  const { value, positive } = withoutNot(file.program, guard);
  if (value?.op === "call") return positive && isAskedFor(file, value, names);
  if (value?.op !== "binary") return false;
  const asked = file.program.values[value.left];
  const isIndex = asked?.op === "call" && methodOf(file, asked) === "indexOf" && isGiven(file, asked, names);
  return isIndex && positive === isFound(value.operator, signOf(file, value.right));
}

const memberships = new Set(["includes", "has"]);
// A pattern for the whole text, in which neither a dot nor a negated class lets a line break through: `/^[\w-]+$/`.
const wholeText = /^\/\^(?:[^.^$\\]|\\[wd.-])+\$\/i?$/;

// Functions of the program that know what is allowed: `isSupported(type)`, `isValidLanguage(code)`; refuses `isEmpty`.
const ownCheck = /^(?:is|has)_?(?:supported|valid|allowed|known|permitted|registered)/i;

function isAskedFor(file: FileAnalysis, call: CallValue, names: readonly string[]): boolean {
  const { label = "" } = file.flow.values[call.callee] ?? {};
  if (isGiven(file, call, names) && ownCheck.test(label.slice(label.lastIndexOf(".") + 1))) return true;
  const method = methodOf(file, call);
  if (method === undefined || !isGiven(file, call, names)) return false;
  if (memberships.has(method)) return true;
  const callee = file.program.values[call.callee];
  const pattern = callee?.op === "property" ? file.flow.values[callee.object]?.constant : undefined;
  return method === "test" && pattern !== undefined && wholeText.test(pattern);
}

type CallValue = Extract<Value, { op: "call" }>;

function methodOf({ program }: FileAnalysis, { callee }: CallValue): string | undefined {
  const value = program.values[callee];
  return value?.op === "property" ? value.name : undefined;
}

function isGiven({ flow }: FileAnalysis, { args }: CallValue, names: readonly string[]): boolean {
  const { label } = flow.values[args[0]?.value ?? -1] ?? {};
  return label !== undefined && names.includes(label);
}

/** `!== -1`, `> -1` and `>= 0` hold for what is in the list, `=== -1` and `< 0` for what is not; undefined for other tests. */
function isFound(operator: string, sign: number | undefined): boolean | undefined {
  if (sign === undefined) return undefined;
  if (operator.startsWith("!")) return sign < 0 ? true : undefined;
  if (operator.startsWith("=")) return sign < 0 ? false : undefined;
  if (operator === ">") return sign < 0 ? true : undefined;
  if (operator === ">=") return sign === 0 ? true : undefined;
  return operator === "<" && sign === 0 ? false : undefined;
}

function signOf({ flow }: FileAnalysis, id: ValueId): number | undefined {
  const text = flow.values[id]?.constant;
  const value = text === undefined ? NaN : Number(text);
  return value === -1 || value === 0 ? value : undefined;
}

// Where a program finds out whether somebody is who he says: calls and comparisons of what proves it, and the calls whose outcome the
// parameters of callbacks are.
import { mayCompare, proofOfCall, proofOfComparison, type Proof } from "../../catalogue/events/proofs.ts";
import { checkOfApi, checksOfName, looksAtPasswordForm } from "../../catalogue/events/checks.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { LogView } from "../dataflow/log-view.ts";
import type { FunctionCode, Program, Value, ValueId } from "../program.ts";
import { functionValue } from "../values-of.ts";
import { constantText, pathOf, type Users } from "./users-of.ts";

interface ProofSource {
  readonly program: Program;
  readonly users: Users;
  readonly view: LogView;
}

type Call = Extract<Value, { op: "call" }>;

const deepest = 2;

/** Names by which a value is known: of itself, or of what it was made of. */
function namesOf(program: Program, id: ValueId, depth = 0): readonly string[] {
  const value = program.values[id];
  if (!value || depth > deepest) return [];
  if (value.op === "await" || value.op === "cast") return namesOf(program, value.value, depth);
  // `secret.trim()`
  const callee = value.op === "call" && value.args.length === 0 ? program.values[value.callee] : undefined;
  if (callee?.op === "property" && forming.has(callee.name ?? "")) return namesOf(program, callee.object, depth + 1);
  if (value.op === "call") return value.args.flatMap((argument) => namesOf(program, argument.value, depth + 1));
  const name = constantText(program, id) === undefined ? pathOf(program, id).at(-1) : undefined;
  return name === undefined ? [] : [name];
}

const forming = new Set(["trim", "toString", "toLowerCase", "toUpperCase", "valueOf"]);

/** What a call proves when it says yes, by its library or by names. */
export function proofOf({ program, view }: Omit<ProofSource, "users">, call: Call): Proof | undefined {
  const api = view.abstractOf(call.callee)?.api;
  const known = api === undefined ? undefined : checkOfApi(`${api}()`);
  if (known === "password" || known === "mfa" || known === "token") return known;
  const path = pathOf(program, call.callee);
  if (!mayCompare(path.at(-1) ?? "")) return undefined;
  const proof = proofOfCall(
    path,
    call.args.map(({ value }) => namesOf(program, value)),
  );
  // `verify2FA(secret, token)`: its own name tells more than the names of what it is given.
  return proof === "token" && checksOfName(path.at(-1) ?? "").includes("mfa") ? "mfa" : proof;
}

/** `comparePassword(newPassword, user.password)` asks whether it is another one. */
export function comparesNew(program: Program, { callee, args }: Call): boolean {
  // `resetPassword(token, newPassword)` sets it.
  if (/^(?:re)?set|^(?:change|update)/i.test(pathOf(program, callee).at(-1) ?? "")) return false;
  return args.some(({ value }) => splitWords(pathOf(program, value).at(-1) ?? "")[0] === "new");
}

/** What it proves when the two sides are equal. */
export function proofOfSides(program: Program, left: ValueId, right: ValueId): Proof | undefined {
  const sides = [left, right].map((side) => namesOf(program, side));
  const [one = [], other = []] = sides;
  const isGiven = [left, right].every((side) => constantText(program, side) === undefined);
  return isGiven ? proofOfComparison(one, other) : undefined;
}

interface ProofPlace {
  readonly proof: Proof;
  readonly start: number;
  readonly end: number;
}

const places = new WeakMap<Program, readonly ProofPlace[]>();

/** What is checked in a function, in a callback within it, or by the call of whose outcome it is told. */
export function proofsIn(source: ProofSource, code: FunctionCode): ReadonlySet<Proof> {
  const known = places.get(source.program) ?? placesOf(source);
  places.set(source.program, known);
  if (known.length === 0) return noProofs;
  const { range } = code;
  const awaited = awaitedBy(source, code);
  return new Set(
    known.flatMap(({ proof, start, end }) => {
      const isInside = start >= range.start && end <= range.end;
      return isInside || (start === awaited?.start && end === awaited.end) ? [proof] : [];
    }),
  );
}

const noProofs: ReadonlySet<Proof> = new Set();

/** The call that runs a callback, or the one whose promise it waits for. */
function awaitedBy(source: ProofSource, code: FunctionCode): Value | undefined {
  const around = callAround(source, code);
  const call = around === undefined ? undefined : source.program.values[around];
  if (call?.op !== "call") return undefined;
  const chain = chainOf(source.program, call);
  return chain ? source.program.values[chain.object] : call;
}

function placesOf(source: Omit<ProofSource, "users">): readonly ProofPlace[] {
  return source.program.values.flatMap((value) => {
    const proof = proofAt(source, value);
    return proof === undefined ? [] : [{ proof, start: value.start, end: value.end }];
  });
}

function proofAt(source: Omit<ProofSource, "users">, value: Value): Proof | undefined {
  if (value.op === "binary")
    return /^[!=]==?$/.test(value.operator) ? proofOfSides(source.program, value.left, value.right) : undefined;
  if (value.op !== "call") return undefined;
  const path = pathOf(source.program, value.callee);
  if (comparesNew(source.program, value)) return undefined;
  const said = looksAtPasswordForm(path, value.args.length) ? [] : checksOfName(path.at(-1) ?? "");
  return proofOf(source, value) ?? (said.includes("password") ? "password" : said.includes("mfa") ? "mfa" : undefined);
}

/** A call, and whether the value says that it failed. */
export interface Outcome {
  readonly call: ValueId;
  readonly isProblem: boolean;
}

const parameters = new WeakMap<
  Program,
  ReadonlyMap<ValueId, { readonly code: FunctionCode; readonly index: number }>
>();
// `err`, `error`, `_err`, `e`; refuses other first parameters.
const problem = /^_?(?:e|er|err|error|ex|exception)$/i;

/** The call whose outcome a parameter of a callback is: `compare(a, b, (error, same) => …)`, `find(id).then((user) => …)`. */
export function outcomeOf(source: ProofSource, parameter: ValueId): Outcome | undefined {
  const { program } = source;
  const known = parameters.get(program) ?? parametersOf(program);
  parameters.set(program, known);
  const found = known.get(parameter);
  if (!found) return undefined;
  const { code, index } = found;
  const call = callAround(source, code);
  const value = call === undefined ? undefined : program.values[call];
  if (call === undefined || value?.op !== "call") return undefined;
  const chained = chainOf(program, value);
  if (chained) return chained.method === "then" && index === 0 ? { call: chained.object, isProblem: false } : undefined;
  const isOfNode = problem.test(code.parameters[0]?.name ?? "");
  return isOfNode && index < 2 ? { call, isProblem: index === 0 } : undefined;
}

function parametersOf(program: Program): ReadonlyMap<ValueId, { readonly code: FunctionCode; readonly index: number }> {
  const found = new Map<ValueId, { readonly code: FunctionCode; readonly index: number }>();
  for (const code of program.functions)
    for (const [index, { value }] of code.parameters.entries()) found.set(value, { code, index });
  return found;
}

/** The call that a function is written into as an argument. */
export function callAround({ program, users }: Omit<ProofSource, "view">, code: FunctionCode): ValueId | undefined {
  if (code.parent === undefined || (code.kind !== "arrow" && code.kind !== "function")) return undefined;
  const written = functionValue(program, code.id);
  return written === undefined ? undefined : users.of(written).find((user) => program.values[user]?.op === "call");
}

/** `promise.then(…)` and `promise.catch(…)`, with the promise. */
export function chainOf(
  program: Program,
  { callee }: Call,
): { readonly method: "then" | "catch"; readonly object: ValueId } | undefined {
  const property = program.values[callee];
  if (property?.op !== "property" || (property.name !== "then" && property.name !== "catch")) return undefined;
  return { method: property.name, object: property.object };
}

// Whether a function is given a request, by the type that is written there or by what it reads of what it is given.
import { isRequestType, readsRequest } from "../../catalogue/events/borders.ts";
import { noValue, type FunctionCode, type Parameter, type Program, type ValueId } from "../program.ts";
import { functionValue, valuesOf } from "../values-of.ts";
import type { Users } from "./users-of.ts";

interface Source {
  readonly program: Program;
  readonly users: Users;
}

/** Whether one of the first two parameters is a request, or an object with one: `(event)`, `({ request, cookies })`. */
export function takesRequest(source: Source, { parameters }: FunctionCode): boolean {
  return parameters.slice(0, 2).some((parameter) => isRequest(source, parameter));
}

const answers = /^(?:callback|cb|done)$/;

/** `(call, callback)` of a service of gRPC. */
export function isRemoteCall({ parameters }: FunctionCode): boolean {
  return parameters.length === 2 && parameters[0]?.name === "call" && answers.test(parameters[1]?.name ?? "");
}

/** `actions: { login: { async handler(ctx) { ctx.params … } } }` of a service of Moleculer: https://moleculer.services/docs/0.14/actions */
export function isServiceAction(
  { text }: Program,
  { parameters, range }: FunctionCode,
  names: readonly string[],
): boolean {
  const [first, ...others] = parameters;
  if (first?.name !== "ctx" || others.length > 0 || !names.includes("actions")) return false;
  return /\bctx\.(?:params|meta|call|locals)\b/.test(text.slice(range.start, range.end));
}

/** Whether a function is only called by others of its file: `const parse = (req) => …` answers nobody by itself. */
export function isHelper({ program, users }: Source, { id, name, parameters }: FunctionCode): boolean {
  if (parameters.length > 1 || name === "") return false;
  const written = functionValue(program, id) ?? noValue;
  const store = users.of(written).find((user) => program.values[user]?.op === "store");
  const kept = store === undefined ? undefined : program.values[store];
  if (kept?.op !== "store" || program.exports.some(({ binding }) => binding === kept.binding)) return false;
  const loads = users.loadsOf(kept.binding);
  return loads.length > 0 && loads.every((load) => users.of(load).every((user) => isCallOf(program, user, load)));
}

function isCallOf({ values }: Program, user: ValueId, callee: ValueId): boolean {
  const call = values[user];
  return call?.op === "call" && call.callee === callee;
}

function isRequest({ program, users }: Source, { name, value, type }: Parameter): boolean {
  if (type?.kind === "name" && isRequestType(type.name)) return true;
  const bindings = users.of(value).flatMap((user) => {
    const store = program.values[user];
    return store?.op === "store" ? [store.binding] : [];
  });
  const held: readonly ValueId[] = [value, ...bindings.flatMap((binding) => users.loadsOf(binding))];
  const read = held.flatMap((each) =>
    users.of(each).flatMap((user) => {
      const property = program.values[user];
      return property?.op === "property" && property.name !== undefined ? [property.name] : [];
    }),
  );
  return readsRequest(name, read) || (read.length > 0 && readsRequest(name, [...read, ...setIn(program, held)]));
}

/** Names of what is written into one of these: `ctx.body = …` */
function setIn(program: Program, held: readonly ValueId[]): readonly string[] {
  const isSet = valuesOf(program, "set-property").some(
    ({ value }) => value.name === "body" && held.includes(value.object),
  );
  return isSet ? ["body"] : [];
}

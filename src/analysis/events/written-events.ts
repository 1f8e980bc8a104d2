// Security events by what is written: rows of users, keys and sessions, and fields of them.
import { eventOfWrite } from "../../catalogue/events/actions.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { Value, ValueId } from "../program.ts";
import type { ConditionSource } from "./conditions.ts";
import { pathOf } from "./users-of.ts";
import { assignedFields, fieldWrite, isMadeHere, objectFields, setBehind, tableWrite } from "./writes.ts";

/** What is written to tables of users and keys, whatever the function is for. */
export function eventOfWrites(source: ConditionSource, op: ValueId): string | undefined {
  const value = source.program.values[op];
  if (value?.op === "set-property") return fieldWrite(source, value);
  if (value?.op !== "call" || value.kind === "new") return undefined;
  if (value.kind === "tag") return tableWrite(source, op);
  const path = pathOf(source.program, value.callee);
  const method = path.at(-1) ?? "";
  return (
    ofMerged(source, value, path) ??
    eventOfWrite(madeOf(source, value, path) ?? tableIn(path), method, [
      ...fieldsOf(source, value),
      ...setBehind(source, op),
    ]) ??
    tableWrite(source, op) ??
    assignedFields(source, value) ??
    ofStored(source, value, method)
  );
}

/** `User.query().insert(…)`, `user.$query().delete()`, `Session.qm.deleteOne(…)`: what is between says how. */
function tableIn(path: readonly string[]): string {
  const [, table = "", owner = ""] = path.toReversed();
  return asking.has(table) ? owner : table;
}

// `ApiKeyService`, `UserRepository`; refuses `User`, of which a row is made.
const keeper = /[a-z](?:Service|Repository)$/;

/** `const keys = new ApiKeyService(db); keys.create(…)`: the class tells what the variable does not. */
function madeOf(
  { program, users }: ConditionSource,
  { callee }: Extract<Value, { op: "call" }>,
  path: readonly string[],
): string | undefined {
  const property = path.length === 2 ? program.values[callee] : undefined;
  const owner = property?.op === "property" ? program.values[property.object] : undefined;
  const stores = owner?.op === "load" ? users.storesOf(owner.binding) : [];
  const made = stores.length === 1 ? program.values[stores[0] ?? -1] : undefined;
  const name = made?.op === "call" && made.kind === "new" ? (pathOf(program, made.callee).at(-1) ?? "") : "";
  return keeper.test(name) ? name : undefined;
}

/** `user.merge({ password }).save()` */
function ofMerged(
  source: ConditionSource,
  { callee }: Extract<Value, { op: "call" }>,
  path: readonly string[],
): string | undefined {
  const [method = "", merge = "", owner = ""] = path.toReversed();
  if (method !== "save" || !merging.has(merge)) return undefined;
  const property = source.program.values[callee];
  const merged = property?.op === "property" ? source.program.values[property.object] : undefined;
  return merged?.op === "call" ? eventOfWrite(owner, "update", fieldsOf(source, merged)) : undefined;
}

const merging = new Set(["merge", "fill", "set", "assign"]);

const asking = new Set(["query", "$query", "qm", "objects"]);

/** Names of the fields that a call is given, one level into `data`, `set` and `$set`. */
function fieldsOf(source: ConditionSource, { args }: Extract<Value, { op: "call" }>): readonly string[] {
  const [first, second] = args.map(({ value: id }) => objectFields(source, id, 0));
  // `update({ email }, { token })`: what is looked for comes first, and options come last.
  const isFilter = (second?.length ?? 0) > 0;
  return args.slice(isFilter && first ? 1 : 0).flatMap(({ value: id }) => objectFields(source, id, 0));
}

/** `R.store(user)` and `user.save()`, where `user` was made here. */
function ofStored(
  { program, users }: ConditionSource,
  { args, callee }: Extract<Value, { op: "call" }>,
  method: string,
): string | undefined {
  if (!/^(?:store|save|persist|insert)$/.test(method)) return undefined;
  const [first] = args;
  const receiver = program.values[callee];
  const given = first && program.values[first.value]?.op !== "function" ? first.value : undefined;
  const kept = given ?? (receiver?.op === "property" ? receiver.object : undefined);
  const stored = kept === undefined ? undefined : program.values[kept];
  // `new Admin({ … }).save()`
  if (stored?.op === "call" && stored.kind === "new")
    return /^(?:user|admin|account)$/i.test(pathOf(program, stored.callee).at(-1) ?? "") ? "user_created" : undefined;
  if (stored?.op !== "load") return undefined;
  const name = program.bindings[stored.binding]?.name ?? "";
  if (!/^(?:user|account)$/.test(splitWords(name).at(-1) ?? "")) return undefined;
  return isMadeHere({ program, users }, stored.binding) ? "user_created" : undefined;
}

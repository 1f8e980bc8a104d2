// Whole objects in variables whose secrets the code reads, or of which it takes who somebody is: after `if (!answer.access_token)`,
// `console.log(answer)` shows it, whatever else in the file is called `answer`.
import { classifyName, isSensitive, mayBeSensitive } from "../../catalogue/sensitive/classify.ts";
import { splitWords } from "../../catalogue/names.ts";
import { rememberedFor } from "../../base/remembered.ts";
import type { BindingId, Program, ValueId } from "../program.ts";
import { valuesOf } from "../values-of.ts";
import type { Abstract } from "./abstract-value.ts";
import { isDescription, namedTaint } from "./named-objects.ts";
import { createTaint } from "./taint.ts";

const found = new WeakMap<Program, ReadonlyMap<BindingId, readonly string[]>>();

/** By variable, the names of the secrets that are read of it, and of what makes it the record of a person. */
function secretsRead(program: Program): ReadonlyMap<BindingId, readonly string[]> {
  const known = found.get(program);
  if (known) return known;
  const read = new Map<BindingId, readonly string[]>();
  const people = new Map<BindingId, Map<string, string>>();
  for (const value of program.values) {
    if (value.op !== "property" || value.name === undefined || !mayBeSensitive(value.name)) continue;
    const object = program.values[value.object];
    if (object?.op !== "load") continue;
    const datum = personalDatum(value.name);
    if (datum !== undefined)
      people.set(object.binding, (people.get(object.binding) ?? new Map<string, string>()).set(datum, value.name));
    if (!isSecret(value.name)) continue;
    const names = read.get(object.binding) ?? [];
    if (!names.includes(value.name)) read.set(object.binding, [...names, value.name]);
  }
  for (const [binding, data] of people) {
    const names = isPersonBy(data) && !isOfSettings(program, binding) ? namesOf(data) : [];
    if (names.length > 0) read.set(binding, [...(read.get(binding) ?? []), ...names]);
  }
  found.set(program, read);
  return read;
}

// How a person is reached, and who it is.
const contacts = ["email", "phone", "postal-address"];
const identities: ReadonlySet<string> = new Set(["person-name", "birth-date", "social-security-number", "national-id"]);

/** Whose name it is, the address beside it says: `fullName`; a bare `name` may be that of anything. */
function personalDatum(name: string): string | undefined {
  const own = classifyName(name);
  const verdict = isSensitive(own) || name === "name" ? own : classifyName(name, { object: "user" });
  if (!isSensitive(verdict)) return undefined;
  const { id } = verdict.category;
  return identities.has(id) || (contacts.includes(id) && own === verdict && verdict.strength === "strong")
    ? id
    : undefined;
}

/** An object of which the code takes an address and a name, or two kinds of addresses, is somebody's record. */
function isPersonBy(data: ReadonlyMap<string, string>): boolean {
  return data.size > 1 && contacts.some((id) => data.has(id));
}

/** The contact first: it says most. */
function namesOf(data: ReadonlyMap<string, string>): readonly string[] {
  const first = contacts.find((id) => data.has(id));
  return [...data].sort(([a], [b]) => Number(b === first) - Number(a === first)).map(([, name]) => name);
}

const settingWords: ReadonlySet<string> = new Set(
  "config configuration settings setting options opts env defaults constants branding company organization site app t".split(
    " ",
  ),
);

/** `config.supportEmail` is nobody's. */
function isOfSettings({ bindings }: Program, binding: BindingId): boolean {
  return settingWords.has(splitWords(bindings[binding]?.name ?? "").at(-1) ?? "");
}

function isSecret(name: string): boolean {
  const verdict = classifyName(name);
  return (
    isSensitive(verdict) && verdict.family === "secret" && verdict.strength === "strong" && verdict.category.weight > 2
  );
}

// Secrets that are made for somebody, or taken from him, under names that say nothing.
const kept: ReadonlySet<string> = new Set([
  "password",
  "passphrase",
  "reset-token",
  "one-time-password",
  "api-key",
  "access-token",
  "refresh-token",
]);
// What stands in the place of a secret: hashes, names and paths of it, texts about it, settings and tests of it.
const instead: ReadonlySet<string> = new Set(
  (
    "hash hashed digest encrypted crypted cipher ciphertext masked redacted hidden salt name field path file filename schema rule rules valid " +
    "validator validation hint type min max len length count is has no err error msg message text label placeholder ref id ids url uri opts " +
    "options config settings env column columns default dummy fake example empty regex regexp pattern prompt input control element el"
  ).split(" "),
);

/** The name of the secret that a variable is kept as: `user.password = temp`, `insert({ password: temp })`. */
export function keptAs(program: Program, binding: BindingId): string | undefined {
  return storedSecrets(program).get(binding);
}

const storedSecrets = rememberedFor((program: Program): ReadonlyMap<BindingId, string> => {
  const stored = new Map<BindingId, string>();
  const keep = (name: string | undefined, id: ValueId): void => {
    const value = name === undefined || !mayBeSensitive(name) ? undefined : program.values[id];
    if (name === undefined || value?.op !== "load" || !isKept(name)) return;
    const own = program.bindings[value.binding]?.name ?? "";
    const stands = splitWords(own).some((word) => instead.has(word));
    if (!stands && !isSensitive(classifyName(own))) stored.set(value.binding, name);
  };
  for (const { value } of valuesOf(program, "set-property")) keep(value.name, value.value);
  for (const { value } of valuesOf(program, "object")) {
    for (const entry of value.entries) if (entry.kind === "field") keep(entry.name, entry.value);
  }
  return stored;
});

function isKept(name: string): boolean {
  const verdict = classifyName(name);
  return isSensitive(verdict) && verdict.strength === "strong" && kept.has(verdict.category.id);
}

/**
 * The value with taints for the secrets that the code reads of its variable, or of those that are fields of an object that is written
 * out; unchanged where more is known.
 */
export function withHeldSecrets(program: Program, id: ValueId, value: Abstract): Abstract {
  const operation = program.values[id];
  if (operation?.op === "object" && value.fields) {
    const fields = new Map(value.fields);
    for (const entry of operation.entries) {
      const field = entry.kind === "field" ? value.fields.get(entry.name) : undefined;
      if (field && entry.kind === "field") fields.set(entry.name, held(program, entry.value, field));
    }
    return { ...value, fields };
  }
  return held(program, id, value);
}

function held(program: Program, id: ValueId, value: Abstract): Abstract {
  const operation = program.values[id];
  if (operation?.op !== "load" || !isOpen(value) || isDescription(value.label)) return value;
  const names = secretsRead(program).get(operation.binding);
  const [first] = names ?? [];
  const verdict = first === undefined ? undefined : classifyName(first);
  // What its name says of it is more.
  if (!names || !verdict || !isSensitive(verdict) || namedTaint(program, value, { isWhole: false })) return value;
  const label = `${value.label}.${first}`;
  const source = { start: operation.start, end: operation.end };
  const about = { kind: "object", category: verdict.category.id, confidence: "name", label, source } as const;
  return { ...value, taints: [...value.taints, createTaint({ ...about, carries: names })] };
}

/** Nothing is known of what is in it. */
function isOpen({ nature, fields, elements, logger, functions, instanceOf, classValue, taints }: Abstract): boolean {
  if (nature !== "unknown" || fields || elements || logger || functions.length > 0) return false;
  if (instanceOf !== undefined || classValue !== undefined) return false;
  return taints.every(({ kind }) => kind === "parameter" || kind === "input");
}

// What a value is called when it becomes a field of a record: its own name, or the label before it in the text.
import type { Program, Value, ValueId } from "../program.ts";

/** Names that say nothing without what they belong to. */
const bare = new Set(
  "id _id uuid name type key value count length size code status state kind path title index message".split(" "),
);
/** Fields that loggers write by themselves. */
const reserved = new Set("level time timestamp pid hostname msg message v".split(" "));
const errors = /^(?:e|ex|err|error|exception|cause)$/;

/** What may name a value beside the code that makes it, and what its name must not be. */
export interface NameHints {
  /** Wins when it is a name. */
  readonly label?: string | undefined;
  /** Words that are taken when the value has no name of its own. */
  readonly words?: string | undefined;
  /** Whose it is, for names such as `id`. */
  readonly noun?: string | undefined;
  /** The end of the name: in what it is counted. */
  readonly unit?: string | undefined;
  readonly taken: ReadonlySet<string>;
  /** More names that the library writes by itself. */
  readonly reserved?: ReadonlySet<string> | undefined;
}

/** A field name for the value that none of `taken` is; `value` when nothing names it. */
export function fieldName(program: Program, id: ValueId, hints: NameHints): string {
  const wanted = withUnit(wantedName(program, id, hints), hints.unit);
  const base = reserved.has(wanted) || hints.reserved?.has(wanted) ? `${wanted}Value` : wanted;
  if (!hints.taken.has(base)) return base;
  for (let number = 2; ; number++) if (!hints.taken.has(`${base}${number}`)) return `${base}${number}`;
}

/** What `fieldName` gives to a value without a name. */
export const namelessField = "value";

function wantedName(program: Program, id: ValueId, { label, words, noun }: NameHints): string {
  if (label !== undefined && plainName.test(label)) return inCamelCase(label);
  const own = ownName(program, id);
  if (own !== namelessField && own !== "")
    return bare.has(own) && noun !== undefined && noun !== own ? joined(noun, own) : own;
  if (words !== undefined) return inCamelCase(words);
  return namelessField;
}

/** `Queue Name`, `NODE_ENV` and `queue-name` as one name; a name that is mixed already stays as it is. */
function inCamelCase(text: string): string {
  if (plainName.test(text) && !/^[A-Z][A-Z0-9_]+$/.test(text))
    return text.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
  const [first = namelessField, ...rest] = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

function withUnit(name: string, unit: string | undefined): string {
  return unit === undefined ||
    name.toLowerCase().includes(unit.toLowerCase()) ||
    /(?:In|Ms|Sec|Pct|Length|Size|Count)$/.test(name) ||
    name === "ms"
    ? name
    : `${name}${unit}`;
}

// A name that needs no quotes.
const plainName = /^[A-Za-z_$][\w$]*$/;

/** Whether a value is called like an error. */
export function isErrorName(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  return errors.test(program.text.slice(value?.start, value?.end));
}

function ownName(program: Program, root: ValueId): string {
  const { names, isProperty } = namesOf(program, root);
  const last = names.at(-1) ?? namelessField;
  const before = names.at(-2);
  const name = bare.has(last) && before !== undefined && !holders.has(before) ? joined(before, last) : last;
  const noun = name.replace(verbs, "").replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
  return isProperty || noun !== names[0] ? inCamelCase(noun) : noun;
}

// What functions are called by that give the thing behind it: `getOrder`, `serializeError`; refuses whole words.
const verbs = /^(?:get|fetch|load|compute|find|serialize|format|describe|stringify|render|read)(?=[A-Z])/;

/** `LOG_LEVEL` for `env.get("LOG_LEVEL")`. */
function keyOf({ values }: Program, value: Value): string | undefined {
  const callee = value.op === "call" ? values[value.callee] : undefined;
  const key = value.op === "call" ? values[value.args[0]?.value ?? -1] : undefined;
  const isRead = callee?.op === "property" && /^get(?:OrThrow|String|Number)?$/.test(callee.name ?? "");
  const name = isRead && key?.op === "constant" && key.kind === "string" ? key.text.split(/[.:/]/).at(-1) : undefined;
  return name !== undefined && plainName.test(name) ? name : undefined;
}

function namesOf(program: Program, root: ValueId): { readonly names: readonly string[]; readonly isProperty: boolean } {
  const names: string[] = [];
  let isProperty = false;
  let id = root;
  for (let step = 0; step < 8; step++) {
    const value = program.values[id];
    if (value?.op === "property" && value.name !== undefined && plainName.test(value.name)) {
      names.unshift(value.name);
      isProperty = true;
      id = value.object;
      continue;
    }
    const key = value && keyOf(program, value);
    if (key !== undefined) return { names: [key], isProperty: true };
    const inner = value && innerOf(program, value);
    if (inner === undefined) {
      if (value?.op === "load") names.unshift(program.bindings[value.binding]?.name ?? namelessField);
      if (value?.op === "global" && value.name !== "undefined") names.unshift(value.name);
      break;
    }
    id = inner;
  }
  return { names, isProperty };
}

/** The value by whose name another one goes: of `String(x)`, `x.toString()` and `x ?? y` that of `x`. */
function innerOf(program: Program, value: Value): ValueId | undefined {
  if (value.op === "await" || value.op === "cast") return value.value;
  if (value.op === "join") return value.inputs[0];
  if (value.op !== "call") return undefined;
  const callee = program.values[value.callee];
  const [first] = value.args;
  if (callee?.op === "global" && converters.has(callee.name)) return first?.value;
  if (callee?.op !== "property") return value.callee;
  const name = callee.name ?? "";
  const owner = program.values[callee.object];
  if (owner?.op === "global" && /^(?:Math|Object)$/.test(owner.name)) return first?.value;
  if (/^(?:stringify|inspect)$/.test(name)) return first?.value;
  return /^to[A-Z]\w*$|^(?:join|trim)$/.test(name) ? callee.object : value.callee;
}

const converters = new Set(["String", "Number", "Boolean"]);
const holders = new Set([
  "req",
  "request",
  "ctx",
  "context",
  "params",
  "query",
  "body",
  "this",
  "res",
  "response",
  "process",
  "env",
]);

function joined(before: string, last: string): string {
  const end = last.replace(/^_/, "");
  return `${before}${end.slice(0, 1).toUpperCase()}${end.slice(1)}`;
}

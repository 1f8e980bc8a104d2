// What a value is called when it becomes a field of a record: its own name, or the label before it in the text.
import { splitWords } from "../../catalogue/names.ts";
import type { Program, ValueId } from "../program.ts";

/** Names that say nothing without what they belong to. */
const bare = new Set(
  "id name type key value count length size code status state kind path title index message".split(" "),
);
/** Fields that loggers write by themselves. */
const reserved = new Set("level time timestamp pid hostname msg message name v label service".split(" "));
const errors = /^(?:e|ex|err|error|exception|cause)$/;

/** A field name for the value that none of `taken` is; `label` wins when it is a name. */
export function fieldName(
  program: Program,
  id: ValueId,
  { label, taken }: { readonly label?: string | undefined; readonly taken: ReadonlySet<string> },
): string {
  const wanted = label !== undefined && plainName.test(label) ? label : ownName(program, id);
  const base = reserved.has(wanted) ? `${wanted}Value` : wanted;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}${number}`)) return `${base}${number}`;
}

// A name that needs no quotes.
const plainName = /^[A-Za-z_$][\w$]*$/;

/** Whether a value is called like an error. */
export function isErrorName(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  return errors.test(program.text.slice(value?.start, value?.end));
}

function ownName(program: Program, root: ValueId): string {
  let id = root;
  const names: string[] = [];
  for (let step = 0; step < 8; step++) {
    const value = program.values[id];
    if (value?.op === "property" && value.name !== undefined && plainName.test(value.name)) {
      names.unshift(value.name);
      id = value.object;
    } else if (value?.op === "call") {
      const callee = program.values[value.callee];
      const [first] = value.args;
      // Of `String(x)` and `x.toString()` the name is that of `x`.
      if (callee?.op === "global" && first && converters.has(callee.name)) id = first.value;
      else if (callee?.op === "property" && /^(?:stringify|inspect)$/.test(callee.name ?? "") && first)
        id = first.value;
      else if (callee?.op === "property" && /^to[A-Z]\w*$|^(?:join|trim)$/.test(callee.name ?? "")) id = callee.object;
      else id = value.callee;
    } else if (value?.op === "await" || value?.op === "cast") id = value.value;
    else if (value?.op === "join" && value.inputs[0] !== undefined) id = value.inputs[0];
    else {
      if (value?.op === "load") names.unshift(program.bindings[value.binding]?.name ?? "value");
      if (value?.op === "global") names.unshift(value.name);
      break;
    }
  }
  const last = names.at(-1) ?? "value";
  const before = names.at(-2);
  const name = bare.has(last) && before !== undefined && !holders.has(before) ? joined(before, last) : last;
  return name
    .replace(/^(?:get|fetch|load|compute|find)(?=[A-Z])/, "")
    .replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
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
  const words = splitWords(before);
  const singular = last === "length" || last === "size" ? before : words.length > 0 ? before : "";
  return `${singular}${last.slice(0, 1).toUpperCase()}${last.slice(1)}`;
}

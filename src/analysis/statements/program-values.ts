// Reads values of a Program as message texts and as objects with fields: through constants, templates, sums, choices and the functions
// that hand a text on.
import type { Abstract } from "../dataflow/abstract-value.ts";
import type { BindingId, Program, Value, ValueId } from "../program.ts";
import type { CallArgument, WrittenFields } from "./call-site.ts";
import { literal, type MessageText, sequence, someValue } from "./message-text.ts";

/** A program with what dataflow found, and indexes that reading needs. */
export interface ProgramValues {
  readonly program: Program;
  readonly abstracts: readonly (Abstract | undefined)[];
  /** The only value that is ever stored in a binding. */
  readonly stored: ReadonlyMap<BindingId, ValueId>;
  /** Index of the parameter that a binding is. */
  readonly parameters: ReadonlyMap<BindingId, number>;
}

/** Indexes a program. */
export function createProgramValues(program: Program, abstracts: readonly (Abstract | undefined)[]): ProgramValues {
  const stores = new Map<BindingId, ValueId>();
  const several = new Set<BindingId>();
  for (const value of program.values) {
    if (value.op !== "store") continue;
    if (stores.has(value.binding)) several.add(value.binding);
    stores.set(value.binding, value.value);
  }
  const parameters = new Map<BindingId, number>();
  for (const [binding, id] of stores) {
    const value = program.values[id];
    if (value?.op === "parameter") parameters.set(binding, value.index);
  }
  const stored = new Map([...stores].filter(([binding]) => !several.has(binding) && !parameters.has(binding)));
  return { program, abstracts, stored, parameters };
}

const maxDepth = 8;

/** An argument as it would be written: a text, an object with its fields, or some value. */
export function argumentOf(values: ProgramValues, id: ValueId, depth = 0): CallArgument {
  const value = values.program.values[id];
  if (!value || depth > maxDepth) return someValue;
  if (value.op === "object") return fieldsOf(values, id, depth);
  const same = sameValue(values, value);
  if (same !== undefined) return argumentOf(values, same, depth + 1);
  const printed = stringified(values, value);
  if (printed !== undefined) return argumentOf(values, printed, depth + 1);
  if (value.op === "function") return argumentOf(values, returnOf(values, value.function), depth + 1);
  return textOf(values, id, depth);
}

function fieldsOf(values: ProgramValues, id: ValueId, depth: number): WrittenFields {
  const value = values.program.values[id];
  if (value?.op !== "object") return { fields: [] };
  return {
    fields: value.entries.flatMap((entry) =>
      entry.kind === "field" ? [[entry.name, textOf(values, entry.value, depth + 1)] as const] : [],
    ),
  };
}

/** The value behind an `await`, a type cast or a variable that holds an object. */
function sameValue({ program, stored }: ProgramValues, value: Value): ValueId | undefined {
  if (value.op === "await" || value.op === "cast") return value.value;
  if (value.op !== "load") return undefined;
  const held = stored.get(value.binding);
  const operation = held === undefined ? undefined : program.values[held];
  return operation?.op === "object" || operation?.op === "call" ? held : undefined;
}

/** What `JSON.stringify` is given: a line of JSON shows its fields. */
function stringified(values: ProgramValues, value: Value): ValueId | undefined {
  if (value.op !== "call" || labelOf(values, value.callee) !== "JSON.stringify") return undefined;
  return value.args[0]?.value;
}

// A message may be given as a function that makes it: `log.debug(() => "ready")`.
function returnOf({ program }: ProgramValues, id: number): ValueId {
  const ops = program.functions[id]?.blocks.flatMap((block) => block.ops) ?? [];
  const returned = ops.map((op) => program.values[op]).find((value) => value?.op === "return");
  return returned?.op === "return" ? returned.value : -1;
}

/** The text that a value has when it is printed. */
export function textOf(values: ProgramValues, id: ValueId, depth = 0): MessageText {
  const value = values.program.values[id];
  if (!value || depth > maxDepth) return someValue;
  const below = (next: ValueId): MessageText => textOf(values, next, depth + 1);
  switch (value.op) {
    case "constant":
      return constantText(value.kind, value.text);
    case "text":
    case "add":
      return sequence(value.parts.map(below));
    case "join":
      return { kind: "choice", options: value.inputs.filter((input) => input !== id).map(below) };
    case "await":
    case "cast":
      return below(value.value);
    case "binary":
      return /^(?:\|\||\?\?)$/.test(value.operator)
        ? { kind: "choice", options: [below(value.left), below(value.right)] }
        : someValue;
    case "load":
    case "property":
    case "global":
      return known(values, id) ?? named(values, id, depth);
    case "call":
      return calledText(values, value, depth);
    default:
      return known(values, id) ?? someValue;
  }
}

function constantText(kind: string, text: string): MessageText {
  if (kind === "regexp") return someValue;
  return literal(text);
}

function known({ abstracts }: ProgramValues, id: ValueId): MessageText | undefined {
  const constant = abstracts[id]?.constant;
  return constant === undefined ? undefined : literal(constant);
}

function named(values: ProgramValues, id: ValueId, depth: number): MessageText {
  const value = values.program.values[id];
  if (value?.op === "load") {
    const held = values.stored.get(value.binding);
    if (held !== undefined && values.program.values[held]?.op !== "load") {
      const text = textOf(values, held, depth + 1);
      if (text.kind !== "value") return text;
    }
    const parameter = values.parameters.get(value.binding);
    if (parameter !== undefined) return { kind: "value", parameter };
  }
  if (value?.op === "property" && value.name === undefined) return lookedUp(values, value.object);
  const name = labelOf(values, id);
  return name === "" ? someValue : { kind: "value", name };
}

/** `texts[event]` of a constant object is one of its texts. */
function lookedUp(values: ProgramValues, object: ValueId): MessageText {
  const load = values.program.values[object];
  const held = load?.op === "load" ? values.stored.get(load.binding) : undefined;
  const value = held === undefined ? undefined : values.program.values[held];
  const table = value?.op === "cast" ? values.program.values[value.value] : value;
  if (table?.op !== "object") return someValue;
  const options = table.entries.flatMap((entry) =>
    entry.kind === "field" ? [textOf(values, entry.value, maxDepth - 1)] : [],
  );
  const texts = options.filter(({ kind }) => kind === "literal");
  return texts.length === 0 ? someValue : { kind: "choice", options: texts, keyed: true };
}

// Functions whose first argument is a format, and functions that dress a text up and leave it what it says.
const formatters: ReadonlySet<string> = new Set(
  "format sprintf vsprintf printf fmt formatmessage inspect t i18n translate string dedent outdent stripindent".split(
    " ",
  ),
);
const colours: ReadonlySet<string> = new Set(
  (
    "red green blue yellow cyan magenta white gray grey black bold dim italic underline inverse strikethrough hex rgb " +
    "bgred bggreen bgyellow bgblue redbright greenbright yellowbright bluebright"
  ).split(" "),
);
const trims: ReadonlySet<string> = new Set("trim trimend trimstart tostring tolocalestring normalize".split(" "));

function calledText(values: ProgramValues, value: Extract<Value, { op: "call" }>, depth: number): MessageText {
  const below = (id: ValueId): MessageText => textOf(values, id, depth + 1);
  const label = labelOf(values, value.callee);
  const name = label.slice(label.lastIndexOf(".") + 1).toLowerCase();
  const callee = values.program.values[value.callee];
  const receiver = callee?.op === "property" ? callee.object : -1;
  const [first] = value.args;
  if (value.kind === "tag" || formatters.has(name)) {
    const values = value.args.slice(1).map((argument) => below(argument.value));
    return first ? { kind: "format", text: below(first.value), values } : someValue;
  }
  if (name === "concat") return sequence([below(receiver), ...value.args.map((argument) => below(argument.value))]);
  if (name === "join" && receiver >= 0) return joined(values, { list: receiver, separator: first?.value }, depth);
  if (trims.has(name)) return below(receiver);
  // `chalk.red("text")` is given its text, `"text".red()` has it.
  return colours.has(name) ? below(first ? first.value : receiver) : someValue;
}

/** What stands on both sides of a separator: `[a, b].join(", ")`. */
function joined(values: ProgramValues, { list, separator }: Joined, depth: number): MessageText {
  const array = values.program.values[list];
  const between = separator === undefined ? literal(",") : textOf(values, separator, depth + 1);
  if (array?.op !== "array") return someValue;
  const items = array.items.flatMap((item, index) => {
    const text = item.spread ? someValue : textOf(values, item.value, depth + 1);
    return index > 0 ? [between, text] : [text];
  });
  return sequence(items);
}

interface Joined {
  readonly list: ValueId;
  readonly separator: ValueId | undefined;
}

/** A callee or value as the code calls it: `this.logger.info`; empty for what has no name. */
export function labelOf({ program }: ProgramValues, id: ValueId): string {
  const names: string[] = [];
  let at = id;
  for (let depth = 0; depth < 6; depth++) {
    const value = program.values[at];
    if (value?.op === "property") {
      if (value.name === undefined) return names.join(".");
      names.unshift(value.name);
      at = value.object;
      continue;
    }
    if (value?.op === "cast" || value?.op === "await") {
      at = value.value;
      continue;
    }
    const name =
      value?.op === "load"
        ? program.bindings[value.binding]?.name
        : value?.op === "global"
          ? value.name
          : value?.op === "this"
            ? "this"
            : undefined;
    if (name !== undefined) names.unshift(name);
    return names.join(".");
  }
  return names.join(".");
}

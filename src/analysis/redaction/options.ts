// Reading the options that a logger is created with: members of objects, lists of texts put together in all the usual ways.
import { unknown, type Abstract } from "../dataflow/abstract-value.ts";
import { noValue, type BindingId, type Program, type Value, type ValueId } from "../program.ts";
import { origin, type CodeView } from "./key-lists.ts";

export interface OptionView extends CodeView {
  /** What is known of a value in its own module. */
  force(value: Abstract): Abstract;
}

/** A part of the options: where it is written, or `noValue` when that is in another file, and what is known of it. */
export interface Part {
  readonly id: ValueId;
  readonly value: Abstract;
}

export const nothing: Part = { id: noValue, value: unknown };

/** The part at a value, looked up through variables and imports. */
export function partAt(view: OptionView, id: ValueId): Part {
  const at = origin(view, id);
  return { id: at, value: view.force(view.values[at] ?? view.values[id] ?? unknown) };
}

/** A member of an object, also when it comes from a spread; undefined when there is none. */
export function memberOf(view: OptionView, part: Part, name: string): Part | undefined {
  const value = view.program.values[part.id];
  if (value?.op === "object") {
    for (const entry of [...value.entries].reverse()) {
      if (entry.kind === "field" && entry.name === name) return partAt(view, entry.value);
      const spread = entry.kind === "spread" ? memberOf(view, partAt(view, entry.value), name) : undefined;
      if (spread) return spread;
    }
  }
  const field = part.value.fields?.get(name);
  return field && { id: noValue, value: view.force(field) };
}

/** The member at a path of names. */
export function memberAt(view: OptionView, part: Part, path: readonly string[]): Part | undefined {
  return path.reduce<Part | undefined>((at, name) => at && memberOf(view, at, name), part);
}

/** Whether an object may have members that are not written out here: it is no literal, or spreads something unknown. */
export function isOpen(view: OptionView, part: Part): boolean {
  const value = view.program.values[part.id];
  if (value?.op !== "object") return part.value.fields === undefined || part.value.elements !== undefined;
  return value.entries.some(
    (entry) => entry.kind === "computed" || (entry.kind === "spread" && isOpen(view, partAt(view, entry.value))),
  );
}

/** The alternatives of a value: both sides of a condition, of `??` and `||`. */
export function branches(view: OptionView, part: Part): readonly Part[] {
  const value = view.program.values[part.id];
  if (value?.op !== "join") return [part];
  return value.inputs.flatMap((input) => branches(view, partAt(view, input)));
}

export interface WrittenText {
  readonly text: string;
  /** Where it is written, or `noValue`. */
  readonly id: ValueId;
}

export interface TextList {
  readonly texts: readonly WrittenText[];
  /** False when the list holds more than what is written out. */
  readonly isComplete: boolean;
}

/** What parameters of a callback stand for while it is read. */
type Bound = ReadonlyMap<ValueId, string>;

const open: TextList = { texts: [], isComplete: false };
const maxDepth = 8;

/** The texts of a list: written out, spread, concatenated, pushed, mapped from another list, or imported. */
export function textsOf(view: OptionView, part: Part): TextList {
  return part.id === noValue ? foreignTexts(part.value) : listAt({ view, bound: new Map(), depth: 0 }, part.id);
}

function foreignTexts(value: Abstract): TextList {
  if (value.constant !== undefined) return { texts: [{ text: value.constant, id: noValue }], isComplete: true };
  if (!value.fields) return open;
  return union([...value.fields.values()].map(foreignTexts), value.elements === undefined);
}

function union(lists: readonly TextList[], isComplete = true): TextList {
  return {
    texts: lists.flatMap(({ texts }) => texts),
    isComplete: isComplete && lists.every((list) => list.isComplete),
  };
}

interface Reading {
  readonly view: OptionView;
  readonly bound: Bound;
  readonly depth: number;
}

function listAt(reading: Reading, id: ValueId): TextList {
  const { view } = reading;
  if (reading.depth > maxDepth) return open;
  const inner = { ...reading, depth: reading.depth + 1 };
  const at = origin(view, id);
  const value = view.program.values[at];
  const pushed = pushedTo(inner, id);
  switch (value?.op) {
    case "array":
      return union([...value.items.map((item) => itemAt(inner, item)), ...pushed]);
    case "call":
      return union([calledList(inner, value), ...pushed]);
    case "join":
      return union(value.inputs.map((input) => listAt(inner, input)));
    default: {
      const text = textAt(inner, at);
      return text === undefined
        ? union([foreignTexts(view.force(view.values[at] ?? unknown)), ...pushed])
        : { texts: [{ text, id: at }], isComplete: true };
    }
  }
}

function itemAt(reading: Reading, item: { readonly value: ValueId; readonly spread: boolean }): TextList {
  if (item.spread) return listAt(reading, item.value);
  const text = textAt(reading, item.value);
  return text === undefined ? open : { texts: [{ text, id: item.value }], isComplete: true };
}

/** `list.push("a", ...more)` anywhere in the file. */
function pushedTo(reading: Reading, id: ValueId): readonly TextList[] {
  const { program } = reading.view;
  const binding = bindingOf(program, id);
  if (binding === undefined) return [];
  return program.values.flatMap((value) => {
    const callee = value.op === "call" ? program.values[value.callee] : undefined;
    if (value.op !== "call" || callee?.op !== "property" || callee.name !== "push") return [];
    const receiver = program.values[callee.object];
    if (receiver?.op !== "load" || receiver.binding !== binding) return [];
    return value.args.map((argument) => itemAt(reading, argument));
  });
}

/** The variable that is read, or in which the value is stored. */
function bindingOf({ values }: Program, id: ValueId): BindingId | undefined {
  const value = values[id];
  if (value?.op === "load") return value.binding;
  const store = values.find((other) => other.op === "store" && other.value === id);
  return store?.op === "store" ? store.binding : undefined;
}

function calledList(reading: Reading, call: Extract<Value, { op: "call" }>): TextList {
  const { view } = reading;
  const callee = view.program.values[call.callee];
  const [first] = call.args;
  if (view.values[call.callee]?.api === "global:Object.freeze" && first) return listAt(reading, first.value);
  if (callee?.op !== "property") return open;
  if (callee.name === "concat") {
    const parts = call.args.map(({ value }) => listAt(reading, value));
    return union([listAt(reading, callee.object), ...parts]);
  }
  if ((callee.name === "map" || callee.name === "flatMap") && first) return mapped(reading, callee.object, first.value);
  // `readonly` lists and lists without doubles.
  if (callee.name === "slice" || callee.name === "flat") return listAt(reading, callee.object);
  return open;
}

/** ``keys.flatMap((key) => [key, `*.${key}`])``. */
function mapped(reading: Reading, list: ValueId, callback: ValueId): TextList {
  const { view } = reading;
  const source = listAt(reading, list);
  const [ref] = view.values[callback]?.functions ?? [];
  const code = ref && !ref.module ? view.program.functions[ref.id] : undefined;
  const parameter = code?.parameters[0];
  const returned = code?.blocks.flatMap(({ ops }) => ops).map((op) => view.program.values[op]);
  const results = returned?.flatMap((value) => (value?.op === "return" ? [value.value] : [])) ?? [];
  if (!parameter || results.length !== 1) return open;
  const lists = source.texts.flatMap(({ text, id }) => {
    const bound = new Map([...reading.bound, [parameter.value, text]]);
    const list = results.map((result) => listAt({ ...reading, bound }, result));
    return list.map((each) => ({ ...each, texts: each.texts.map((made) => ({ text: made.text, id })) }));
  });
  return union(lists, source.isComplete);
}

/** The text of a value, with bound parameters filled in. */
function textAt(reading: Reading, id: ValueId): string | undefined {
  const { view, bound, depth } = reading;
  if (depth > maxDepth) return undefined;
  const at = origin(view, id);
  const known = bound.get(at) ?? bound.get(id);
  if (known !== undefined) return known;
  const value = view.program.values[at];
  if (value?.op !== "text" && value?.op !== "add") return view.force(view.values[at] ?? unknown).constant;
  const parts = value.parts.map((part) => textAt({ ...reading, depth: depth + 1 }, part));
  return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
}

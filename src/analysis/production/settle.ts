// What an expression comes to in production: `NODE_ENV` is `production`, and of the other settings none is made. Reads constants,
// choices, small functions and the modules of the project; runs nothing.
import type { FunctionId, Program, Value, ValueId } from "../program.ts";
import { storesOf } from "../redaction/program-index.ts";
import type { ProgramSource } from "../shapes/index.ts";
import { labelIn, lastName } from "./labels.ts";
import { exportedPlace } from "./exported.ts";
import { conditionsOf, placeOf } from "./places.ts";
import { flagInProduction, isEnvironmentName, productionNames, otherEnvironments } from "./settings-names.ts";

/** `firm` is false for what a setting of the environment could change. */
export interface Settled {
  readonly value: string | number | boolean | undefined;
  readonly firm: boolean;
}

/** A program, and the others of its project. */
export interface ProjectView {
  readonly program: Program;
  readonly source: ProgramSource;
}

interface Reading extends ProjectView {
  readonly depth: number;
}

const maxDepth = 14;

/** What the value is in production, or undefined when the source does not tell. */
export function settle(view: ProjectView, id: ValueId): Settled | undefined {
  return at({ program: view.program, source: view.source, depth: 0 }, id);
}

/** The value that stands behind choices, variables and casts in production; undefined when the source does not tell. */
export function chosenInProduction(view: ProjectView, id: ValueId): ValueId | undefined {
  const reading = { program: view.program, source: view.source, depth: 0 };
  let at = id;
  for (let hop = 0; hop < maxDepth; hop++) {
    const value = view.program.values[at];
    if (value?.op === "join") {
      const taken = inputTaken(reading, value, at);
      if (taken === undefined) return undefined;
      at = taken;
      continue;
    }
    const next = behind(reading, value);
    if (next?.program !== view.program || value?.op === "call") return at;
    at = next.value;
  }
  return at;
}

function inputTaken(reading: Reading, { inputs }: Extract<Value, { op: "join" }>, id: ValueId): ValueId | undefined {
  const [first = -1, second] = inputs;
  const test = testAbove(reading.program, { whole: id, first, second });
  const known = test === undefined ? undefined : at(reading, test);
  if (!known) return undefined;
  return test !== first && !known.value ? second : test === first && known.value === undefined ? second : first;
}

/** Whether a test holds in production, or undefined when the source does not tell. */
export function holdsInProduction(view: ProjectView, test: ValueId): { holds: boolean; firm: boolean } | undefined {
  const known = settle(view, test);
  return known && { holds: Boolean(known.value), firm: known.firm };
}

function at(reading: Reading, id: ValueId): Settled | undefined {
  const value = reading.program.values[id];
  if (!value || reading.depth > maxDepth) return undefined;
  const deeper = { ...reading, depth: reading.depth + 1 };
  return settled(deeper, value, id) ?? byName(deeper, id);
}

const firm = (value: Settled["value"]): Settled => ({ value, firm: true });

function settled(reading: Reading, value: Value, id: ValueId): Settled | undefined {
  switch (value.op) {
    case "constant":
      return constant(value);
    case "cast":
    case "await":
      return at(reading, value.value);
    case "unary":
      return negated(reading, value);
    case "binary":
      return compared(reading, value);
    case "join":
      return chosen(reading, value, id);
    case "load":
      return loaded(reading, value);
    case "property":
      return member(reading, value, id);
    case "text":
    case "add":
      return composed(reading, value.parts);
    case "call":
      return called(reading, value);
    default:
      return undefined;
  }
}

function constant({ kind, text }: Extract<Value, { op: "constant" }>): Settled | undefined {
  if (kind === "string") return firm(text);
  if (kind === "number") return firm(Number(text));
  if (kind === "boolean") return firm(text === "true");
  return kind === "null" || kind === "undefined" ? firm(undefined) : undefined;
}

function negated(reading: Reading, { operator, value }: Extract<Value, { op: "unary" }>): Settled | undefined {
  const known = at(reading, value);
  if (!known) return undefined;
  if (operator === "!") return { ...known, value: !known.value };
  return operator === "-" && typeof known.value === "number" ? { ...known, value: -known.value } : undefined;
}

function compared(reading: Reading, { operator, left, right }: Extract<Value, { op: "binary" }>): Settled | undefined {
  const sign = /^([!=])==?$/.exec(operator)?.[1];
  if (sign === undefined) return undefined;
  const [a, b] = [at(reading, left), at(reading, right)];
  if (a && b) return { value: (a.value === b.value) === (sign === "="), firm: a.firm && b.firm };
  const known = a ?? b;
  const other = a ? right : left;
  return known && typeof known.value === "string" && isEnvironmentName(lastName(labelIn(reading.program, other)))
    ? environmentIs(known.value, sign === "=")
    : undefined;
}

/** `config.env === "development"`: in production it is not. */
function environmentIs(name: string, equal: boolean): Settled | undefined {
  if (productionNames.has(name.toLowerCase())) return firm(equal);
  return otherEnvironments.has(name.toLowerCase()) ? firm(!equal) : undefined;
}

/** `a ? b : c`, `a || b`, `a ?? b`, `a && b`, and defaults of patterns. */
function chosen(reading: Reading, value: Extract<Value, { op: "join" }>, id: ValueId): Settled | undefined {
  const { program } = reading;
  const [first = -1, second] = value.inputs;
  const test = testAbove(program, { whole: id, first, second });
  if (second === undefined) {
    const left = test === undefined ? undefined : at(reading, test);
    return left && !left.value ? { value: false, firm: left.firm } : left && at(reading, first);
  }
  if (test === undefined || test === first) return fallback(reading, first, second);
  const known = at(reading, test);
  const taken = known && at(reading, known.value ? first : second);
  return taken && { value: taken.value, firm: taken.firm && known.firm };
}

function fallback(reading: Reading, first: ValueId, second: ValueId): Settled | undefined {
  const { program } = reading;
  const left = at(reading, first);
  const between = program.text.slice(program.values[first]?.end ?? 0, program.values[second]?.start ?? 0);
  const isEmpty = left && (between.includes("||") ? !left.value : left.value === undefined);
  if (!left || !isEmpty) return left;
  const right = at(reading, second);
  return right && { value: right.value, firm: right.firm && left.firm };
}

interface Choice {
  readonly whole: ValueId;
  readonly first: ValueId;
  readonly second: ValueId | undefined;
}

/** The test that decides between the inputs of a join: the widest that stands before them and inside it. */
function testAbove(program: Program, { whole: id, first, second }: Choice): ValueId | undefined {
  const place = placeOf(program, id);
  const whole = program.values[id];
  const input = program.values[first];
  const code = place && program.functions[place.function];
  if (!code || !whole || !input) return undefined;
  let found: ValueId | undefined;
  for (const { end } of code.blocks) {
    const test = end.kind === "branch" ? program.values[end.test] : undefined;
    if (end.kind !== "branch" || !test || test.start < whole.start || test.end > whole.end) continue;
    if (second !== undefined && end.test === first) return first;
    const isWider = found === undefined || test.end - test.start > widthOf(program, found);
    if (test.end <= input.start && isWider) found = end.test;
  }
  return found;
}

function widthOf(program: Program, id: ValueId): number {
  const value = program.values[id];
  return value ? value.end - value.start : 0;
}

function loaded(reading: Reading, { binding }: Extract<Value, { op: "load" }>): Settled | undefined {
  const { program } = reading;
  const stores = storesOf(program, binding);
  const [only] = stores;
  if (only === undefined) return undefined;
  if (program.bindings[binding]?.kind === "import") return imported(reading, binding);
  if (stores.length === 1) return at(reading, only);
  let last: Settled | undefined;
  for (const store of stores) {
    const reached = reachedAt(reading, store);
    if (!reached) return undefined;
    if (!reached.holds) continue;
    const value = at(reading, store);
    if (!value) return undefined;
    last = { value: value.value, firm: value.firm && reached.firm };
  }
  return last;
}

function imported({ program, source, depth }: Reading, binding: number): Settled | undefined {
  const found = program.imports.find((each) => each.binding === binding);
  const place = found && exportedPlace({ program, source }, found.specifier, found.imported);
  return place && at({ program: place.program, source, depth }, place.value);
}

/** Whether the function comes to this value in production. */
function reachedAt(reading: Reading, id: ValueId): { holds: boolean; firm: boolean } | undefined {
  const place = placeOf(reading.program, id);
  const code = place && reading.program.functions[place.function];
  if (!place || !code) return undefined;
  let isFirm = true;
  for (const { test, holds } of conditionsOf(code, place.block)) {
    const known = at(reading, test);
    if (!known) return undefined;
    if (Boolean(known.value) !== holds) return { holds: false, firm: known.firm };
    isFirm &&= known.firm;
  }
  return { holds: true, firm: isFirm };
}

// `process.env.NAME`, and what is called `env` where the environment is passed on; refuses other objects.
const environment = /^(?:globalThis\.)?(?:process\.env|env|Bun\.env|import\.meta\.env)$/;

function member(reading: Reading, property: Extract<Value, { op: "property" }>, id: ValueId): Settled | undefined {
  const { program } = reading;
  const { name, object } = property;
  if (name === undefined) return undefined;
  if (environment.test(labelIn(program, object)) || isEnvironment(program, object)) {
    return isEnvironmentName(name) ? firm("production") : { value: undefined, firm: false };
  }
  const held = fieldOf(reading, object, name);
  return held && (held.value === id ? undefined : at({ ...reading, program: held.program }, held.value));
}

/** `const { NODE_ENV } = process.env` reads from the environment as well. */
function isEnvironment(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  return value?.op === "property" && value.name === "env" && labelIn(program, value.object) === "process";
}

/** A value, with the program that it stands in. */
export interface Held {
  readonly program: Program;
  readonly value: ValueId;
}

/** The value of a field of an object that is written out, here, in another module, or as what a function returns. */
function fieldOf(reading: Reading, object: ValueId, name: string): Held | undefined {
  let { program } = reading;
  let id = object;
  for (let hop = 0; hop < 8; hop++) {
    const value = program.values[id];
    if (value?.op === "object") {
      const entry = value.entries.findLast((each) => each.kind === "field" && each.name === name);
      return entry && { program, value: entry.value };
    }
    const from = moduleOf(program, value);
    if (from !== undefined) return exportedPlace({ program, source: reading.source }, from, name);
    const next = behind({ ...reading, program }, value);
    if (!next) return undefined;
    ({ program, value: id } = next);
  }
  return undefined;
}

/** The module that a value is as a whole: `require("./config")`, `import * as config`. */
function moduleOf(program: Program, value: Value | undefined): string | undefined {
  if (value?.op === "module") return value.specifier;
  if (value?.op !== "load") return undefined;
  return program.imports.find(({ binding, imported }) => binding === value.binding && imported === "*")?.specifier;
}

/** What a variable, a cast, an import, a member or a call stands for. */
function behind(reading: Reading, value: Value | undefined): Held | undefined {
  const { program, source, depth } = reading;
  if (!value || depth > maxDepth) return undefined;
  if (value.op === "cast" || value.op === "await") return { program, value: value.value };
  if (value.op === "property" && value.name !== undefined)
    return fieldOf({ ...reading, depth: depth + 1 }, value.object, value.name);
  if (value.op === "load") {
    const [only, ...others] = storesOf(program, value.binding);
    if (program.bindings[value.binding]?.kind !== "import")
      return only === undefined || others.length > 0 ? undefined : { program, value: only };
    const from = program.imports.find((each) => each.binding === value.binding);
    return from && exportedPlace({ program, source }, from.specifier, from.imported);
  }
  if (value.op !== "call") return undefined;
  if (labelIn(program, value.callee) === "Object.freeze" && value.args[0])
    return { program, value: value.args[0].value };
  const [returned, ...more] = returnsOf(reading, value.callee) ?? [];
  return returned && more.length === 0 ? returned : undefined;
}

export interface Returned extends Held {
  readonly statement: ValueId;
}

/** The values that a function of the project returns. */
function returnsOf(reading: Reading, callee: ValueId): readonly Returned[] | undefined {
  let held: Held | undefined = { program: reading.program, value: callee };
  for (let hop = 0; held && hop < 6; hop++) {
    const program: Program = held.program;
    const value: Value | undefined = program.values[held.value];
    if (value?.op === "function") return returnsIn(program, value.function);
    held = value?.op === "call" ? undefined : behind({ ...reading, program }, value);
  }
  return undefined;
}

/** What each `return` of a function gives. */
export function returnsIn(program: Program, id: FunctionId): readonly Returned[] {
  return (program.functions[id]?.blocks ?? []).flatMap(({ ops }) =>
    ops.flatMap((statement) => {
      const value = program.values[statement];
      return value?.op === "return" ? [{ program, value: value.value, statement }] : [];
    }),
  );
}

function composed(reading: Reading, parts: readonly ValueId[]): Settled | undefined {
  const known = parts.map((part) => at(reading, part));
  if (!known.every((part) => part !== undefined)) return undefined;
  return { value: known.map(({ value }) => String(value ?? "")).join(""), firm: known.every((part) => part.firm) };
}

const sameText = new Set(["toString", "trim", "valueOf"]);
// Functions that read a setting by its name.
const getters = new Set(["get", "getOrThrow", "getString", "env", "getEnv", "getenv"]);

function called(reading: Reading, call: Extract<Value, { op: "call" }>): Settled | undefined {
  const { program } = reading;
  const callee = program.values[call.callee];
  const [first, second] = call.args;
  const name = callee?.op === "property" ? (callee.name ?? "") : lastName(labelIn(program, call.callee));
  if (callee?.op === "property") {
    const receiver = at(reading, callee.object);
    if (receiver && typeof receiver.value === "string") {
      if (name === "toLowerCase") return { ...receiver, value: receiver.value.toLowerCase() };
      if (name === "toUpperCase") return { ...receiver, value: receiver.value.toUpperCase() };
      if (sameText.has(name)) return receiver;
    }
    if (name === "includes" && first) return included(reading, callee.object, first.value);
  }
  if (/^(?:Boolean|String|Number)$/.test(name) && first) return converted(name, at(reading, first.value));
  const key = first && getters.has(name) ? at(reading, first.value)?.value : undefined;
  if (typeof key === "string") {
    if (isEnvironmentName(lastName(key))) return firm("production");
    const unset = second && at(reading, second.value);
    if (unset) return { ...unset, firm: false };
  }
  return returnedBy(reading, call.callee);
}

function converted(name: string, known: Settled | undefined): Settled | undefined {
  if (!known) return undefined;
  if (name === "Boolean") return { ...known, value: Boolean(known.value) };
  return { ...known, value: name === "String" ? String(known.value) : Number(known.value) };
}

function included(reading: Reading, list: ValueId, item: ValueId): Settled | undefined {
  const held = reading.program.values[list];
  const array = held?.op === "load" ? behind(reading, held) : undefined;
  const value = array ? array.program.values[array.value] : held;
  const wanted = at(reading, item);
  if (value?.op !== "array" || !wanted) return undefined;
  const items = value.items.map((each) => at({ ...reading, program: array?.program ?? reading.program }, each.value));
  if (items.some((each) => each?.value === wanted.value)) return wanted;
  return items.every((each) => each !== undefined) ? { value: false, firm: wanted.firm } : undefined;
}

/** The first return that production comes to. */
function returnedBy(reading: Reading, callee: ValueId): Settled | undefined {
  for (const { program, value, statement } of returnsOf(reading, callee) ?? []) {
    const there = { ...reading, program };
    const reached = reachedAt(there, statement);
    if (!reached) return undefined;
    if (!reached.holds) continue;
    const known = at(there, value);
    return known && { value: known.value, firm: known.firm && reached.firm };
  }
  return undefined;
}

/** `isProduction`, `IS_DEV`, `debug`: flags whose names say what they are. */
function byName({ program }: Reading, id: ValueId): Settled | undefined {
  const value = program.values[id];
  if (value?.op !== "load" && value?.op !== "property" && value?.op !== "global" && value?.op !== "call")
    return undefined;
  return flagInProduction(lastName(labelIn(program, value.op === "call" ? value.callee : id)));
}

// Calls that say what `this` is, and lists of arguments: `log.apply(this, arguments)` runs `log` with all that this function was given.
import { noValue, type Argument, type FunctionCode, type Program, type ValueId } from "../program.ts";
import { unknown, withField, type Abstract } from "./abstract-value.ts";
import type { CallValue } from "./calls.ts";
import { abstractOf, type FlowContext, type Frame } from "./flow-context.ts";
import { apiStep } from "./api-steps.ts";
import { textOf } from "./propagation.ts";
import { elementOf } from "./properties.ts";
import { createTaint } from "./taint.ts";

/** A call with the value whose method it is, when that is another than the code has before the dot. */
export interface UnboundCall {
  readonly value: CallValue;
  readonly receiver: ValueId | undefined;
}

/** `write.call(log, text)` as `write(text)`, `write.apply(log, list)` as `write(...list)`, `[].slice.call(list, 1)` as `list.slice(1)`. */
export function unbound(context: FlowContext, value: CallValue): UnboundCall {
  const same: UnboundCall = { value, receiver: undefined };
  const { program } = context;
  const operation = program.values[value.callee];
  if (value.kind !== "call" || operation?.op !== "property") return same;
  if (operation.name !== "call" && operation.name !== "apply") return same;
  const [self, ...given] = value.args;
  if (self?.spread === true) return same;
  const isOfList = operation.name === "call" && self !== undefined && isListMethod(program, operation.object);
  const target = abstractOf(context, operation.object);
  const isRun = target !== undefined && isFunction(target);
  if (!isOfList && !isRun) return same;
  const args = operation.name === "call" ? given : listed(program, given[0]);
  return { value: { ...value, callee: operation.object, args }, receiver: isOfList ? self.value : undefined };
}

/** Whether a value is known to be a function; `call` of anything else may be a method of its own. */
function isFunction({ functions, logger, api }: Abstract): boolean {
  return functions.length > 0 || logger?.method !== undefined || (api !== undefined && textOf.has(apiStep(api, "()")));
}

/** `[].slice`, `Array.prototype.slice` */
function isListMethod({ values }: Program, id: ValueId): boolean {
  const method = values[id];
  const owner = method?.op === "property" && method.name !== undefined ? values[method.object] : undefined;
  if (owner?.op === "array") return owner.items.length === 0;
  if (owner?.op !== "property" || owner.name !== "prototype") return false;
  const type = values[owner.object];
  return type?.op === "global" && type.name === "Array";
}

/** The items of a list that is written out, or all that is in another. */
function listed({ values }: Program, list: Argument | undefined): readonly Argument[] {
  const written = values[list?.value ?? noValue];
  if (written?.op === "array") return written.items;
  return list ? [{ value: list.value, spread: true }] : [];
}

/** What `arguments` holds: the parameters by their places, and whatever else a caller passes. */
export function ownArguments({ context, function: code }: Frame, at: { start: number; end: number }): Abstract {
  const owner = ownerOf(context.program, code);
  let list: Abstract = { ...unknown, fields: new Map(), label: "arguments" };
  if (owner.kind === "module") return list;
  for (const [index, { value, isRest }] of owner.parameters.entries()) {
    // What the function calls its parameter says nothing here: it is handed on by its place.
    const given: Abstract = { ...(abstractOf(context, value) ?? unknown), label: "" };
    list = isRest ? withField(list, undefined, elementOf(given, false)) : withField(list, String(index), given);
  }
  if (owner.parameters.some(({ isRest }) => isRest)) return list;
  const source = { start: at.start, end: at.end };
  const others = { function: owner.id, index: owner.parameters.length, fields: ["[]"], rest: true };
  const about = { kind: "parameter", category: "arguments", confidence: "flow", label: "arguments" } as const;
  return withField(list, undefined, { ...unknown, taints: [createTaint({ ...about, source, parameter: others })] });
}

/** The function whose `arguments` are meant: arrows have none of their own. */
function ownerOf({ functions }: Program, code: FunctionCode): FunctionCode {
  let owner = code;
  while (owner.kind === "arrow" && owner.parent !== undefined) owner = functions[owner.parent] ?? owner;
  return owner;
}

/** The values of a list by their places, as far as they are known, and what stands for the rest of them. */
export function spreadOut(list: Abstract): {
  readonly items: readonly Abstract[];
  readonly rest: Abstract | undefined;
} {
  const items: Abstract[] = [];
  for (let item = list.fields?.get("0"); item; item = list.fields?.get(String(items.length))) items.push(item);
  if (items.length === 0 || items.length !== list.fields?.size) return { items: [], rest: list };
  return { items, rest: list.elements };
}

/** What a list has at a place; of `arguments` beyond the parameters, what a caller passes there. */
export function placeIn(list: Abstract, place: number): Abstract | undefined {
  const { items, rest } = spreadOut(list);
  const elements = rest === list ? list.elements : rest;
  if (place < items.length || !elements) return items[place];
  const behind = String(place - items.length);
  const taints = elements.taints.map((taint) => {
    const { parameter } = taint;
    if (parameter?.rest !== true || parameter.fields[0] !== "[]") return taint;
    return { ...taint, parameter: { ...parameter, fields: [behind, ...parameter.fields.slice(1)] } };
  });
  return { ...elements, taints };
}

/** `list.slice(1)`: what is left of a list, by its places; undefined for a text. */
export function partOfList(list: Abstract, [from, to]: readonly (Abstract | undefined)[]): Abstract | undefined {
  const start = from === undefined ? 0 : placeOf(from);
  const end = to === undefined ? Infinity : placeOf(to);
  if (!list.fields && !list.elements) return start === undefined ? undefined : partOfRest(list, start, end);
  const { items } = spreadOut(list);
  if (start === undefined || end === undefined || items.length !== (list.fields?.size ?? 0)) {
    return { ...unknown, elements: elementOf(list, false) };
  }
  const kept = items.slice(start, end);
  const left: Abstract = { ...unknown, fields: new Map(kept.map((item, index) => [String(index), item])) };
  if (!list.elements || end <= items.length) return left;
  return withField(left, undefined, collectedFrom(list.elements, Math.max(0, start - items.length)));
}

/** A part of a rest parameter; undefined for anything else. */
function partOfRest(list: Abstract, start: number, end: number | undefined): Abstract | undefined {
  const [collected] = list.taints;
  const { parameter } = collected ?? {};
  if (!collected || parameter?.rest !== true || parameter.fields.length > 0) return undefined;
  if (end === undefined || end - start > mostPlaces) {
    const left = { ...collected, parameter: { ...parameter, index: parameter.index + start } };
    return { ...list, label: "", taints: [left] };
  }
  const fields = new Map<string, Abstract>();
  for (let place = start; place < end; place++) {
    const taint = { ...collected, parameter: { ...parameter, fields: [String(place)] } };
    fields.set(String(place - start), { ...unknown, taints: [taint] });
  }
  return { ...unknown, fields };
}

const mostPlaces = 8;

/** What stands for the arguments from a place on, without the first of them. */
function collectedFrom(elements: Abstract, skipped: number): Abstract {
  if (skipped === 0) return elements;
  const taints = elements.taints.map((taint) => {
    const { parameter } = taint;
    if (parameter?.rest !== true || parameter.fields[0] !== "[]") return taint;
    return { ...taint, parameter: { ...parameter, index: parameter.index + skipped } };
  });
  return { ...elements, taints };
}

/** A place that is counted from the beginning, or undefined. */
function placeOf({ constant }: Abstract): number | undefined {
  return constant !== undefined && /^\d{1,3}$/.test(constant) ? Number(constant) : undefined;
}

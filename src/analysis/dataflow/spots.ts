// Where in a logging call a datum stands: the part of the argument that a person would point at, and how it is embedded.
import type { Range } from "../../base/text.ts";
import type { ObjectEntry, Program, ValueId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import { exposuresOf, type Exposure } from "./exposures.ts";
import type { SinkArgument } from "./sink-call.ts";
import type { TypeContext } from "../shapes/index.ts";
import type { Taint } from "./taint.ts";

/** `part` of a template or `+` chain, `entry` of an object literal, or the argument itself. */
export interface Spot {
  readonly value: ValueId;
  readonly range: Range;
  readonly place:
    | { readonly kind: "argument" }
    | { readonly kind: "part"; readonly of: "text" | "add" }
    | {
        readonly kind: "entry";
        readonly entries: readonly ObjectEntry[];
        readonly entry: ObjectEntry;
        /** Inside a call or another expression. */ readonly nested: boolean;
      }
    /** Inside a call or another expression that has to stay whole. */
    | { readonly kind: "inner" };
  /** Fields from the spot's value down to the datum. */
  readonly fields: readonly string[];
}

interface Cursor {
  readonly value: ValueId;
  readonly fields: readonly string[];
  readonly place: Spot["place"];
}

/** What is known of the values of a program. */
export interface SpotFacts {
  readonly values: readonly (Abstract | undefined)[];
  readonly types: TypeContext;
}

/** Follows an exposure from the argument into the expression, as far as the text of the call goes. */
export function spotOf(
  program: Program,
  { values, types }: SpotFacts,
  { argument, exposure }: { readonly argument: SinkArgument; readonly exposure: Exposure },
): Spot {
  let at: Cursor = { value: argument.value, fields: exposure.fields, place: { kind: "argument" } };
  for (let next: Cursor | undefined = at; next; next = inside(program, values, { at, taint: exposure.taint, types }))
    at = next;
  const value = program.values[at.value];
  return { ...at, range: { start: value?.start ?? 0, end: value?.end ?? 0 } };
}

interface Search {
  readonly at: Cursor;
  readonly taint: Taint;
  readonly types: TypeContext;
}

function inside(
  program: Program,
  values: readonly (Abstract | undefined)[],
  { at, taint, types }: Search,
): Cursor | undefined {
  const value = program.values[at.value];
  if (!value) return undefined;
  const holder = (candidates: readonly ValueId[]): ValueId | undefined =>
    candidates.find((candidate) => holds(values[candidate], taint, types));
  const inner = (found: ValueId | undefined): Cursor | undefined =>
    found === undefined ? undefined : { value: found, fields: [], place: { kind: "inner" } };
  switch (value.op) {
    case "text":
    case "add": {
      const found = holder(value.parts);
      const nested = at.place.kind === "inner";
      if (found === undefined) return undefined;
      return { value: found, fields: [], place: nested ? { kind: "inner" } : { kind: "part", of: value.op } };
    }
    case "object":
      return entryOf(values, value.entries, { at, taint, types });
    case "await":
    case "cast":
      return { ...at, value: value.value };
    case "join":
      return inner(holder(value.inputs));
    case "array":
      return inner(holder(value.items.map((item) => item.value)));
    case "call": {
      const callee = program.values[value.callee];
      const receiver = callee?.op === "property" ? [callee.object] : [];
      return inner(holder([...value.args.map((argument) => argument.value), ...receiver]));
    }
    default:
      return undefined;
  }
}

function entryOf(
  values: readonly (Abstract | undefined)[],
  entries: readonly ObjectEntry[],
  { at, taint, types }: Search,
): Cursor | undefined {
  const [name, ...fields] = at.fields;
  const nested = at.place.kind === "inner" || (at.place.kind === "entry" && at.place.nested);
  const named = entries.findLast((entry) => entry.kind === "field" && entry.name === name);
  const object = values[at.value];
  // A field may be sensitive by its own name, which its value does not know.
  const fieldOf = (entry: ObjectEntry): Abstract | undefined =>
    (entry.kind === "field" ? object?.fields?.get(entry.name) : undefined) ?? values[entry.value];
  const entry = named ?? entries.find((candidate) => holds(fieldOf(candidate), taint, types));
  if (!entry) return undefined;
  const place: Spot["place"] = { kind: "entry", entries, entry, nested };
  return { value: entry.value, fields: entry === named ? fields : at.fields, place };
}

function holds(value: Abstract | undefined, taint: Taint, types: TypeContext): boolean {
  if (!value) return false;
  return exposuresOf(value, types).some(
    ({ taint: other }) =>
      other.kind === taint.kind &&
      other.source.start === taint.source.start &&
      other.path === taint.path &&
      // What is decoded on its way has its line breaks only from there on.
      (other.removed !== "both" || taint.removed === "both"),
  );
}

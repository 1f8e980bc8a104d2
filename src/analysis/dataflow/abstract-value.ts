// What the analysis knows of a value at a point: its taints, fields, constant text, and which API object it is.
import type { ClassId, TypeRef, TypeTest } from "../program.ts";
import type { FunctionRef, ImportedRef } from "./summary.ts";
import { unionTaints, type Taint } from "./taint.ts";
import type { LoggerRef } from "./loggers.ts";

/**
 * `scalar`: number, boolean or nothing, which carry no text; `constant`: written in the source; `clean`: went through a
 * sanitizer; `composed`: a text put together from parts that are known each by itself. A sensitive name says something only of
 * values of `unknown` nature, and less of composed ones.
 */
export type Nature = "unknown" | "scalar" | "constant" | "clean" | "composed" | "code";

export interface Abstract {
  readonly nature: Nature;
  /** What the value itself holds as text. */
  readonly taints: readonly Taint[];
  /** Known fields; undefined when the value is not known to be an object. */
  readonly fields: ReadonlyMap<string, Abstract> | undefined;
  /** Array elements and fields whose names are not known. */
  readonly elements: Abstract | undefined;
  /** Text of a constant; a regular expression keeps its slashes. */
  readonly constant: string | undefined;
  /** What it is in terms of an import or a global: `module:pino()`, `global:process.env`. */
  readonly api: string | undefined;
  readonly logger: LoggerRef | undefined;
  readonly functions: readonly FunctionRef[];
  readonly instanceOf: ClassId | undefined;
  readonly classValue: ClassId | undefined;
  /** For a class of another module: what `new` makes of it. */
  readonly constructs: Abstract | undefined;
  readonly type: TypeRef | undefined;
  /** For a promise: what it is rejected with. */
  readonly rejection: Abstract | undefined;
  /** Set while it is known only that the value comes from another module; `force` looks there. */
  readonly imported: ImportedRef | undefined;
  /** The value as the code calls it, such as `req.body`, for labels and for the context of its fields. */
  readonly label: string;
}

export const unknown: Abstract = {
  nature: "unknown",
  taints: [],
  fields: undefined,
  elements: undefined,
  constant: undefined,
  api: undefined,
  logger: undefined,
  functions: [],
  instanceOf: undefined,
  classValue: undefined,
  constructs: undefined,
  type: undefined,
  rejection: undefined,
  imported: undefined,
  label: "",
};

export const scalar: Abstract = { ...unknown, nature: "scalar" };
export const clean: Abstract = { ...unknown, nature: "clean" };

/** `settings.token` that is written down as `null` is filled in elsewhere, or nobody would read it. */
export function isFilledInElsewhere({ nature, constant }: Abstract): boolean {
  // Neither `null` nor `undefined` has a text.
  return nature === "scalar" && constant === "";
}

const maxFields = 64;
const maxDepth = 6;
/** A value that may be any of more functions than this is not worth following. */
const maxFunctions = 8;

/** Either of both; gives back `a` itself when `b` adds nothing, so that a fixpoint shows as identity. */
export function join(a: Abstract, b: Abstract, depth = 0): Abstract {
  if (a === b) return a;
  const joined: Abstract = {
    nature: joinNature(a.nature, b.nature),
    taints: unionTaints(a.taints, b.taints),
    fields: joinFields(a.fields, b.fields, depth),
    elements: joinOptional(a.elements, b.elements, depth),
    constant: a.constant === b.constant ? a.constant : undefined,
    api: a.api ?? b.api,
    logger: a.logger ?? b.logger,
    functions: joinFunctions(a.functions, b.functions),
    instanceOf: a.instanceOf ?? b.instanceOf,
    classValue: a.classValue ?? b.classValue,
    constructs: a.constructs ?? b.constructs,
    type: joinTypes(a.type, b.type),
    rejection: joinOptional(a.rejection, b.rejection, depth),
    imported: a.imported ?? b.imported,
    label: a.label || b.label,
  };
  return sameParts(a, joined) ? a : joined;
}

function sameParts(a: Abstract, b: Abstract): boolean {
  return (
    a.nature === b.nature &&
    a.taints === b.taints &&
    a.fields === b.fields &&
    a.elements === b.elements &&
    a.constant === b.constant &&
    a.api === b.api &&
    a.logger === b.logger &&
    a.functions === b.functions &&
    a.instanceOf === b.instanceOf &&
    a.classValue === b.classValue &&
    a.constructs === b.constructs &&
    a.type === b.type &&
    a.rejection === b.rejection &&
    a.imported === b.imported &&
    a.label === b.label
  );
}

/** Where ways meet, what a test on one of them said of a type is forgotten. */
function joinTypes(a: TypeRef | undefined, b: TypeRef | undefined): TypeRef | undefined {
  if (!a || !b || a === b) return a ?? b;
  if (a.kind !== "narrowed" && b.kind !== "narrowed") return a;
  if (a.kind === "narrowed" && b.kind === "narrowed" && a.of === b.of && sameTest(a.by, b.by)) return a;
  return widened(a);
}

/** The type without what tests said of it. */
export function widened(type: TypeRef): TypeRef {
  let whole = type;
  while (whole.kind === "narrowed") whole = whole.of;
  return whole;
}

function sameTest(a: TypeTest, b: TypeTest): boolean {
  return a === b || (a.field === b.field && a.text === b.text && a.holds === b.holds);
}

function joinFunctions(a: readonly FunctionRef[], b: readonly FunctionRef[]): readonly FunctionRef[] {
  const added = b.filter((ref) => !a.some((known) => known.id === ref.id && known.module === ref.module));
  return added.length === 0 ? a : [...a, ...added].slice(0, maxFunctions);
}

function joinNature(a: Nature, b: Nature): Nature {
  if (a === b) return a;
  if (a === "unknown" || b === "unknown") return "unknown";
  if (a === "composed" || b === "composed") return "composed";
  return "clean";
}

function joinOptional(a: Abstract | undefined, b: Abstract | undefined, depth: number): Abstract | undefined {
  if (!a || !b) return a ?? b;
  return depth >= maxDepth ? a : join(a, b, depth + 1);
}

function joinFields(
  a: ReadonlyMap<string, Abstract> | undefined,
  b: ReadonlyMap<string, Abstract> | undefined,
  depth: number,
): ReadonlyMap<string, Abstract> | undefined {
  if (!a || !b || a === b) return a ?? b;
  let merged: Map<string, Abstract> | undefined;
  for (const [name, value] of b) {
    const known = a.get(name);
    const next = known ? (depth >= maxDepth ? known : join(known, value, depth + 1)) : value;
    if (next === known || (!known && a.size >= maxFields)) continue;
    merged ??= new Map(a);
    merged.set(name, next);
  }
  return merged ?? a;
}

/** The value with one field set; what was known of that field before is gone. */
export function withField(object: Abstract, name: string | undefined, value: Abstract): Abstract {
  if (name === undefined) return { ...object, elements: joinOptional(object.elements, value, 0) };
  if (object.fields && object.fields.size >= maxFields && !object.fields.has(name)) return object;
  const fields = new Map(object.fields ?? []);
  fields.set(name, value);
  return { ...object, fields };
}

/** Cuts fields below a depth, so that values built in a loop stay finite. */
export function bounded(value: Abstract, depth = maxDepth): Abstract {
  if (!value.fields && !value.elements) return value;
  if (depth === 0) return { ...value, fields: undefined, elements: undefined };
  let fields: Map<string, Abstract> | undefined;
  for (const [name, field] of value.fields ?? []) {
    const cut = bounded(field, depth - 1);
    if (cut !== field) (fields ??= new Map(value.fields)).set(name, cut);
  }
  const elements = value.elements && bounded(value.elements, depth - 1);
  return fields || elements !== value.elements ? { ...value, fields: fields ?? value.fields, elements } : value;
}

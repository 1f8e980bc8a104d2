// Logs the id or the harmless fields of an object instead of the object: chosen by its declared type, by what the flow knows of
// it, or by what the file reads of it elsewhere.
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { Abstract } from "../dataflow/abstract-value.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { TypeRef } from "../program.ts";
import { judged } from "../shapes/judged-fields.ts";
import { shapeOf } from "../shapes/sensitive-fields.ts";
import type { ObjectShape, Shape } from "../shapes/shape.ts";
import { spotText, type LoggedPlace } from "./leak.ts";
import { replaceSpot } from "./mask.ts";
import { messageAround } from "./message-part.ts";
import { accessor } from "./nullable.ts";
import { repair, type Repair } from "./repair.ts";
import { isPath } from "./safety.ts";
import { objectAt } from "./wrapping.ts";

// Names of keys, the best first.
const ids = ["id", "_id", "uuid", "userId", "accountId", "customerId", "orderId", "slug"];
const maxFields = 4;

/** What each kind of whole object may be logged by. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  environment: ["NODE_ENV"],
  "token-response": ["token_type", "expires_in", "scope"],
  "request-headers": ["user-agent"],
};

/** Parts of requests that hold no secret, by framework. */
const requestParts: Readonly<Record<string, readonly string[]>> = {
  express: ["method", "path"],
  koa: ["method", "path"],
  hapi: ["method", "path"],
  fastify: ["id", "method"],
};

/** Puts the id, or a few harmless fields, in the place of the object; undefined when none is known. */
export function projectionRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { spot, call } = place;
  const { program, flow } = file;
  const name = spotText(file, spot);
  const isError = place.exposures.some(({ taint }) => taint.category === "http-error");
  if (isError || !isPath(program, spot.value) || /\s/.test(name)) return undefined;
  const value = flow.values[spot.value];
  // A list has no fields to choose from.
  if (value?.type?.kind === "union" && value.type.members.some(isList)) return undefined;
  const shape = value && shapeOf(flow.types, value);
  const fields = chosenFields(file, place, shape);
  const [first] = fields;
  if (first === undefined) return undefined;
  const dot = accessor(file, spot.value, call.call);
  const read = (field: string): string =>
    plainName.test(field) ? `${name}${dot}${field}` : `${name}${dot === "." ? "" : dot}["${field}"]`;
  const list = fields.map((field) => `${plainName.test(field) ? field : `"${field}"`}: ${read(field)}`);
  const title = `Log ${fields.map((field) => `\`${field}\``).join(", ")} instead of the whole object`;
  const edit =
    spot.place.kind === "part" ? { range: spot.range, newText: read(first) } : entryOrValue(file, place, list);
  return edit && repair({ id: "projection", title, safety: "safe" }, edit);
}

function isList(type: TypeRef): boolean {
  return type.kind === "array" || (type.kind === "name" && /^(?:Readonly)?Array$/.test(type.name));
}

function entryOrValue(file: FileAnalysis, place: LoggedPlace, list: readonly string[]) {
  const { place: where } = place.spot;
  if (where.kind === "entry" && where.entry.kind === "spread")
    return { range: where.entry.range, newText: list.join(", ") };
  const { text } = file.program;
  const isInText = messageAround(file.program, place) !== undefined;
  return replaceSpot(file, place, isInText ? `{ ${list.join(", ")} }` : objectAt(text, place.spot.range, list));
}

// A name that needs no quotes.
const plainName = /^[A-Za-z_$][\w$]*$/;

function chosenFields(file: FileAnalysis, place: LoggedPlace, shape: Shape | undefined): readonly string[] {
  const category = place.exposures[0]?.taint.category ?? "";
  const value = file.flow.values[place.spot.value];
  const known = partsOf[category];
  if (known) return known;
  if (category === "request") return requestParts[/^request:(\w+)$/.exec(value?.api ?? "")?.[1] ?? ""] ?? ["method"];
  const isFree = !place.exposures.some(({ fields }) => ids.includes(fields[0] ?? ""));
  const harmless = shape?.kind === "object" ? declaredFields(file, shape) : writtenFields(value);
  const id = ids.find((candidate) => harmless.includes(candidate));
  if (id !== undefined) return [id];
  const isOpen = shape === undefined && value?.fields === undefined && isFree;
  const read = isOpen ? ids.find((candidate) => isReadInFile(file, place, candidate)) : undefined;
  return read === undefined ? harmless.slice(0, maxFields) : [read];
}

function declaredFields({ flow }: FileAnalysis, shape: ObjectShape): readonly string[] {
  const found: string[] = [];
  for (const [name, field] of shape.fields) {
    if (field.isLazy || field.hidden || name.startsWith("#")) continue;
    flow.types.steps = 0;
    const its = field.shape();
    const isPlain = its?.kind === "scalar" || its?.kind === "text";
    if (isPlain && !judged({ name, field, owner: shape.name }, its) && !isTelling(name)) found.push(name);
  }
  return found;
}

function writtenFields(value: Abstract | undefined): readonly string[] {
  return [...(value?.fields ?? [])].flatMap(([name, field]) => {
    const isPlain = field.taints.length === 0 && !field.fields && !field.elements && field.functions.length === 0;
    return isPlain && !isTelling(name) ? [name] : [];
  });
}

function isTelling(name: string): boolean {
  return isSensitive(classifyName(name));
}

/** The file reads this field of the same variable elsewhere. */
function isReadInFile({ program }: FileAnalysis, { spot }: LoggedPlace, field: string): boolean {
  const value = program.values[spot.value];
  const name = program.text.slice(value?.start, value?.end);
  return program.values.some((each) => {
    const object = each.op === "property" && each.name === field ? program.values[each.object] : undefined;
    return object !== undefined && program.text.slice(object.start, object.end) === name;
  });
}

// Puts shapes together and takes them apart: unions, intersections, members, elements, picked and omitted fields.
import { envelopeArgument } from "../../catalogue/schemas/envelopes.ts";
import { variablesOf } from "./kept-variables.ts";
import {
  lazy,
  objectShape,
  scalarShape,
  text,
  type HandleShape,
  type Lazy,
  type ObjectShape,
  type Shape,
  type ShapeField,
} from "./shape.ts";
import type { TypeTest } from "../program.ts";
import { deeper, type TypeContext } from "./type-context.ts";

/** Any of the shapes; what carries data outweighs what does not. */
export function unionOf(shapes: readonly (Shape | undefined)[]): Shape | undefined {
  const known = shapes.filter((shape) => shape !== undefined);
  const present = known.filter((shape) => !(shape.kind === "scalar" && shape.of === "nothing"));
  const [first] = present;
  if (present.length <= 1) return first ?? known[0];
  const objects = present.filter((shape) => shape.kind === "object");
  if (objects.length > 0) {
    const merged = mergedObject(objects, known.length === shapes.length);
    return objects.length > 1
      ? { ...merged, alternatives: objects.flatMap((one) => one.alternatives ?? [one]) }
      : merged;
  }
  const lists = present.filter((shape) => shape.kind === "list");
  if (lists.length > 0) return { kind: "list", element: lazy(() => unionOf(lists.map(({ element }) => element()))) };
  if (present.some(({ kind }) => kind === "text")) return text;
  const isScalar = known.length === shapes.length && present.every(({ kind }) => kind === "scalar");
  // Of several literals none is known.
  return isScalar
    ? { kind: "scalar", of: first?.kind === "scalar" ? first.of : "constant" }
    : present.find(({ kind }) => kind !== "scalar");
}

/** All of the shapes at once; `string & { brand }` is text. */
export function intersectionOf(shapes: readonly (Shape | undefined)[]): Shape | undefined {
  const known = shapes.filter((shape) => shape !== undefined);
  const plain = known.find(({ kind }) => kind === "text" || kind === "scalar");
  if (plain) return plain;
  const objects = known.filter((shape) => shape.kind === "object");
  return objects.length > 0 ? mergedObject(objects, known.length === shapes.length) : known[0];
}

function mergedObject(objects: readonly ObjectShape[], isComplete: boolean): ObjectShape {
  const [first] = objects;
  if (first && objects.length === 1) return isComplete ? first : { ...first, isComplete };
  const fields = new Map<string, ShapeField>();
  for (const object of objects) {
    for (const [name, field] of object.fields) {
      const known = fields.get(name);
      const shape =
        known && known.shape !== field.shape ? lazy(() => unionOf([known.shape(), field.shape()])) : field.shape;
      fields.set(name, known ? { ...known, shape, isTagged: known.isTagged || field.isTagged } : field);
    }
  }
  const index = objects.find((object) => object.index)?.index;
  const complete = isComplete && objects.every((object) => object.isComplete);
  const behind = objects.find((object) => object.behind)?.behind;
  return objectShape(objects.find(({ name }) => name)?.name, fields, { index, behind, isComplete: complete });
}

/** What is left of a union after a test of its members; anything else is what it was. */
export function chosenFrom(shape: Shape | undefined, { field, text: asked, holds }: TypeTest): Shape | undefined {
  if (field === undefined) {
    if (!holds || shape?.kind === "scalar") return shape;
    return asked === "string" ? text : asked === "object" || asked === "function" ? shape : scalarShape("number");
  }
  if (shape?.kind !== "object" || !shape.alternatives) return shape;
  const left = shape.alternatives.filter(({ fields }) => {
    const known = fields.get(field)?.shape();
    const literal = known?.kind === "scalar" ? known.text : undefined;
    return literal === undefined || (literal === asked) === holds;
  });
  return left.length > 0 ? unionOf(left) : shape;
}

/** The object without these fields, or with these only. */
export function narrowed(
  shape: Shape | undefined,
  names: ReadonlySet<string>,
  keep: "only" | "others",
): Shape | undefined {
  if (shape?.kind !== "object") return shape;
  const fields = new Map([...shape.fields].filter(([name]) => names.has(name) === (keep === "only")));
  return { ...shape, fields, index: keep === "only" ? undefined : shape.index };
}

const envelopes: ReadonlySet<string> = new Set([
  "data",
  "body",
  "result",
  "results",
  "payload",
  "value",
  "json",
  "content",
]);
const scalarMembers: ReadonlySet<string> = new Set(["length", "size", "status", "statusCode", "count"]);

/** What `shape.name` is. */
export function memberOf(types: TypeContext, shape: Shape | undefined, name: string): Shape | undefined {
  return shape && deeper(types, () => member(shape, name));
}

function member(shape: Shape, name: string): Shape | undefined {
  switch (shape.kind) {
    case "object": {
      const field = shape.fields.get(name);
      if (field) return field.shape() ?? { kind: "method", receiver: shape, name };
      const behind = shape.index?.() ?? (shape.behind && member(shape.behind, name));
      return behind ?? { kind: "method", receiver: shape, name };
    }
    case "class":
      return shape.statics.fields.get(name)?.shape() ?? { kind: "method", receiver: shape, name };
    case "list":
      if (/^\d+$/.test(name)) return shape.element();
      return name === "length" ? scalarShape("number") : { kind: "method", receiver: shape, name };
    case "api":
      return {
        kind: "api",
        api: name === "default" && !/[.(#]/.test(shape.api.slice(8)) ? shape.api : `${shape.api}.${name}`,
      };
    case "answer": {
      const inner = shape.of();
      const field = inner?.kind === "object" ? inner.fields.get(name) : undefined;
      if (field) return field.shape();
      if (scalarMembers.has(name)) return scalarShape("number");
      return envelopes.has(name) ? inner : { kind: "method", receiver: shape, name };
    }
    case "handle":
      return memberOfHandle(shape, name);
    case "foreign": {
      const variables = name === "var" ? variablesOf(shape) : undefined;
      if (variables) return variables;
      const index = shape.api === undefined ? undefined : envelopeArgument(shape.api, name);
      return (index === undefined ? undefined : shape.args[index]?.()) ?? { kind: "method", receiver: shape, name };
    }
    case "method":
      return { kind: "method", receiver: shape, name };
    case "text":
    case "scalar":
    case "function":
      return name === "length" ? scalarShape("number") : { kind: "method", receiver: shape, name };
  }
}

// Properties of schemas and tables that stand for the type of their data.
const typeMembers = /^(?:\$infer\w*|_type|_output|_input|static|infer|__outputType)$/;

function memberOfHandle(shape: HandleShape, name: string): Shape | undefined {
  if (typeMembers.test(name)) return shape.of();
  const data = shape.role === "source" || shape.role === "query" ? shape.of() : undefined;
  // `const [row] = await db.select().from(users)`
  if (data?.kind === "list" && /^\d+$/.test(name)) return data.element();
  const field = data?.kind === "object" ? data.fields.get(name) : undefined;
  return field ? field.shape() : { kind: "method", receiver: shape, name };
}

/** What iterating over it gives. */
export function elementOf(shape: Shape | undefined): Shape | undefined {
  if (shape?.kind === "list") return shape.element();
  if (shape?.kind === "answer") return elementOf(shape.of());
  return shape?.kind === "object" ? shape.index?.() : undefined;
}

/** A list of what is computed. */
export function listOf(element: Lazy): Shape {
  return { kind: "list", element };
}

// Fields as libraries describe them: `{ email: String }`, `{ email: { type: DataTypes.STRING, select: false } }`, `{ email: z.string() }`.
import { fieldKindOf, type FieldKind } from "../../catalogue/schemas/field-types.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { elementOf, listOf } from "./combine.ts";
import { declarationsOf } from "./declarations.ts";
import { shapeOfValue } from "./resolve-value.ts";
import {
  lazy,
  objectShape,
  scalarShape,
  text,
  type Lazy,
  type ObjectShape,
  type Shape,
  type ShapeField,
} from "./shape.ts";
import { deeper, type TypeContext } from "./type-context.ts";

type ObjectValue = Extract<Value, { op: "object" }>;

/** The fields that an object of descriptions describes, or undefined when the value is no such object. */
export function describedObject(types: TypeContext, program: Program, id: ValueId): ObjectShape | undefined {
  const value = constantValue(program, id);
  const returned = value?.op === "function" ? declarationsOf(program).returns.get(value.function)?.[0] : undefined;
  if (returned !== undefined) return describedObject(types, program, returned);
  if (value?.op !== "object") {
    const shape = shapeOfValue(types, program, id);
    return shape?.kind === "object" ? dataObject(shape) : undefined;
  }
  return deeper(types, () => describedEntries(types, program, value));
}

/** An imported object of descriptions is known by its shapes only. */
function dataObject(shape: ObjectShape): ObjectShape {
  const fields = new Map(
    [...shape.fields].map(([name, field]) => [name, { ...field, shape: lazy(() => dataOf(field.shape())) }]),
  );
  return { ...shape, fields };
}

function describedEntries(types: TypeContext, program: Program, value: ObjectValue): ObjectShape {
  const { tagged } = declarationsOf(program);
  const fields = new Map<string, ShapeField>();
  let isComplete = true;
  for (const entry of value.entries) {
    if (entry.kind === "field") {
      fields.set(entry.name, {
        shape: lazy(() => describedValue(types, program, entry.value)),
        range: entry.range,
        path: program.path,
        isTagged: tagged.has(entry.range.start),
        ...optionsOf(program, entry.value),
      });
    } else if (entry.kind === "spread") {
      const spread = describedObject(types, program, entry.value);
      for (const [name, field] of spread?.fields ?? []) fields.set(name, field);
      isComplete &&= spread?.isComplete === true;
    }
  }
  return objectShape(undefined, fields, { isComplete });
}

/** What a field described so holds. */
export function describedValue(types: TypeContext, program: Program, id: ValueId): Shape | undefined {
  const value = constantValue(program, id);
  if (!value) return undefined;
  if (value.op === "constant") return ofKind(fieldKindOf(value.text));
  if (value.op === "array") {
    const [item] = value.items;
    return listOf(lazy(() => item && describedValue(types, program, item.value)));
  }
  if (value.op === "object") return describedByOptions(types, program, value);
  return dataOf(shapeOfValue(types, program, id)) ?? ofKind(kindInChain(program, value));
}

function describedByOptions(types: TypeContext, program: Program, value: ObjectValue): Shape | undefined {
  const option = (name: string): ValueId | undefined =>
    value.entries.find((entry) => entry.kind === "field" && entry.name === name)?.value;
  const type = option("type");
  // `{ type: { type: String } }` is a field called `type`.
  if (type === undefined || isDescription(program, type)) {
    return deeper(types, () => describedEntries(types, program, value));
  }
  if (option("enum") !== undefined || option("ref") !== undefined) return scalarShape("constant");
  const properties = option("properties");
  if (properties !== undefined) return describedObject(types, program, properties);
  const items = option("items");
  if (items !== undefined) return listOf(lazy(() => describedValue(types, program, items)));
  return describedValue(types, program, type);
}

function isDescription(program: Program, id: ValueId): boolean {
  const value = constantValue(program, id);
  return value?.op === "object" && value.entries.some((entry) => entry.kind === "field" && entry.name === "type");
}

/** Options that keep a field from being read or written out. */
function optionsOf(program: Program, id: ValueId): Pick<ShapeField, "hidden"> {
  const value = program.values[id];
  if (value?.op !== "object") return {};
  const is = (name: string, expected: string): boolean =>
    value.entries.some((entry) => {
      const option = entry.kind === "field" && entry.name === name ? program.values[entry.value] : undefined;
      return option?.op === "constant" && option.text === expected;
    });
  if (is("select", "false")) return { hidden: "read" };
  return is("hidden", "true") || is("private", "true") ? { hidden: "json" } : {};
}

/** The data that a schema checks or a class makes. */
export function dataOf(shape: Shape | undefined): Shape | undefined {
  switch (shape?.kind) {
    case "handle":
      return shape.of();
    case "class":
      return shape.instance();
    case "api":
      return ofKind(fieldKindOf(lastName(shape.api)));
    case "list": {
      const element: Lazy = lazy(() => dataOf(elementOf(shape)));
      return listOf(element);
    }
    case "object":
      return shape;
    default:
      return undefined;
  }
}

function lastName(api: string): string {
  return /([A-Za-z0-9_$]+)[()#]*$/.exec(api)?.[1] ?? "";
}

/** `t.text().notNull()` and `DataTypes.STRING(60)` name the type somewhere in their chain. */
function kindInChain(program: Program, value: Value): FieldKind | undefined {
  let at: Value | undefined = value;
  for (let step = 0; at && step < 12; step++) {
    if (at.op === "call") at = program.values[at.callee];
    else if (at.op === "property") {
      const kind: FieldKind | undefined = fieldKindOf(at.name ?? "");
      if (kind) return kind;
      at = program.values[at.object];
    } else return at.op === "load" ? fieldKindOf(program.bindings[at.binding]?.name ?? "") : undefined;
  }
  return undefined;
}

function ofKind(kind: FieldKind | undefined): Shape | undefined {
  if (kind === undefined) return undefined;
  return kind === "text" ? text : scalarShape(kind);
}

/** The value itself, or what the constant is defined as that it is read from. */
export function constantValue(program: Program, id: ValueId): Value | undefined {
  let value = program.values[id];
  for (let step = 0; value?.op === "load" || value?.op === "cast"; step++) {
    const from: ValueId | undefined =
      value.op === "cast" ? value.value : declarationsOf(program).stores.get(value.binding)?.[0];
    const next: Value | undefined = from === undefined ? undefined : program.values[from];
    if (!next || step > 4) return value;
    value = next;
  }
  return value;
}

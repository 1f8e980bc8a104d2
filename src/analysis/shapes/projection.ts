// Which fields a query asks for: `select`, `omit`, `attributes`, `include` and their like, as options or as text.
import type { Program, Value, ValueId } from "../program.ts";
import { constantValue } from "./described-fields.ts";
import { lazy, type ObjectShape, type Shape, type ShapeField } from "./shape.ts";

interface Choice {
  readonly only: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
  /** Fields that are read although they usually are not, relations among them. */
  readonly also: ReadonlySet<string>;
}

const selecting: ReadonlySet<string> = new Set(["select", "attributes", "columns", "fields", "projection"]);
const including: ReadonlySet<string> = new Set(["include", "relations", "populate", "with"]);
const naming: ReadonlySet<string> = new Set(["association", "as", "path", "relation"]);
const omitting: ReadonlySet<string> = new Set(["omit", "exclude"]);

/** The shape with the fields that the arguments of a query ask for. */
export function projected(program: Program, args: readonly ValueId[], shape: Shape | undefined): Shape | undefined {
  if (shape?.kind !== "object") return shape;
  return args.reduce(
    (object, id, index) => withinIncluded(program, id, applied(object, choiceOf(program, id, index > 0))),
    shape,
  );
}

/** `include: { owner: { select: { id: true } } }`: what is chosen of the rows that a row is joined to. */
function withinIncluded(program: Program, id: ValueId, shape: ObjectShape): ObjectShape {
  const options = constantValue(program, id);
  let fields: Map<string, ShapeField> | undefined;
  for (const entry of options?.op === "object" ? options.entries : []) {
    if (entry.kind !== "field" || !(including.has(entry.name) || selecting.has(entry.name))) continue;
    const joined = constantValue(program, entry.value);
    for (const inner of joined?.op === "object" ? joined.entries : []) {
      const field = inner.kind === "field" ? shape.fields.get(inner.name) : undefined;
      if (inner.kind !== "field" || !field || constantValue(program, inner.value)?.op !== "object") continue;
      const chosenShape = lazy(() => ofEach(field.shape(), (one) => projected(program, [inner.value], one)));
      (fields ??= new Map(shape.fields)).set(inner.name, { ...field, shape: chosenShape });
    }
  }
  return fields ? { ...shape, fields } : shape;
}

function ofEach(shape: Shape | undefined, change: (one: Shape | undefined) => Shape | undefined): Shape | undefined {
  return shape?.kind === "list" ? { kind: "list", element: lazy(() => change(shape.element())) } : change(shape);
}

/** As `projected`, for a method that is given the fields themselves: `.select("-password")`. */
export function selected(program: Program, args: readonly ValueId[], shape: Shape | undefined): Shape | undefined {
  if (shape?.kind !== "object") return shape;
  const list = args.map((id) => chosen(program, id));
  return list.reduce((object, choice) => applied(object, choice), shape);
}

/** The first argument of a query says which data; only its options name fields. */
function choiceOf(program: Program, id: ValueId, isLater: boolean): Choice {
  const value = constantValue(program, id);
  if (isLater && value?.op === "constant" && value.kind === "string") return chosenByText(value.text);
  if (value?.op !== "object") return nothing;
  let choice: Choice = isLater && isProjection(program, value) ? chosen(program, id) : nothing;
  for (const entry of value.entries) {
    if (entry.kind !== "field") continue;
    if (selecting.has(entry.name)) choice = both(choice, chosen(program, entry.value));
    else if (omitting.has(entry.name))
      choice = both(choice, { ...nothing, without: chosen(program, entry.value).only });
    else if (including.has(entry.name)) choice = both(choice, { ...nothing, also: chosen(program, entry.value).only });
  }
  return choice;
}

/** `{ email: 0, name: 1 }` as the second argument of `find`. */
function isProjection(program: Program, value: Extract<Value, { op: "object" }>): boolean {
  return (
    value.entries.length > 0 &&
    value.entries.every((entry) => {
      const flag = entry.kind === "field" ? program.values[entry.value] : undefined;
      return flag?.op === "constant" && flag.kind === "number" && (flag.text === "0" || flag.text === "1");
    })
  );
}

function chosen(program: Program, id: ValueId): Choice {
  const value = constantValue(program, id);
  switch (value?.op) {
    case "constant":
      return value.kind === "string" ? chosenByText(value.text) : nothing;
    case "array":
      return value.items.map((item) => chosen(program, item.value)).reduce(both, nothing);
    case "object":
      return chosenByFlags(program, value);
    default:
      return nothing;
  }
}

function chosenByFlags(program: Program, value: Extract<Value, { op: "object" }>): Choice {
  const only = new Set<string>();
  const without = new Set<string>();
  for (const entry of value.entries) {
    if (entry.kind !== "field") continue;
    const flag = program.values[entry.value];
    const isOff = flag?.op === "constant" && (flag.text === "false" || flag.text === "0");
    // `include: [{ association: "owner" }]`
    if (naming.has(entry.name) && flag?.op === "constant" && flag.kind === "string") only.add(flag.text);
    else if (omitting.has(entry.name)) for (const name of chosen(program, entry.value).only) without.add(name);
    else (isOff ? without : only).add(entry.name);
  }
  return { only, without, also: none };
}

/** `"name +password"`, `"-email"`, `user.email`. */
function chosenByText(text: string): Choice {
  const only = new Set<string>();
  const without = new Set<string>();
  const also = new Set<string>();
  for (const word of text.split(/[\s,]+/)) {
    const name = word.slice(word.lastIndexOf(".") + 1).replace(/^[+-]/, "");
    if (name === "" || name === "*") continue;
    if (word.startsWith("-")) without.add(name);
    else (word.startsWith("+") ? also : only).add(name);
  }
  return { only, without, also };
}

const none: ReadonlySet<string> = new Set();
const nothing: Choice = { only: none, without: none, also: none };

function both(a: Choice, b: Choice): Choice {
  return {
    only: new Set([...a.only, ...b.only]),
    without: new Set([...a.without, ...b.without]),
    also: new Set([...a.also, ...b.also]),
  };
}

function applied(shape: ObjectShape, { only, without, also }: Choice): ObjectShape {
  if (only.size === 0 && without.size === 0 && also.size === 0) return shape;
  const fields = new Map<string, ShapeField>();
  for (const [name, field] of shape.fields) {
    const isAsked = only.has(name) || also.has(name);
    if (without.has(name) || (only.size > 0 && !isAsked)) continue;
    fields.set(
      name,
      isAsked ? { ...field, hidden: field.hidden === "read" ? undefined : field.hidden, isLazy: false } : field,
    );
  }
  return { ...shape, fields };
}

/** Names in an array, an object of flags or plain text arguments: `["password"]`, `{ password: true }`, `"password"`. */
export function namesIn(program: Program, args: readonly ValueId[]): ReadonlySet<string> {
  return new Set(args.flatMap((id) => [...chosen(program, id).only]));
}

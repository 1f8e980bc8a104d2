// Types of the language and its standard library, as tables.
import type { TypeRef, TypeShape } from "../program.ts";
import { elementOf, listOf, narrowed } from "./combine.ts";
import { lazy, objectShape, scalarShape, text, type Lazy, type ScalarKind, type Shape } from "./shape.ts";

const scalars: Readonly<Record<string, ScalarKind>> = {
  boolean: "boolean",
  Boolean: "boolean",
  number: "number",
  Number: "number",
  bigint: "number",
  BigInt: "number",
  symbol: "constant",
  Date: "date",
  null: "nothing",
  undefined: "nothing",
  void: "nothing",
  never: "nothing",
};

/** Types whose values print as text, or as the bytes of one. */
const texts: ReadonlySet<string> = new Set(["string", "String", "Buffer", "Uint8Array", "URL", "URLSearchParams"]);

/** Generic types that are what their argument is, wherever it matters. */
const transparent: ReadonlySet<string> = new Set(
  (
    "Promise PromiseLike Awaited Readonly Partial Required NonNullable DeepPartial Writable Mutable Simplify Prettify Nullable " +
    "Maybe Optional Observable Ref MaybeRef Jsonify Serialize SerializeFrom Flatten HydratedDocument LeanDocument"
  ).split(" "),
);

const lists: ReadonlySet<string> = new Set(
  "Array ReadonlyArray Set ReadonlySet Iterable Iterator AsyncIterable AsyncIterator Generator AsyncGenerator IterableIterator".split(
    " ",
  ),
);
const maps: ReadonlySet<string> = new Set(["Map", "ReadonlyMap", "WeakMap"]);

type Shapes = ReadonlyMap<string, TypeShape>;

/** The meaning of a type that no file of the project declares, or undefined for one that the language does not have either. */
export function builtinType(
  ref: Extract<TypeRef, { kind: "name" }>,
  { args, shapes }: { readonly args: readonly Lazy[]; readonly shapes: Shapes },
): Shape | undefined {
  const { name } = ref;
  const [first, second] = args;
  if (Object.hasOwn(scalars, name)) return scalarShape(scalars[name] ?? "constant");
  if (texts.has(name)) return text;
  if (!first) return undefined;
  if (transparent.has(name)) return first();
  if (lists.has(name)) return listOf(first);
  if (maps.has(name) && second) return listOf(second);
  switch (name) {
    case "Pick":
      return narrowedBy(first(), literalNames(ref.args[1], shapes), "only");
    case "Omit":
      return narrowedBy(first(), literalNames(ref.args[1], shapes), "others");
    case "Record":
      return record(literalNames(ref.args[0], shapes), second);
    case "Extract":
    case "Exclude":
      return first();
    case "InstanceType": {
      const shape = first();
      return shape?.kind === "class" ? shape.instance() : undefined;
    }
    case "ReturnType": {
      const shape = first();
      return shape?.kind === "function" ? shape.returns() : undefined;
    }
    case "ArrayElement":
      return elementOf(first());
    default:
      return undefined;
  }
}

function record(names: ReadonlySet<string> | undefined, value: Lazy | undefined): Shape | undefined {
  if (!value) return undefined;
  const field = { shape: value, range: { start: 0, end: 0 }, path: "", isTagged: false };
  const fields = new Map([...(names ?? [])].map((name) => [name, field] as const));
  return objectShape(undefined, fields, names ? {} : { index: lazy(value) });
}

/** The names of a union of literals, also under a name of its own; undefined when nobody can read them. */
function literalNames(type: TypeRef | undefined, shapes: Shapes): ReadonlySet<string> | undefined {
  if (type?.kind === "name" && type.name !== "string") return literalNames(shapes.get(type.name)?.type, shapes);
  if (type?.kind === "literal") return type.text === "" ? undefined : new Set([type.text]);
  if (type?.kind !== "union") return undefined;
  const names = type.members.map((member) =>
    member.kind === "literal" && member.text !== "" ? member.text : undefined,
  );
  return names.every((name) => name !== undefined) ? new Set(names) : undefined;
}

function narrowedBy(shape: Shape | undefined, names: ReadonlySet<string> | undefined, keep: "only" | "others") {
  return names && narrowed(shape, names, keep);
}

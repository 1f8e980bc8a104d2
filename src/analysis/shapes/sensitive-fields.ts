// Which fields of a value are sensitive by their declaration, and whether a declaration says that a value holds no text at all.
import type { Range } from "../../base/text.ts";
import type { Family } from "../../catalogue/sensitive/category.ts";
import type { Abstract } from "../dataflow/abstract-value.ts";
import { declarationsOf } from "./declarations.ts";
import { inferredShape, isTelling } from "./inferred-shapes.ts";
import { ownerOf, ownerWithin, typedOwner } from "./owners.ts";
import { declaredShape, resolveType } from "./resolve-type.ts";
import { declaredTag, judged } from "./judged-fields.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import { taggedDeclaration } from "./tagged-values.ts";
import { scopeOf, type TypeContext } from "./type-context.ts";
import { awaited } from "./resolve-value.ts";

/** A field that is sensitive by its declaration. */
export interface SensitiveField {
  /** From the value down, empty for the value itself; an element of a list is `[]`. */
  readonly path: readonly string[];
  readonly category: string;
  readonly family: Family;
  readonly strength: "strong" | "weak";
  /** The declaration of the field. */
  readonly range: Range;
  /** The file of the declaration, when it is another one. */
  readonly file: string | undefined;
  /** What the value is declared as, such as `User`. */
  readonly type: string | undefined;
  /** False when the value's own `toJSON` leaves the field out. */
  readonly inJson: boolean;
}

/** `scalar`: no text of its own; `object`: judged by its fields; `unknown` when nothing declares it. */
export type DeclaredNature = "scalar" | "text" | "object" | "unknown";

const maxDepth = 3;
const maxFields = 24;

/** The sensitive fields of a value by its declared type, nearest first; none when nothing declares it or the flow knows better. */
export function sensitiveFields(types: TypeContext, value: Abstract): readonly SensitiveField[] {
  if (value.nature !== "unknown" || value.logger || value.functions.length > 0) return [];
  types.steps = 0;
  const marked = taggedValue(types, value);
  if (marked) return [marked];
  const shape = shapeOf(types, value);
  if (!shape) return [];
  const found: SensitiveField[] = [];
  const name = lastWord(value.label);
  walk(
    types,
    { shape, path: [], owner: shape.kind === "object" && shape.name ? undefined : name, known: value },
    found,
  );
  return found;
}

/** The value itself, when a doc tag stands on what declares it. */
function taggedValue(types: TypeContext, value: Abstract): SensitiveField | undefined {
  const declaration = taggedDeclaration(types, value.type);
  if (!declaration) return undefined;
  const { range, path, name } = declaration;
  const { category, family } = declaredTag(name);
  const file = path === types.program.path ? undefined : path;
  return { path: [], category, family, strength: "strong", range, file, type: undefined, inJson: true };
}

/** What kind of value a declaration promises. */
export function declaredNature(types: TypeContext, value: Abstract): DeclaredNature {
  types.steps = 0;
  const shape = shapeOf(types, value);
  switch (shape?.kind) {
    case "text":
      return "text";
    case "scalar":
      // What is written down as `null` is filled in elsewhere.
      return shape.of === "nothing" ? "unknown" : "scalar";
    case "function":
      return "scalar";
    case "object":
      return shape.isComplete && !shape.index && shape.fields.size > 0 ? "object" : "unknown";
    default:
      return "unknown";
  }
}

/** The name of the declared type of a value, when it says whose its fields are. */
export function declaredName(types: TypeContext, value: Abstract): string | undefined {
  types.steps = 0;
  const shape = shapeOf(types, value);
  return shape?.kind === "object" && shape.name !== undefined ? ownerOf(shape.name) : undefined;
}

/** Whether the class of a value has a `toString` of its own, which is what `%s` prints of it. */
export function hasOwnText(types: TypeContext, value: Abstract): boolean {
  types.steps = 0;
  const shape = shapeOf(types, value);
  return shape?.kind === "object" && shape.fields.has("toString");
}

/** The declared shape of a value, promises and queries looked through. */
export function shapeOf(types: TypeContext, value: Abstract): Shape | undefined {
  if (value.instanceOf !== undefined) {
    const shape = declarationsOf(types.program).classes.get(value.instanceOf);
    return shape && declaredShape(types, types.program, { shape, args: [] });
  }
  const shape = awaited(resolveType(types, value.type, scopeOf(types.program)));
  const declared = shape?.kind === "answer" ? shape.of() : shape;
  return isTelling(declared) ? declared : (inferredShape(types, value.type) ?? declared);
}

interface Walk {
  readonly shape: Shape;
  readonly path: readonly string[];
  /** Type or name of the object, for what its fields mean. */
  readonly owner: string | undefined;
  /** What the flow knows of the object; its fields need no declaration. */
  readonly known: Abstract | undefined;
}

function walk(types: TypeContext, root: Walk, found: SensitiveField[]): void {
  const queue: Walk[] = [root];
  for (let at = queue.shift(); at && found.length < maxFields; at = queue.shift()) {
    const { shape, path, owner } = at;
    if (shape.kind === "list") {
      const element = awaited(shape.element());
      if (element && path.length < maxDepth)
        queue.push({ shape: element, path: [...path, "[]"], owner, known: undefined });
    } else if (shape.kind === "object") queue.push(...fieldsOf(types, { ...at, shape }, found));
  }
}

/** Judges the fields of one object; gives the objects inside it. */
function fieldsOf(
  types: TypeContext,
  at: Walk & { readonly shape: ObjectShape },
  found: SensitiveField[],
): readonly Walk[] {
  const inside: Walk[] = [];
  const owner = at.shape.name === undefined ? at.owner : typedOwner(at.owner, at.shape.name);
  for (const [name, field] of at.shape.fields) {
    if (found.length >= maxFields) break;
    // The key of a row is no session id, even in a table of sessions.
    if (field.isLazy || field.hidden === "read" || name.startsWith("#") || name === "id") continue;
    if (at.known?.fields?.has(name)) continue;
    const path = [...at.path, name];
    const shape = awaited(field.shape());
    const verdict = judged({ name, field, owner }, shape);
    if (verdict) {
      const { category, family, strength } = verdict;
      const file = field.path === types.program.path ? undefined : field.path;
      const inJson = field.hidden !== "json";
      found.push({ path, category, family, strength, range: field.range, file, type: at.shape.name, inJson });
    } else if (shape && path.length < maxDepth) {
      const next = shape.kind === "answer" ? shape.of() : shape;
      // Rows that another row is joined to are read when somebody asks for them.
      if (at.shape.isRow === true && field.isLazy !== false && isRow(next)) continue;
      if (next?.kind === "object" || next?.kind === "list")
        inside.push({ shape: next, path, owner: ownerWithin(owner, name), known: undefined });
    }
  }
  return inside;
}

function isRow(shape: Shape | undefined): boolean {
  const one = shape?.kind === "list" ? awaited(shape.element()) : shape;
  return one?.kind === "object" && one.isRow === true;
}

function lastWord(label: string): string | undefined {
  const last = label.slice(label.lastIndexOf(".") + 1);
  return last === "" || last === "this" || last.endsWith("()") ? undefined : last;
}

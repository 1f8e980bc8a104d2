// Classes that are models of a library because of what they extend, and what they describe beside their declared fields.
import { libraryMember, type LibraryMember } from "../../catalogue/schemas/index.ts";
import type { ClassId, Program, ValueId } from "../program.ts";
import { constantValue, describedObject } from "./described-fields.ts";
import { declarationsOf } from "./declarations.ts";
import { initialised } from "./library-calls.ts";
import { shapeOfValue } from "./resolve-value.ts";
import type { HandleShape, ObjectShape, Shape } from "./shape.ts";
import type { TypeContext } from "./type-context.ts";

const maxBases = 6;

/** The class as a model, when it extends one of a library. */
export function modelOfClass(shape: Shape | undefined): HandleShape | undefined {
  if (shape?.kind !== "class") return undefined;
  const library = libraryOfBase(shape.base());
  return library === undefined ? undefined : { kind: "handle", library, role: "model", of: shape.instance };
}

// What classes tell of the table that their rows are kept in, whatever they extend; refuses `name` and `schema`.
const tableMembers: ReadonlySet<string> = new Set(["tableName", "relationMappings", "jsonSchema", "collectionName"]);

/** Whether the objects of a class are rows of a database: it extends a model of a library, or says which table they are kept in. */
export function isModelClass(types: TypeContext, program: Program, id: ClassId): boolean {
  const code = program.classes[id];
  const base = code?.superClass ?? -1;
  if (!code || base < 0) return false;
  if (code.members.some(({ name, isStatic }) => isStatic && tableMembers.has(name))) return true;
  return libraryOfBase(shapeOfValue(types, program, base)) !== undefined;
}

/** The library whose models a class is one of that extends this. */
function libraryOfBase(extended: Shape | undefined): string | undefined {
  let base = extended;
  for (let hop = 0; base && hop < maxBases; hop++) {
    if (base.kind === "class") base = base.base();
    else {
      const member = base.kind === "api" ? libraryMember(base.api) : undefined;
      return member && isBase(member) ? member.library.id : undefined;
    }
  }
  return undefined;
}

function isBase({ library, path }: LibraryMember): boolean {
  return library.bases?.some((name) => path === name || path.startsWith(`${name}(`)) === true;
}

/** Fields that a class describes by `Class.init({ … })` or a static JSON schema. */
export function describedClass(types: TypeContext, program: Program, id: ClassId): ObjectShape | undefined {
  const code = program.classes[id];
  if (!code || code.superClass < 0) return undefined;
  const value = program.values.findIndex((candidate) => candidate.op === "class" && candidate.class === id);
  const store = program.values.find((candidate) => candidate.op === "store" && candidate.value === value);
  const byInit = store?.op === "store" ? initialised({ types, program }, store.binding) : undefined;
  if (byInit?.kind === "object") return byInit;
  const member = code.members.find(({ name, isStatic }) => name === "jsonSchema" && isStatic);
  if (!member) return undefined;
  const described =
    member.kind === "field" ? member.value : declarationsOf(program).returns.get(member.function ?? -1)?.[0];
  const properties = described === undefined ? undefined : propertiesOf(program, described);
  return properties === undefined ? undefined : describedObject(types, program, properties);
}

function propertiesOf(program: Program, id: ValueId): ValueId | undefined {
  const value = constantValue(program, id);
  if (value?.op !== "object") return undefined;
  return value.entries.find((entry) => entry.kind === "field" && entry.name === "properties")?.value;
}

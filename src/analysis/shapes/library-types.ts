// Types of libraries that declare data: models and repositories of their argument, data inferred from schemas, generated types.
import { libraryMember } from "../../catalogue/schemas/index.ts";
import { fieldsOfType, type GivenFields } from "../../catalogue/sources/index.ts";
import type { Program } from "../program.ts";
import { dataOf } from "./described-fields.ts";
import { prismaType } from "./prisma-models.ts";
import { lazy, objectShape, text, type Lazy, type Shape, type ShapeField } from "./shape.ts";
import type { TypeContext } from "./type-context.ts";

export interface LibraryType {
  readonly api: string;
  readonly args: readonly Lazy[];
}

// `@prisma/client` and the folders that a project generates it into.
const prismaModule = /^module:[^#(]*prisma[^.]*\.(.+)$/;

/** What a type of a package is, or undefined when no library knows it. */
export function libraryType(types: TypeContext, program: Program, { api, args }: LibraryType): Shape | undefined {
  const generated = prismaModule.exec(api)?.[1];
  if (generated !== undefined) return prismaType(types, program, generated);
  const fields = fieldsOfType(api);
  if (fields) return givenShape(program, api.slice(api.lastIndexOf(".") + 1), fields);
  const member = libraryMember(api);
  const [first] = args;
  if (!member || !first) return undefined;
  const { library, path } = member;
  if (library.databases?.includes(path)) return { kind: "handle", library: library.id, role: "source", of: first };
  if (library.modelTypes?.includes(path)) return { kind: "handle", library: library.id, role: "model", of: first };
  return library.dataTypes?.includes(path) ? (dataOf(first()) ?? first()) : undefined;
}

/** A type of which only these fields matter. */
function givenShape(program: Program, name: string | undefined, given: GivenFields): Shape {
  const { path } = program;
  const range = { start: 0, end: 0 };
  const fields = Object.entries(given).map(([field, held]): [string, ShapeField] => {
    const shape = lazy(() => (typeof held === "string" ? text : givenShape(program, undefined, held)));
    return [field, { shape, range, path, isTagged: false }];
  });
  return objectShape(name, new Map(fields), { isComplete: false });
}

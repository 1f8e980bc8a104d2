// Types of libraries that declare data: models and repositories of their argument, data inferred from schemas, generated types.
import { libraryMember } from "../../catalogue/schemas/index.ts";
import type { Program } from "../program.ts";
import { dataOf } from "./described-fields.ts";
import { prismaType } from "./prisma-models.ts";
import type { Lazy, Shape } from "./shape.ts";
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
  const member = libraryMember(api);
  const [first] = args;
  if (!member || !first) return undefined;
  const { library, path } = member;
  if (library.databases?.includes(path)) return { kind: "handle", library: library.id, role: "source", of: first };
  if (library.modelTypes?.includes(path)) return { kind: "handle", library: library.id, role: "model", of: first };
  return library.dataTypes?.includes(path) ? (dataOf(first()) ?? first()) : undefined;
}

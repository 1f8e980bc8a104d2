// Libraries that declare data: schemas, object-relational mappers and query builders.
import { createRegistry } from "../../base/registry.ts";
import { classTransformer } from "./class-transformer.ts";
import { convict } from "./convict.ts";
import { drizzle } from "./drizzle.ts";
import { joi } from "./joi.ts";
import { kysely } from "./kysely.ts";
import { mikroOrm } from "./mikro-orm.ts";
import { mongodb } from "./mongodb.ts";
import { mongoose } from "./mongoose.ts";
import { objection } from "./objection.ts";
import { prisma } from "./prisma.ts";
import type { SchemaLibrary } from "./schema-library.ts";
import { sequelize } from "./sequelize.ts";
import { superstruct } from "./superstruct.ts";
import { typebox } from "./typebox.ts";
import { typeorm } from "./typeorm.ts";
import { valibot } from "./valibot.ts";
import { yup } from "./yup.ts";
import { zod } from "./zod.ts";

/** Every library whose declarations say what a value holds. */
export const schemaLibraries = createRegistry<SchemaLibrary>("schema library", [
  zod,
  valibot,
  yup,
  joi,
  typebox,
  superstruct,
  mongoose,
  sequelize,
  typeorm,
  prisma,
  convict,
  drizzle,
  mikroOrm,
  objection,
  kysely,
  mongodb,
  classTransformer,
]);

/** A member of a library: its path below the package, without namespaces. */
export interface LibraryMember {
  readonly library: SchemaLibrary;
  readonly path: string;
}

const byModule = new Map(
  schemaLibraries.entries.flatMap((library) => library.modules.map((name) => [name, library] as const)),
);

// `module:name.path`; the name of a package may hold dots and slashes, so the longest known one wins.
/** The library and path that an API path such as `module:zod.z.object` leads to, or undefined. */
export function libraryMember(api: string): LibraryMember | undefined {
  if (!api.startsWith("module:")) return undefined;
  const full = api.slice("module:".length);
  for (let end = full.length; end > 0; end = lastSeparator(full, end)) {
    const library = byModule.get(full.slice(0, end));
    if (library) return { library, path: withoutNamespaces(library, full.slice(end).replace(/^\./, "")) };
  }
  return undefined;
}

function lastSeparator(path: string, end: number): number {
  return Math.max(path.lastIndexOf(".", end - 1), path.lastIndexOf("(", end - 1), path.lastIndexOf("#", end - 1));
}

function withoutNamespaces({ namespaces = [] }: SchemaLibrary, path: string): string {
  const parts = path.split(".");
  while (parts.length > 1 && namespaces.includes(parts[0] ?? "")) parts.shift();
  return parts.join(".");
}

const decorators = new Map(schemaLibraries.entries.flatMap(({ decorators: own = {} }) => Object.entries(own)));

/** What a decorator of this name says of its field, or undefined. */
export function fieldMeaning(decorator: string) {
  return decorators.get(decorator);
}

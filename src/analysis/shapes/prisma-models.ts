// The client that Prisma generates and its models, by the schema file beside or above the code.
import type { Program } from "../program.ts";
import { listOf } from "./combine.ts";
import { parsePrismaSchema, type PrismaField, type PrismaSchema } from "./prisma-schema.ts";
import { lazy, objectShape, scalarShape, text, type HandleShape, type Shape, type ShapeField } from "./shape.ts";
import type { TypeContext } from "./type-context.ts";

/** Where projects keep their schema, from a folder above the code. */
const places = [
  "prisma/schema.prisma",
  "schema.prisma",
  "src/prisma/schema.prisma",
  "packages/prisma/schema.prisma",
  "packages/prisma/prisma/schema.prisma",
  "packages/db/prisma/schema.prisma",
  "packages/database/prisma/schema.prisma",
  "packages/db/schema.prisma",
  "packages/database/schema.prisma",
  "libs/prisma/schema.prisma",
];

interface FoundSchema extends PrismaSchema {
  readonly path: string;
}

const parsed = new WeakMap<TypeContext, Map<string, FoundSchema | undefined>>();

function schemaFor(types: TypeContext, program: Program): FoundSchema | undefined {
  let known = parsed.get(types);
  if (!known) parsed.set(types, (known = new Map<string, FoundSchema | undefined>()));
  const folder = program.path.slice(0, program.path.lastIndexOf("/"));
  if (!known.has(folder)) {
    const file = places.map((place) => types.source.above(program.path, place)).find((found) => found !== undefined);
    known.set(folder, file && { path: file.path, ...parsePrismaSchema(file.text) });
  }
  return known.get(folder);
}

// Prisma's client in a package or generated folder, or the project's own around it, by its class or by the name of the instance;
// refuses what is read from a client.
const client =
  /^module:(?:[^.()#]*\/)?(?:@prisma\/client|prisma(?:\/client|\/generated)?|prisma-client|\.prisma\/client)(?:\.(?:prisma|db|client|prismaClient|default)|(?:\.\w+)*\.PrismaClient#)$/;

/** The client that an API path denotes, or undefined. */
export function clientOf(types: TypeContext, program: Program, api: string): HandleShape | undefined {
  return client.test(api) ? source(types, program) : undefined;
}

function source(types: TypeContext, program: Program): HandleShape {
  return { kind: "handle", library: "prisma", role: "source", of: lazy(() => clientShape(types, program)) };
}

/** The client as an object: `prisma.user` is the model of `User`. */
function clientShape(types: TypeContext, program: Program): Shape | undefined {
  const schema = schemaFor(types, program);
  if (!schema) return undefined;
  const fields = new Map<string, ShapeField>();
  for (const name of schema.models.keys()) {
    const shape: Shape = {
      kind: "handle",
      library: "prisma",
      role: "model",
      of: lazy(() => modelShape(schema, name, 0)),
    };
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    fields.set(member, { shape: () => shape, range: { start: 0, end: 0 }, path: schema.path, isTagged: false });
  }
  return objectShape(undefined, fields, { isComplete: false });
}

// `Prisma.UserGetPayload<…>`, `Prisma.UserCreateInput`; refuses filters and selections, which hold no data.
const derived =
  /^(?:Prisma\.)?(\w+?)(?:GetPayload|UncheckedCreateInput|UncheckedUpdateInput|CreateInput|UpdateInput|CreateManyInput)?$/;

/** The type that Prisma generates under this name, or undefined. */
export function prismaType(types: TypeContext, program: Program, name: string): Shape | undefined {
  if (name === "PrismaClient") return source(types, program);
  const schema = schemaFor(types, program);
  const model = derived.exec(name)?.[1];
  if (!schema || model === undefined) return undefined;
  return schema.enums.has(model) ? scalarShape("constant") : modelShape(schema, model, 0);
}

const scalars: Readonly<Record<string, Shape>> = {
  String: text,
  Json: text,
  Bytes: text,
  Boolean: scalarShape("boolean"),
  Int: scalarShape("number"),
  BigInt: scalarShape("number"),
  Float: scalarShape("number"),
  Decimal: scalarShape("number"),
  DateTime: scalarShape("date"),
};

const maxDepth = 3;

function modelShape(schema: FoundSchema, name: string, depth: number): Shape | undefined {
  const fields = schema.models.get(name);
  if (!fields || depth > maxDepth) return undefined;
  const entries = fields.map((field) => [field.name, modelField(schema, field, depth)] as const);
  return objectShape(name, new Map(entries));
}

function modelField(
  schema: FoundSchema,
  { type, isList, isTagged, start, end }: PrismaField,
  depth: number,
): ShapeField {
  const isRelation = schema.models.has(type);
  const one = lazy(() => scalars[type] ?? (isRelation ? modelShape(schema, type, depth + 1) : scalarShape("constant")));
  return {
    shape: isList ? () => listOf(one) : one,
    range: { start, end },
    path: schema.path,
    isTagged,
    isLazy: isRelation,
  };
}

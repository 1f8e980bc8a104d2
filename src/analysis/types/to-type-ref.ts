// What the type checker found out about a value, in the words of the engine's own declarations: plain data, a few levels deep.
import type { ts } from "ts-morph";
import type { Range } from "../../base/text.ts";
import type { TypeField, TypeRef } from "../program.ts";

/** What the conversion needs of the checker. */
export interface TypeView {
  readonly ts: typeof ts;
  readonly checker: ts.TypeChecker;
  /** Stands for the place of fields that have none in the project. */
  readonly range: Range;
}

const maxDepth = 3;
const maxFields = 60;
const maxMembers = 12;

/** The type as a reference, or undefined when it says nothing. */
export function toTypeRef(view: TypeView, type: ts.Type, depth = 0): TypeRef | undefined {
  const { ts, checker } = view;
  const { flags } = type;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return undefined;
  const plain = plainType(view, flags);
  if (plain) return plain;
  if (type.isUnion()) return unionOf(view, type, depth);
  if (type.isIntersection()) {
    const members = type.types.flatMap((member) => toTypeRef(view, member, depth) ?? []);
    return members.length > 1 ? { kind: "intersection", members } : members[0];
  }
  if (flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && toTypeRef(view, constraint, depth);
  }
  return flags & ts.TypeFlags.Object ? objectOf(view, type, depth) : undefined;
}

function plainType({ ts }: TypeView, flags: number): TypeRef | undefined {
  const { TypeFlags } = ts;
  if (flags & TypeFlags.StringLiteral) return { kind: "literal", text: "" };
  if (flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) return named("string");
  if (flags & TypeFlags.NumberLike) return named("number");
  if (flags & TypeFlags.BigIntLike) return named("bigint");
  if (flags & TypeFlags.BooleanLike) return named("boolean");
  if (flags & TypeFlags.ESSymbolLike) return named("symbol");
  return flags & (TypeFlags.Null | TypeFlags.Undefined | TypeFlags.Void) ? named("undefined") : undefined;
}

function named(name: string, ...args: readonly TypeRef[]): TypeRef {
  return { kind: "name", name, args };
}

function unionOf(view: TypeView, type: ts.UnionType, depth: number): TypeRef | undefined {
  const members = type.types.slice(0, maxMembers).map((member) => toTypeRef(view, member, depth));
  // One that says nothing may be anything.
  const known = members.filter((member) => member !== undefined);
  return known.length < members.length || known.length === 0 ? known[0] : { kind: "union", members: known };
}

/** Objects that print as text, and those whose content is what matters. */
const texts: ReadonlySet<string> = new Set(["Buffer", "Uint8Array", "URL", "URLSearchParams", "String"]);
const lists: ReadonlySet<string> = new Set(["Array", "ReadonlyArray", "Set", "ReadonlySet"]);
const maps: ReadonlySet<string> = new Set(["Map", "ReadonlyMap"]);

function objectOf(view: TypeView, type: ts.Type, depth: number): TypeRef | undefined {
  const { checker } = view;
  const name = type.symbol?.name ?? "";
  const file = declarationFile(type.symbol);
  if (file === "library") {
    if (name === "Date") return named("Date");
    if (texts.has(name)) return named("string");
    const args = isReference(view, type) ? checker.getTypeArguments(type) : [];
    const content = lists.has(name) ? args[0] : maps.has(name) ? args[1] : undefined;
    if (content) {
      const element = toTypeRef(view, content, depth);
      return element && { kind: "array", element };
    }
  }
  if (checker.isTupleType(type) && isReference(view, type)) {
    const members = checker.getTypeArguments(type).flatMap((member) => toTypeRef(view, member, depth) ?? []);
    return { kind: "array", element: { kind: "union", members } };
  }
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return { kind: "function" };
  // Classes and interfaces of the project say more by their own text: decorators, doc tags, what `toJSON` leaves out.
  const isPlain = !isReference(view, type) || checker.getTypeArguments(type).length === 0;
  if (isNamed(view, type) && file !== undefined && file !== "library" && file !== "package" && isPlain) {
    return { kind: "at", path: file, type: named(name) };
  }
  if (depth >= maxDepth) return undefined;
  // What a package declares under a name of its own is a tool, but for the data that it is given to hold: `Page<User>`.
  if (isNamed(view, type) && (file === "library" || file === "package")) {
    return isPlain || file === "library" ? undefined : fieldsOf(view, type, { depth, given: givenTo(view, type) });
  }
  return fieldsOf(view, type, { depth });
}

interface Fields {
  readonly depth: number;
  /** Only fields of these types, or lists of them, are taken. */
  readonly given?: ReadonlySet<ts.Type>;
}

function givenTo(view: TypeView, type: ts.Type): ReadonlySet<ts.Type> {
  const args = isReference(view, type) ? view.checker.getTypeArguments(type) : [];
  return new Set(args.filter((argument) => (argument.flags & view.ts.TypeFlags.Object) !== 0));
}

function isGiven(view: TypeView, type: ts.Type, given: ReadonlySet<ts.Type>): boolean {
  const present = view.checker.getNonNullableType(type);
  if (given.has(present)) return true;
  return isReference(view, present) && view.checker.getTypeArguments(present).some((argument) => given.has(argument));
}

function fieldsOf(view: TypeView, type: ts.Type, { depth, given }: Fields): TypeRef | undefined {
  const { ts, checker, range } = view;
  const fields: TypeField[] = [];
  for (const property of checker.getPropertiesOfType(type).slice(0, maxFields)) {
    if (property.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Accessor) || property.name.startsWith("__")) continue;
    const declared = checker.getTypeOfSymbol(property);
    if (declared.getCallSignatures().length > 0 || (given && !isGiven(view, declared, given))) continue;
    fields.push({ name: property.name, type: toTypeRef(view, declared, depth + 1), range });
  }
  const index = given ? undefined : checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const indexed = index && toTypeRef(view, index, depth + 1);
  return fields.length === 0 && !indexed ? undefined : { kind: "object", fields, ...(indexed && { index: indexed }) };
}

function isReference({ ts }: TypeView, type: ts.Type): type is ts.TypeReference {
  return "objectFlags" in type && (Number(type.objectFlags) & ts.ObjectFlags.Reference) !== 0;
}

function isNamed({ ts }: TypeView, type: ts.Type): boolean {
  return "objectFlags" in type && (Number(type.objectFlags) & ts.ObjectFlags.ClassOrInterface) !== 0
    ? true
    : isReferenceToNamed(ts, type);
}

function isReferenceToNamed(compiler: typeof ts, type: ts.Type): boolean {
  if (!("target" in type)) return false;
  const flags = type.symbol?.flags ?? 0;
  return (flags & (compiler.SymbolFlags.Class | compiler.SymbolFlags.Interface)) !== 0;
}

/** The file of the project that declares it, or what kind of file does; undefined when nothing declares it. */
function declarationFile(symbol: ts.Symbol | undefined): string | undefined {
  const [declaration] = symbol?.declarations ?? [];
  const file = declaration?.getSourceFile().fileName;
  if (file === undefined) return undefined;
  if (/\/node_modules\/typescript\/lib\/|\/node_modules\/@types\/node\//.test(file)) return "library";
  // Clients that are generated from a schema of the project describe its data.
  if (/\/node_modules\/(?:\.prisma|@prisma)\//.test(file)) return undefined;
  return file.includes("/node_modules/") ? "package" : file;
}

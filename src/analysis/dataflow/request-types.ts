// Declared types that are called like those of a request and are something else: the project's own.
import type { Parameter, Program } from "../program.ts";
import { declaredShapes } from "../shapes/index.ts";
import type { FlowContext } from "./flow-context.ts";
import { typeName } from "./names.ts";

const imported = new WeakMap<Program, ReadonlySet<string>>();

/** Whether a file imports or requires one of these packages. */
export function importsAny(program: Program, packages: readonly string[]): boolean {
  const specifiers = modulesOf(program);
  return packages.some((name) => specifiers.has(name));
}

/** What a file imports or requires. */
export function modulesOf(program: Program): ReadonlySet<string> {
  let known = imported.get(program);
  if (!known) {
    const required = program.values.flatMap((value) => (value.op === "module" ? [value.specifier] : []));
    known = new Set([...required, ...program.imports.map(({ specifier }) => specifier)]);
    imported.set(program, known);
  }
  return known;
}

// Names that only packages give to requests; what a project calls so comes from a connection that it opened.
const foreignOnly: ReadonlySet<string> = new Set(["IncomingMessage"]);

// What is read of an HTTP request; a request of a protocol of the project has none of them.
const requestFields: ReadonlySet<string> = new Set([
  "headers",
  "cookies",
  "query",
  "params",
  "ip",
  "get",
  "header",
  "user",
]);

// How what Node gives of the other side is called where that has asked: `req`, `incomingMessage`; refuses `res` and `readable`.
const asked = /req|incoming|message|^msg$|^_?r$/i;

/** The name of a parameter's type, as far as it may be that of a request: undefined for a type of the project that is none. */
export function requestTypeName({ program, typeImports }: FlowContext, parameter: Parameter): string | undefined {
  const name = typeName(parameter.type);
  if (name === undefined) return undefined;
  const own = declaredShapes(program).shapes.get(name);
  if (foreignOnly.has(name) && (own || typeImports.has(name) || !asked.test(parameter.name))) return undefined;
  // What extends another type may be a request by that.
  if (own?.type.kind !== "object" || own.bases.length > 0) return name;
  return own.type.fields.some((field) => requestFields.has(field.name)) ? name : undefined;
}

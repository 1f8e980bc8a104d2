// What middleware of Hono keeps for the handlers behind it, by the type that the application or the context is declared with:
// `new Hono<{ Variables: { customer: Customer } }>()`. https://hono.dev/docs/api/context#set-get
import type { Program, ValueId } from "../program.ts";
import { resolveType } from "./resolve-type.ts";
import { shapeOfValue } from "./resolve-value.ts";
import { lazy, type Shape } from "./shape.ts";
import { scopeOf, type TypeContext } from "./type-context.ts";

const application = "module:hono.Hono";
const context = "module:hono.Context";

const routes: ReadonlySet<string> = new Set("get post put patch delete options all on use notFound".split(" "));
const makers: ReadonlySet<string> = new Set(["createMiddleware"]);

/** The context that a handler is given which this call registers, or undefined. */
export function contextPassed(types: TypeContext, program: Program, id: ValueId): Shape | undefined {
  const call = program.values[id];
  const callee = call?.op === "call" ? program.values[call.callee] : undefined;
  if (call?.op !== "call" || call.kind !== "call") return undefined;
  if (callee?.op === "load") {
    const [declared] = call.types ?? [];
    const isMaker = makers.has(program.bindings[callee.binding]?.name ?? "");
    return declared && isMaker ? contextOf([lazy(() => resolveType(types, declared, scopeOf(program)))]) : undefined;
  }
  if (callee?.op !== "property" || !routes.has(callee.name ?? "")) return undefined;
  const receiver = shapeOfValue(types, program, callee.object);
  return isApplication(receiver) ? contextOf(receiver.args) : undefined;
}

type Foreign = Extract<Shape, { kind: "foreign" }>;

function contextOf(args: Foreign["args"]): Shape {
  return { kind: "foreign", name: "Context", api: context, args };
}

/** Whatever registers a handler gives the application back. */
export function isApplication(shape: Shape | undefined): shape is Foreign {
  return shape?.kind === "foreign" && shape.api === application;
}

/** What was kept in a context under names, or undefined for anything else. */
export function variablesOf(shape: Shape | undefined): Shape | undefined {
  const environment = shape?.kind === "foreign" && shape.api === context ? shape.args[0]?.() : undefined;
  return environment?.kind === "object" ? environment.fields.get("Variables")?.shape() : undefined;
}

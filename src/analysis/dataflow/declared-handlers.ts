// Functions whose variable is declared with the type of a handler, or that stand where a route has one:
// `const accept: APIGatewayProxyHandler = async (incoming) => …`.
import { rememberedFor } from "../../base/remembered.ts";
import type { FunctionId, Program, TypeRef } from "../program.ts";
import { valuesOf } from "../values-of.ts";

/** The declared type of each function that is kept in a variable, by its number. */
const declaredTypes = rememberedFor((program: Program): ReadonlyMap<FunctionId, TypeRef> => {
  const types = new Map<FunctionId, TypeRef>();
  for (const { value } of valuesOf(program, "store")) {
    const stored = program.values[value.value];
    const type = program.bindings[value.binding]?.type;
    if (type && stored?.op === "function") types.set(stored.function, type);
  }
  return types;
});

const ofRoute = ["method", "path", "handler"];

/** Handlers of routes that are written out as hapi takes them: `{ method: "POST", path: "/login", handler: (request) => … }`. */
const routeHandlers = rememberedFor((program: Program): ReadonlySet<FunctionId> => {
  const handlers = new Set<FunctionId>();
  for (const { value } of valuesOf(program, "object")) {
    const fields = new Map(
      value.entries.flatMap((entry) => (entry.kind === "field" ? [[entry.name, entry.value]] : [])),
    );
    if (!ofRoute.every((name) => fields.has(name))) continue;
    const handler = program.values[fields.get("handler") ?? -1];
    if (handler?.op === "function") handlers.add(handler.function);
  }
  return handlers;
});

/** Names of the type that a function is declared with and of its first argument: `Handler<APIGatewayProxyEvent>` gives both. */
export function handlerTypes(program: Program, id: FunctionId): readonly string[] {
  if (routeHandlers(program).has(id)) return ["ServerRoute"];
  const type = declaredTypes(program).get(id);
  if (type?.kind !== "name") return [];
  return [type, ...type.args.slice(0, 1)].flatMap((each) => (each.kind === "name" ? [each.name] : []));
}

// Functions whose variable is declared with the type of a handler: `const accept: APIGatewayProxyHandler = async (incoming) => …`.
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

/** Names of the type that a function is declared with and of its first argument: `Handler<APIGatewayProxyEvent>` gives both. */
export function handlerTypes(program: Program, id: FunctionId): readonly string[] {
  const type = declaredTypes(program).get(id);
  if (type?.kind !== "name") return [];
  return [type, ...type.args.slice(0, 1)].flatMap((each) => (each.kind === "name" ? [each.name] : []));
}

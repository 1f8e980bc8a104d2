// Asks a type checker, when there is one, for what declarations do not tell: what `await repository.findOne()` of an untyped import gives.
import type { TypeRef } from "../program.ts";
import { elementOf, memberOf } from "./combine.ts";
import { awaited } from "./resolve-value.ts";
import { resolveType } from "./resolve-type.ts";
import type { Shape } from "./shape.ts";
import { scopeOf, type TypeContext } from "./type-context.ts";

/** Whether a shape says what a value holds; a member of something unknown does not. */
export function isTelling(shape: Shape | undefined): boolean {
  return shape !== undefined && shape.kind !== "method" && shape.kind !== "foreign" && shape.kind !== "api";
}

/** The shape of a value by its inferred type, or undefined when nobody was asked or the type says nothing. */
export function inferredShape(types: TypeContext, type: TypeRef | undefined): Shape | undefined {
  const { source, program } = types;
  if (!type || !source.inferred) return undefined;
  switch (type.kind) {
    case "value": {
      const value = program.values[type.value];
      const found = value && source.inferred(program, { start: value.start, end: value.end });
      return found && awaited(resolveType(types, found, scopeOf(program)));
    }
    case "field":
      return memberOf(types, inferredShape(types, type.of), type.name);
    case "element":
      return elementOf(inferredShape(types, type.of));
    default:
      return undefined;
  }
}

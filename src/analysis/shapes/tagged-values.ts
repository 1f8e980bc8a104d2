// Values whose own declaration carries the doc tag `@sensitive`: a variable, a parameter, the field they were read from, or their type.
import type { Range } from "../../base/text.ts";
import type { Program, TypeRef } from "../program.ts";
import { declarationsOf } from "./declarations.ts";
import { resolveType } from "./resolve-type.ts";
import { awaited, shapeOfValue } from "./resolve-value.ts";
import type { Shape } from "./shape.ts";
import { scopeOf, type TypeContext } from "./type-context.ts";

export interface TaggedDeclaration {
  readonly name: string;
  readonly range: Range;
  readonly path: string;
}

/** The tagged field or type that a value of this type comes from, or undefined. */
export function taggedDeclaration(types: TypeContext, type: TypeRef | undefined): TaggedDeclaration | undefined {
  return type && find(types, types.program, type);
}

function find(types: TypeContext, program: Program, type: TypeRef): TaggedDeclaration | undefined {
  switch (type.kind) {
    case "at": {
      const other = type.path === types.program.path ? types.program : types.source.at(type.path);
      return other && find(types, other, type.type);
    }
    case "field":
      return fieldOf(awaited(resolveType(types, type.of, scopeOf(program))), type.name);
    case "value": {
      const value = program.values[type.value];
      if (value?.op !== "property" || value.name === undefined) return undefined;
      return fieldOf(awaited(shapeOfValue(types, program, value.object)), value.name);
    }
    case "name": {
      const shape = declarationsOf(program).shapes.get(type.name);
      if (!shape && !declarationsOf(program).imports.has(type.name)) return undefined;
      const resolved = resolveType(types, type, scopeOf(program));
      if (resolved?.kind !== "text" || !resolved.isTagged) return undefined;
      return { name: type.name, range: shape?.range ?? { start: 0, end: 0 }, path: program.path };
    }
    default:
      return undefined;
  }
}

function fieldOf(object: Shape | undefined, name: string): TaggedDeclaration | undefined {
  const field = object?.kind === "object" ? object.fields.get(name) : undefined;
  return field?.isTagged ? { name, range: field.range, path: field.path } : undefined;
}

/** The tag on a variable or parameter that is declared here, or undefined. */
export function isTaggedAt(program: Program, offset: number): boolean {
  return program.comments.length > 0 && declarationsOf(program).tagged.has(offset);
}

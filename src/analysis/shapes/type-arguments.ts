// What the type parameters of a function stand for in one call of it: what is written there, `load<Contact>(url)`, or what its
// arguments are, `retry(() => loadContact(id))`.
import type { TypeRef } from "../program.ts";
import { elementOf, memberOf } from "./combine.ts";
import { dataOf } from "./described-fields.ts";
import type { CallUse } from "./handles.ts";
import { instanceOf, resolveType } from "./resolve-type.ts";
import { awaited, shapeOfValue } from "./resolve-value.ts";
import { lazy, type Generic, type Lazy, type Shape } from "./shape.ts";
import { scopeOf } from "./type-context.ts";

type Arguments = ReadonlyMap<string, Lazy>;

/** What a call of a generic function gives, where `result` is what it promises by the names of its type parameters. */
export function instantiated(use: CallUse, generic: Generic, result: Shape | undefined): Shape | undefined {
  return result && replaced(result, argumentsFor(use, generic));
}

function argumentsFor({ types, program, call }: CallUse, { parameters, program: declaring, body }: Generic): Arguments {
  const written = call.types;
  if (written) {
    return new Map(
      parameters.map((name, index) => [name, lazy(() => resolveType(types, written[index], scopeOf(program)))]),
    );
  }
  const declared = body === undefined ? [] : (declaring.functions[body]?.parameters ?? []);
  const found = new Map<string, Lazy>();
  for (const [index, { type }] of declared.entries()) {
    const passed = call.args[index];
    if (type && passed && !passed.spread) {
      const of = lazy(() => awaited(shapeOfValue(types, program, passed.value)));
      const known = (name: string): boolean => parameters.includes(name) && !found.has(name);
      for (const [name, shape] of inferred({ types, known }, type, of)) found.set(name, shape);
    }
  }
  return found;
}

interface Inference {
  readonly types: CallUse["types"];
  /** Whether a name is a type parameter for which nothing was found yet. */
  readonly known: (name: string) => boolean;
}

/** What the names in the type of a parameter stand for, when it is given this. */
function inferred(inference: Inference, type: TypeRef, of: Lazy): readonly (readonly [string, Lazy])[] {
  const { types, known } = inference;
  switch (type.kind) {
    case "name":
      if (known(type.name)) return [[type.name, of]];
      return type.args.flatMap((argument) =>
        inferred(
          inference,
          argument,
          lazy(() => heldIn(of())),
        ),
      );
    case "array":
      return inferred(
        inference,
        type.element,
        lazy(() => elementOf(of())),
      );
    case "function":
      return type.returns
        ? inferred(
            inference,
            type.returns,
            lazy(() => madeBy(of())),
          )
        : [];
    case "union":
      return type.members.flatMap((member) => inferred(inference, member, of));
    case "object":
      return type.fields.flatMap(({ name, type: field }) =>
        field
          ? inferred(
              inference,
              field,
              lazy(() => memberOf(types, of(), name)),
            )
          : [],
      );
    default:
      return [];
  }
}

/** What a value of a generic type holds: a promise its result, a list its elements, a schema its data, a class what it makes. */
function heldIn(shape: Shape | undefined): Shape | undefined {
  if (shape?.kind === "handle") return dataOf(shape);
  return elementOf(shape) ?? instanceOf(shape) ?? shape;
}

/** What a function gives that is passed, or what `new` makes of a class. */
function madeBy(shape: Shape | undefined): Shape | undefined {
  return shape?.kind === "function" ? awaited(shape.returns()) : instanceOf(shape);
}

/** The shape with what the names stand for in their place. */
function replaced(shape: Shape | undefined, args: Arguments): Shape | undefined {
  const later = (of: Lazy): Lazy => lazy(() => replaced(of(), args));
  switch (shape?.kind) {
    case "foreign": {
      const argument = shape.args.length === 0 && shape.api === `global:${shape.name}` && args.get(shape.name);
      return argument ? argument() : { ...shape, args: shape.args.map(later) };
    }
    case "list":
      return { ...shape, element: later(shape.element) };
    case "answer":
    case "handle":
      return { ...shape, of: later(shape.of) };
    case "object": {
      const fields = new Map([...shape.fields].map(([name, field]) => [name, { ...field, shape: later(field.shape) }]));
      const alternatives = shape.alternatives?.flatMap((one) => {
        const other = replaced(one, args);
        return other?.kind === "object" ? [other] : [];
      });
      return { ...shape, fields, index: shape.index && later(shape.index), alternatives };
    }
    default:
      return shape;
  }
}

// What a declared type comes down to: text, a scalar, fields, a list, or a handle through which a library gives data. Looked at
// one level at a time, because most declarations are never needed.
import type { Range } from "../../base/text.ts";
import type { FunctionId, Program } from "../program.ts";

/** Found out when it is asked for, once. */
export type Lazy = () => Shape | undefined;

export type ScalarKind = "boolean" | "number" | "date" | "constant" | "nothing";

export interface ShapeField {
  readonly shape: Lazy;
  readonly range: Range;
  /** The file of the declaration. */
  readonly path: string;
  /** A doc tag says that it is sensitive. */
  readonly isTagged: boolean;
  /** Present in memory, but not in what its library reads or writes out. */
  readonly hidden?: "read" | "json" | undefined;
  /** It can be read, but no logger writes it: a getter, a method, a relation that is not loaded. */
  readonly isLazy?: boolean | undefined;
}

export interface ObjectShape {
  readonly kind: "object";
  readonly name: string | undefined;
  readonly fields: ReadonlyMap<string, ShapeField>;
  /** What fields of any other name hold. */
  readonly index: Lazy | undefined;
  /** What the class extends, when a library knows it. */
  readonly behind: HandleShape | undefined;
  /** Every part of the declaration could be read. */
  readonly isComplete: boolean;
  /** For a union of objects, each of them. */
  readonly alternatives?: readonly ObjectShape[] | undefined;
  /** It is a row of a database by what its class extends. */
  readonly isRow?: boolean;
}

/** A value of a library that gives data on request: a schema, a model, a repository, a query. */
export interface HandleShape {
  readonly kind: "handle";
  /** Id of the schema library. */
  readonly library: string;
  readonly role: "schema" | "model" | "query" | "source";
  /** The data; of a source, by name. */
  readonly of: Lazy;
}

/** What a call of a function decides: what its type parameters stand for. */
export interface Generic {
  readonly parameters: readonly string[];
  /** Where its parameters are declared, when its body is known. */
  readonly program: Program;
  readonly body: FunctionId | undefined;
}

export type Shape =
  /** A doc tag on its type says that it is sensitive. */
  | { readonly kind: "text"; readonly isTagged?: boolean }
  /** `text` of a literal. */
  | { readonly kind: "scalar"; readonly of: ScalarKind; readonly text?: string }
  | ObjectShape
  | { readonly kind: "list"; readonly element: Lazy }
  | { readonly kind: "function"; readonly returns: Lazy; readonly generic?: Generic | undefined }
  | {
      readonly kind: "class";
      readonly name: string;
      readonly instance: Lazy;
      readonly statics: ObjectShape;
      readonly base: Lazy;
    }
  /** A member that is no field: what calling it gives depends on what it was read from. */
  | { readonly kind: "method"; readonly receiver: Shape; readonly name: string }
  /** Something of a package, by its API path. */
  | { readonly kind: "api"; readonly api: string }
  /** A type of a package, by its API path, or one that is not declared anywhere. */
  | {
      readonly kind: "foreign";
      readonly name: string;
      readonly api: string | undefined;
      readonly args: readonly Lazy[];
    }
  /** The answer of a generic call that nobody declared: the data, or an envelope around it. */
  | { readonly kind: "answer"; readonly of: Lazy }
  | HandleShape;

export const text: Shape = { kind: "text" };

/** A shape that carries no text of its own. */
export function scalarShape(of: ScalarKind): Shape {
  return { kind: "scalar", of };
}

/** An object of which nothing but these fields is known. */
export function objectShape(
  name: string | undefined,
  fields: ReadonlyMap<string, ShapeField>,
  rest: Partial<Pick<ObjectShape, "index" | "behind" | "isComplete">> = {},
): ObjectShape {
  const { index, behind, isComplete = true } = rest;
  return { kind: "object", name, fields, index, behind, isComplete };
}

/** Computes at the first call; a declaration that needs itself gets undefined. */
export function lazy(compute: Lazy): Lazy {
  let state: "new" | "running" | "done" = "new";
  let value: Shape | undefined;
  return () => {
    if (state !== "new") return value;
    state = "running";
    value = compute();
    state = "done";
    return value;
  };
}

/** Nothing is known of it. */
export const unknownShape: Lazy = () => undefined;

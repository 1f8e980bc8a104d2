// What Seclog knows about a library that declares data: how its schemas and models are written, and which of its methods give data.
import type { Registered } from "../../base/registry.ts";

/**
 * What a function gives: a kind of value; `object` has the fields of its argument, `list` elements of it; `same` is its argument,
 * `settings` the leaves that its argument describes by their defaults, `either` and `all` put their arguments together, `record` has values of its last argument, `lazy` is what its argument returns.
 */
export type Builds =
  | "text"
  | "number"
  | "boolean"
  | "date"
  | "constant"
  | "unknown"
  | "object"
  | "settings"
  | "list"
  | "same"
  | "either"
  | "all"
  | "record"
  | "lazy";

/** What a method of a model gives: one datum or many, a page or pair of them with a count, or nothing of theirs. */
export type Access = "one" | "many" | "pair" | "rows" | "nothing";

/** What a decorator says of its field. */
export type FieldMeaning =
  /** Options decide: `select: false` is not read, `hidden: true` not written out. */
  | "column"
  /** Data of another model, which is not loaded unless the option `eager` says so. */
  | "relation";

/** A snippet that logs data; `fields` are the paths of the sensitive ones. */
export interface SchemaExample {
  readonly title: string;
  readonly code: string;
  readonly fields: string;
  /** Other files, by path; the snippet is `/app/main.ts`. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Paths are those below a package: `object` for `import { object } from "…"`, `Schema#` for `new Schema()`. */
export interface SchemaLibrary extends Registered {
  readonly title: string;
  readonly modules: readonly string[];
  /** Names under which a package exports everything once more, such as `z`. */
  readonly namespaces?: readonly string[];
  /** Functions that make a schema. */
  readonly builders?: Readonly<Record<string, Builds>>;
  /**
   * Methods and functions that check a value and give it back; `envelope` in its field `data`, `value` or `output`, `part` only what the
   * path that they are given leads to.
   */
  readonly results?: Readonly<Record<string, "data" | "envelope" | "part">>;
  /** Functions that make a model, and which argument describes its fields. */
  readonly models?: Readonly<Record<string, number>>;
  /** Functions that give the model of the class they are given. */
  readonly modelsOf?: readonly string[];
  /** Classes whose subclasses are models. */
  readonly bases?: readonly string[];
  /** Types that are models of their first argument. */
  readonly modelTypes?: readonly string[];
  /** Types that are the data of their first argument. */
  readonly dataTypes?: readonly string[];
  /** Types that are a database: their first argument has the rows of each table. */
  readonly databases?: readonly string[];
  /** What clients are made from whose members are models of a schema file. */
  readonly clients?: readonly string[];
  /** Methods of models, and of managers that are given the class first. */
  readonly access?: Readonly<Record<string, Access>>;
  readonly decorators?: Readonly<Record<string, FieldMeaning>>;
  readonly examples: readonly SchemaExample[];
  /** What looks alike and holds nothing sensitive. */
  readonly silent: readonly Omit<SchemaExample, "fields">[];
}

/** The same meaning for many names. */
export function each<Meaning extends string>(meaning: Meaning, names: string): Readonly<Record<string, Meaning>> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, meaning]),
  );
}

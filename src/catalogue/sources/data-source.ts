// What functions of libraries give: secrets and personal data that their documentation names, whatever variables are called.
import type { Registered } from "../../base/registry.ts";

/**
 * What a value holds: the id of a category, or of a whole object (`environment`, `cookies`, `session`, `token-claims`, `user-info`,
 * `token-response`); or fields by their names. `[]` stands for the elements of a list.
 */
export type Given = string | GivenFields;

export interface GivenFields {
  readonly [field: string]: Given;
}

/** What is known of an argument before the program runs. */
export interface KnownArgument {
  readonly constant: string | undefined;
  /** The argument as the code calls it. */
  readonly label?: string;
  /** The written end of a text whose beginning is not known: `/key.pem` of `path.join(folder, "key.pem")`. */
  readonly ending?: string | undefined;
  readonly fields: ReadonlyMap<string, KnownArgument> | undefined;
  readonly elements: KnownArgument | undefined;
}

/** What a call gives that is called with these arguments, or undefined for nothing that must not be logged. */
export type GivenFor = (args: readonly KnownArgument[]) => Given | undefined;

export type GivenByPath = Readonly<Record<string, Given | GivenFor>>;

export interface DataSource extends Registered {
  readonly title: string;
  /**
   * By package, as it is imported, and by what follows it in the API path of a value: `.sign()`, `.Service#.read().promise()`; `~`
   * stands for any calls of methods in between; without `()` at the end it is a member that is read. Promises give what they are fulfilled with. Globals are the package `global`.
   */
  readonly gives: Readonly<Record<string, GivenByPath>>;
  /** Command objects by their class, and what sending one gives: `client.send(new GetSecretValueCommand(…))`. */
  readonly commands?: Readonly<Record<string, Given | GivenFor>>;
  /** What the last function among the arguments is called with, by package and API path of the call that is given it. */
  readonly hands?: Readonly<Record<string, Readonly<Record<string, readonly (Given | undefined)[]>>>>;
  /** Fields of the first parameter of functions in options, by package and by where they stand: `callbacks.signIn`. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, GivenFields>>>>;
  /** What values of declared types hold, by package and by the name of the type. */
  readonly types?: Readonly<Record<string, Readonly<Record<string, GivenFields>>>>;
  /** Where the results are documented. */
  readonly documentation: string;
  readonly examples: {
    /** Each logs once what a result holds. */
    readonly leaking: readonly string[];
    /** Each logs something of the library that says nothing. */
    readonly safe: readonly string[];
  };
}

/** The same results for several packages: forks, successors, and entry points of their own. */
export function alike(packages: readonly string[], results: GivenByPath): Record<string, GivenByPath> {
  return Object.fromEntries(packages.map((name) => [name, results]));
}

/** The same for all methods of all owners: `.Client#` and `read` make `.Client#.read()`. */
export function each(owners: readonly string[], methods: readonly string[], given: Given): Record<string, Given> {
  return Object.fromEntries(owners.flatMap((owner) => methods.map((method) => [`${owner}.${method}()`, given])));
}

// The command line as the shells' completion sees it: plain data.

/** An option with its spellings, the long one first. */
export interface CompletableOption {
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** The values it takes; file names when there are none. */
  readonly values: readonly string[];
}

/** A command with its options and the words its arguments can be. */
export interface Completable {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletableOption[];
  /** File names when there are none. */
  readonly values: readonly string[];
}

/** A word between single quotes of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

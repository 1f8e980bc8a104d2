// The user's own formats, from the configuration and the command line.
import type { LogFormat } from "../formats/format.ts";
import { createGrokFormat } from "./grok-format.ts";

/** What the user has described. */
export interface UserPatterns {
  /** Grok expressions by the name of their format. */
  readonly formats: Readonly<Record<string, string>>;
  /** Own patterns by name, for use in the expressions. */
  readonly patterns: Readonly<Record<string, string>>;
  /** Further expressions without a name; they are asked first. */
  readonly expressions: readonly string[];
}

/** The formats in the order in which they are asked; throws a `UserError` for one that cannot be used. */
export function createUserFormats({ formats, patterns, expressions }: UserPatterns): readonly LogFormat[] {
  const unnamed = expressions.map((expression, index) => ({
    id: index === 0 ? "grok" : `grok-${index + 1}`,
    expression,
  }));
  const named = Object.entries(formats).map(([id, expression]) => ({ id, expression }));
  return [...unnamed, ...named].map((format) => createGrokFormat({ ...format, definitions: patterns }));
}

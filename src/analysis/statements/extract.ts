// Entry: the logging statements of one text of any language Seclog knows. No I/O; what cannot be read gives no statements and a reason.
import type { GrammarParsers } from "../languages/grammars/grammar.ts";
import { guardText } from "../languages/guard-rails.ts";
import { typescript } from "../languages/typescript/index.ts";
import { grammarOf } from "./file-names.ts";
import { mayHoldStatement } from "./prefilter.ts";
import { programStatements } from "./program-statements.ts";
import type { FileStatements } from "./statement.ts";
import { treeStatements } from "./tree-statements.ts";

/** A text with the path that chooses its language. */
export interface StatementSource {
  readonly path: string;
  readonly text: string;
}

/** What to read besides. */
export interface ExtractOptions {
  /** Read the text also when nothing in it looks like logging. */
  readonly always?: boolean;
}

/** Statements of one text; none for a text that no person wrote or that nests too deep. The parsers it needs must be there. */
export function extractStatements(
  { path, text }: StatementSource,
  grammars: GrammarParsers,
  { always = false }: ExtractOptions = {},
): FileStatements {
  const nothing: FileStatements = { path, statements: [], wrappers: [], constants: [] };
  if (guardText(text)) return nothing;
  const grammar = grammarOf(path);
  // Constants of messages may stand in a file that logs nothing itself.
  if (!always && !mayHoldStatement(text) && !mayHoldConstants(text)) return nothing;
  try {
    if (grammar === undefined) return programStatements(typescript.parse(path, text));
    const parse = grammars.get(grammar);
    return parse ? treeStatements({ path, grammar, root: parse(text) }) : nothing;
  } catch (error) {
    if (error instanceof RangeError) return nothing;
    throw error;
  }
}

// Matches `export const messages`, `enum LogMessage`, `String MSG_`; refuses files without such a name.
const constants =
  /\b\w{0,32}(?:MESSAGES?|[Mm]essages?|MSGS?|_LOG|LOG_)\w{0,32}\s*[:=]|\benum\s+\w{0,40}(?:Message|Msg|Event)/;

function mayHoldConstants(text: string): boolean {
  return constants.test(text);
}

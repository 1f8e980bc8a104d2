// All statements of a project, to be found by the words of a record: each statement is filed once, under its rarest word, so that a
// record has to be compared with few of them.
import type { FileStatements, LogStatement } from "../analysis/statements/statement.ts";
import { createPattern, type MessagePattern } from "./message-match.ts";
import { createResolver } from "./references.ts";
import { statementWords } from "./words.ts";

/** A statement in its file, ready to be compared. */
export interface IndexedStatement {
  readonly path: string;
  readonly statement: LogStatement;
  readonly pattern: MessagePattern;
}

/** Finds statements. */
export interface StatementIndex {
  readonly size: number;
  /** Statements that share their rarest word with the text or field names, each once. */
  candidates(words: ReadonlySet<string>): readonly IndexedStatement[];
  /** Statements of a file in the order of their lines. */
  inFile(path: string): readonly IndexedStatement[];
  readonly paths: readonly string[];
}

// A statement without any whole word has to be compared with every record, so there may be few.
const maxWordless = 200;

/** Indexes what the files say, with the texts of constants that stand in other files. */
export function createStatementIndex(files: readonly FileStatements[]): StatementIndex {
  const resolve = createResolver(files);
  const all = files.flatMap(({ path, statements }) =>
    statements
      .flatMap((statement) => resolve(statement))
      .map((statement): IndexedStatement => {
        return { path, statement, pattern: createPattern(statement.pieces, statement.open) };
      }),
  );
  const words = all.map(({ statement }) => statementWords(statement));
  const frequency = new Map<string, number>();
  for (const word of words.flat()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const filed = new Map<string, IndexedStatement[]>();
  const wordless: IndexedStatement[] = [];
  all.forEach((entry, index) => {
    const rarest = (words[index] ?? []).reduce<string | undefined>((best, word) => {
      return best === undefined || (frequency.get(word) ?? 0) < (frequency.get(best) ?? 0) ? word : best;
    }, undefined);
    if (rarest === undefined) {
      if (wordless.length < maxWordless) wordless.push(entry);
      return;
    }
    const list = filed.get(rarest);
    if (list) list.push(entry);
    else filed.set(rarest, [entry]);
  });
  const byPath = new Map(files.map(({ path }): [string, IndexedStatement[]] => [path, []]));
  for (const entry of all) byPath.get(entry.path)?.push(entry);
  return {
    size: all.length,
    paths: files.map(({ path }) => path),
    candidates(present) {
      const found = [...wordless];
      for (const word of present) found.push(...(filed.get(word) ?? []));
      return found;
    },
    inFile: (path) => byPath.get(path) ?? [],
  };
}

// What one file alone cannot tell: which plain calls are calls of a wrapper, and what a constant of another file says.
import { piecesOf } from "../analysis/statements/message-text.ts";
import type { FileStatements, LogStatement } from "../analysis/statements/statement.ts";

// A name that stands for more texts than this says too little.
const maxTexts = 4;

/** Completes a statement by what all files say: none for a call that is no wrapper's, one for each text a constant may have. */
export function createResolver(files: readonly FileStatements[]): (statement: LogStatement) => readonly LogStatement[] {
  const wrappers = new Set(files.flatMap((file) => file.wrappers.map(({ name, argument }) => `${name} ${argument}`)));
  const constants = new Map<string, Set<string>>();
  const add = (name: string, text: string): void => {
    const texts = constants.get(name);
    if (texts) texts.add(text);
    else constants.set(name, new Set([text]));
  };
  for (const [name, text] of files.flatMap((file) => file.constants)) {
    add(name, text);
    if (name.includes(".")) add(lastNames(name, 1), text);
  }
  const textsOf = (name: string): readonly string[] => {
    const names = [name, lastNames(name, 2), lastNames(name, 1)];
    const texts = names.map((each) => constants.get(each)).find((found) => found !== undefined);
    return texts && texts.size <= maxTexts ? [...texts] : [];
  };
  return (statement) => {
    if (statement.kind === "forward" && !wrappers.has(`${statement.callee} ${statement.argument}`)) return [];
    if (statement.reference === undefined) return [statement];
    return textsOf(statement.reference).map((text) => ({ ...statement, pieces: piecesOf([text]) }));
  };
}

function lastNames(name: string, count: number): string {
  return name.split(".").slice(-count).join(".");
}

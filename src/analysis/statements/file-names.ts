// Which files hold statements that can be read, by their names alone; loads no parser.
import type { GrammarId } from "../languages/grammars/grammar.ts";

const grammarOfExtension: Readonly<Record<string, GrammarId>> = {
  ".py": "python",
  ".pyi": "python",
  ".go": "go",
  ".java": "java",
};

/** The grammar that a path needs, undefined for JavaScript and TypeScript. */
export function grammarOf(path: string): GrammarId | undefined {
  const extension = path.slice(path.lastIndexOf(".")).toLowerCase();
  return Object.hasOwn(grammarOfExtension, extension) ? grammarOfExtension[extension] : undefined;
}

// Parsing with a short memory: a file is analysed itself and looked into from files that import it, often one soon after the other.
import type { Program } from "../program.ts";
import { languageOf } from "./index.ts";

// A program takes some hundred times the memory of its text.
const longestKept = 300_000;

const kept = new Map<string, Program>();
let length = 0;

/** As the language's `parse`; the same path and text may give the same program. */
export function parseProgram(path: string, text: string): Program {
  const known = kept.get(path);
  forget(path);
  const program = known?.text === text ? known : languageOf(path).parse(path, text);
  kept.set(path, program);
  length += text.length;
  for (const oldest of kept.keys()) {
    if (length <= longestKept) break;
    forget(oldest);
  }
  return program;
}

/** How many syntax errors a text has that a repair would make; nothing is kept of it. */
export function countSyntaxErrors(path: string, text: string): number {
  return languageOf(path).countSyntaxErrors(path, text);
}

function forget(path: string): void {
  length -= kept.get(path)?.text.length ?? 0;
  kept.delete(path);
}

// Whether a text still parses with edits in it. Only the function around them is parsed, since a large file may have many places to repair.
import { applyEdits, type TextEdit } from "../../base/edits.ts";
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { FunctionCode, FunctionId } from "../program.ts";

// What a function may be cut out of: an expression, a statement, or a method, whose range begins with its parameters.
const surroundings: readonly (readonly [string, string])[] = [
  ["(", "\n)"],
  ["", "\n"],
  ["class Around extends Object { async *method", "\n}"],
  ["class Around extends Object { ", "\n}"],
];

/** Whether edits within a function leave it as free of syntax errors as it was. */
export function staysParsed(file: FileAnalysis, owner: FunctionId, edits: readonly TextEdit[]): boolean {
  const { program } = file;
  const { range } = outermost(program.functions, owner);
  const isInside = edits.every((edit) => edit.range.start >= range.start && edit.range.end <= range.end);
  const around = isInside
    ? surroundings.find(([before, after]) => errorsIn(file, before + own() + after) === 0)
    : undefined;
  if (!around) return errorsIn(file, applyEdits(program.text, edits)) <= program.syntaxErrors.length;
  const moved = edits.map(({ range: at, newText }) => ({ range: shifted(at, -range.start), newText }));
  return errorsIn(file, around[0] + applyEdits(own(), moved) + around[1]) === 0;

  function own(): string {
    return program.text.slice(range.start, range.end);
  }
}

function outermost(functions: readonly FunctionCode[], owner: FunctionId): { readonly range: Range } {
  let at = functions[owner];
  while (at?.parent !== undefined && at.parent !== 0) at = functions[at.parent];
  return at && at.kind !== "module" ? at : { range: { start: 0, end: 0 } };
}

function shifted({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

function errorsIn({ countSyntaxErrors, program }: FileAnalysis, text: string): number {
  return countSyntaxErrors(program.path, text);
}

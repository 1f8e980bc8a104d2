// Whether a text still parses with edits in it. Only the function around them is parsed, since a large file may have many places to repair.
import { applyEdits, type TextEdit } from "../../base/edits.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { FunctionCode, FunctionId } from "../program.ts";

type Around = readonly [before: string, after: string];

// What a function may be cut out of; the range of a method begins with its parameters.
const asExpression: Around = ["(", "\n)"];
const asMethod: Around = ["class Around extends Object { async *method", "\n}"];
const inClass: Around = ["class Around extends Object { ", "\n}"];

/** Whether edits within a function leave it as free of syntax errors as it was. */
export function staysParsed(file: FileAnalysis, owner: FunctionId, edits: readonly TextEdit[]): boolean {
  const { program } = file;
  const outer = outermost(program.functions, owner);
  if (outer && edits.every(({ range: { start, end } }) => start >= outer.range.start && end <= outer.range.end)) {
    const { start } = outer.range;
    const own = edits.map(({ range, newText }) => ({
      range: { start: range.start - start, end: range.end - start },
      newText,
    }));
    const text = applyEdits(program.text.slice(start, outer.range.end), own);
    const around = outer.kind === "arrow" || outer.kind === "function" ? asExpression : asMethod;
    const ways = [around, around === asExpression ? asMethod : inClass];
    if (ways.some(([before, after]) => file.countSyntaxErrors(program.path, before + text + after) === 0)) return true;
  }
  return file.countSyntaxErrors(program.path, applyEdits(program.text, edits)) <= program.syntaxErrors.length;
}

function outermost(functions: readonly FunctionCode[], owner: FunctionId): FunctionCode | undefined {
  let at = functions[owner];
  while (at?.parent !== undefined && at.parent !== 0) at = functions[at.parent];
  return at?.kind === "module" ? undefined : at;
}

// When a fix may touch a call at all.
import type { Range } from "../../base/text.ts";
import type { Program, ValueId } from "../program.ts";

/** A file with syntax errors is fixed only outside the functions that hold them. */
export function isFixable(program: Program, range: Range): boolean {
  if (program.syntaxErrors.length === 0) return true;
  const enclosing = program.functions
    .filter((code) => code.id !== 0 && code.range.start <= range.start && range.end <= code.range.end)
    .reduce<Range | undefined>(
      (inner, { range: outer }) => (inner && inner.start > outer.start ? inner : outer),
      undefined,
    );
  if (!enclosing) return false;
  return program.syntaxErrors.every(({ range: error }) => error.end < enclosing.start || error.start > enclosing.end);
}

/** Whether evaluating the value can be left out without anybody noticing: names, properties, constants and texts of them. */
export function isPure(program: Program, root: ValueId): boolean {
  const stack: ValueId[] = [root];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const value = program.values[id];
    switch (value?.op) {
      case "load":
      case "global":
      case "this":
      case "constant":
      case "function":
        break;
      case "property":
        stack.push(value.object, ...(value.key < 0 ? [] : [value.key]));
        break;
      case "text":
      case "add":
        stack.push(...value.parts);
        break;
      case "cast":
        stack.push(value.value);
        break;
      case "object":
        stack.push(...value.entries.map((entry) => entry.value));
        break;
      default:
        return false;
    }
  }
  return true;
}

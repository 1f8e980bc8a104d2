// Values as the code calls them, by the text of the program alone.
import type { Program, ValueId } from "../program.ts";

/** `process.env.NODE_ENV`, `this.logger`; what a call gives ends in `()`, and the empty text is for what has no name. */
export function labelIn(program: Program, id: ValueId): string {
  const names: string[] = [];
  let at = id;
  for (let depth = 0; depth < 8; depth++) {
    const value = program.values[at];
    switch (value?.op) {
      case "property":
        if (value.name === undefined) return names.join(".");
        names.unshift(value.name);
        at = value.object;
        break;
      case "cast":
      case "await":
        at = value.value;
        break;
      case "load":
        return [program.bindings[value.binding]?.name ?? "", ...names].join(".");
      case "global":
        return [value.name, ...names].join(".");
      case "this":
        return ["this", ...names].join(".");
      case "call": {
        const callee = labelIn(program, value.callee);
        return [`${callee}()`, ...names].join(".");
      }
      default:
        return names.join(".");
    }
  }
  return names.join(".");
}

/** The part behind the last dot, without the brackets of a call. */
export function lastName(label: string): string {
  return label.slice(label.lastIndexOf(".") + 1).replace(/\(\)$/, "");
}

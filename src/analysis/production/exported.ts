// Where the value stands that a module of the project exports under a name.
import type { Program, ValueId } from "../program.ts";
import { storesOf } from "../redaction/program-index.ts";
import type { ProgramSource } from "../shapes/index.ts";

export interface ExportedPlace {
  readonly program: Program;
  readonly value: ValueId;
}

const maxHops = 4;

/** The value behind an import; undefined for packages and for what is stored more than once. */
export function exportedPlace(
  from: { readonly program: Program; readonly source: ProgramSource },
  specifier: string,
  name: string,
): ExportedPlace | undefined {
  const { source } = from;
  let at: { program: Program; specifier: string; name: string } = { program: from.program, specifier, name };
  for (let hop = 0; hop < maxHops; hop++) {
    const program = source.imported(at.program.path, at.specifier);
    if (!program) return undefined;
    const found = program.exports.findLast((each) => each.name === at.name);
    if (!found) return memberOfDefault(program, at.name);
    if (found.specifier !== undefined) {
      at = { program, specifier: found.specifier, name: found.imported ?? at.name };
      continue;
    }
    if (found.binding === undefined) return found.value < 0 ? undefined : { program, value: found.value };
    const reexported = program.imports.find(({ binding }) => binding === found.binding);
    if (reexported) {
      at = { program, specifier: reexported.specifier, name: reexported.imported };
      continue;
    }
    const [only, ...others] = storesOf(program, found.binding);
    return only === undefined || others.length > 0 ? undefined : { program, value: only };
  }
  return undefined;
}

/** `module.exports = { level }` is imported by name as well. */
function memberOfDefault(program: Program, name: string): ExportedPlace | undefined {
  const whole = program.exports.findLast((each) => each.name === "default");
  const object = whole && program.values[whole.value];
  if (object?.op !== "object") return undefined;
  const entry = object.entries.findLast((each) => each.kind === "field" && each.name === name);
  return entry && { program, value: entry.value };
}

// What a logger of a Program is called: the constants it was made with, such as `new Logger("Auth")` or `pino().child({ module: "auth" })`.
import type { ValueId } from "../program.ts";
import { type ProgramValues, textOf } from "./program-values.ts";
import { nameKeys } from "./vocabulary.ts";

const maxSteps = 8;

/** The name, context or tag of the logger that a value is; undefined when it has none that the source tells. */
export function loggerNameOf(values: ProgramValues, receiver: ValueId): string | undefined {
  let at: ValueId | undefined = receiver;
  for (let step = 0; at !== undefined && step < maxSteps; step++) {
    const value = values.program.values[at];
    if (value?.op === "load") at = values.stored.get(value.binding);
    else if (value?.op === "cast" || value?.op === "await") at = value.value;
    else if (value?.op === "property") at = memberOf(values, at, value.name);
    else if (value?.op === "call") {
      const name = value.args.map((argument) => nameIn(values, argument.value)).find((found) => found !== undefined);
      if (name !== undefined) return name;
      const callee = values.program.values[value.callee];
      at = callee?.op === "property" ? callee.object : undefined;
    } else return undefined;
  }
  return undefined;
}

// `this.logger`: a field with an initial value, or one that is set once anywhere in the file.
function memberOf({ program }: ProgramValues, id: ValueId, name: string | undefined): ValueId | undefined {
  const property = program.values[id];
  if (property?.op !== "property" || name === undefined) return undefined;
  if (program.values[property.object]?.op !== "this") return property.object;
  const field = program.classes
    .flatMap(({ members }) => members)
    .find((member) => member.name === name && member.value >= 0);
  if (field) return field.value;
  const set = program.values.find(
    (value) => value.op === "set-property" && value.name === name && program.values[value.object]?.op === "this",
  );
  return set?.op === "set-property" ? set.value : undefined;
}

function nameIn(values: ProgramValues, id: ValueId): string | undefined {
  const value = values.program.values[id];
  if (value?.op === "constant") return value.kind === "string" && value.text !== "" ? value.text : undefined;
  if (value?.op === "property" && value.name === "name") {
    const owner = values.program.values[value.object];
    return owner?.op === "load" ? values.program.bindings[owner.binding]?.name : undefined;
  }
  if (value?.op !== "object") return undefined;
  for (const key of nameKeys) {
    const entry = value.entries.find((each) => each.kind === "field" && each.name === key);
    const text = entry?.kind === "field" ? textOf(values, entry.value) : undefined;
    if (text?.kind === "literal" && text.text !== "") return text.text;
  }
  return undefined;
}

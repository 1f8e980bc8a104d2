// Addresses that carry credentials, known by their use: whoever reads `new URL(address).password` expects one in `address`.
import type { BindingId, Program, ValueId } from "../program.ts";

const credentialFields = new Set(["password", "username"]);

/** The variables whose text is parsed as a URL of which the user or password is read, and those of the parsed URLs. */
export function credentialUrls(program: Program): ReadonlySet<BindingId> {
  const parsed = new Map<ValueId, BindingId>();
  for (const [id, value] of program.values.entries()) {
    const text =
      value.op === "call" && value.kind === "new" ? urlText(program, value.callee, value.args[0]?.value) : undefined;
    if (text !== undefined) parsed.set(id, text);
  }
  if (parsed.size === 0) return new Set();
  const urls = new Map<BindingId, BindingId>();
  for (const value of program.values) {
    const text = value.op === "store" ? parsed.get(value.value) : undefined;
    if (value.op === "store" && text !== undefined) urls.set(value.binding, text);
  }
  const found = new Set<BindingId>();
  for (const value of program.values) {
    if (value.op !== "property" || value.name === undefined || !credentialFields.has(value.name)) continue;
    const object = program.values[value.object];
    const text = object?.op === "load" ? urls.get(object.binding) : parsed.get(value.object);
    if (text === undefined) continue;
    found.add(text);
    // What was parsed still shows all of it, as its `href`.
    if (object?.op === "load") found.add(object.binding);
  }
  return found;
}

function urlText(program: Program, callee: ValueId, argument: ValueId | undefined): BindingId | undefined {
  const made = program.values[callee];
  const text = argument === undefined ? undefined : program.values[argument];
  return made?.op === "global" && made.name === "URL" && text?.op === "load" ? text.binding : undefined;
}

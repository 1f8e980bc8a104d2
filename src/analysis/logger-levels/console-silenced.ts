// A console whose methods are replaced by functions that do nothing: what is logged through it is gone, also of packages.
import type { Value, ValueId } from "../program.ts";
import { isInBrowser } from "../production/browser.ts";
import { labelIn } from "../production/labels.ts";
import { functionBehind, isEmptyFunction } from "./nowhere.ts";
import type { CallValue, LevelView } from "./level-view.ts";
import type { Silenced } from "./silenced.ts";

type Assignment = Extract<Value, { op: "set-property" }>;

const consoles = new Set(["console", "global.console", "globalThis.console"]);
const writing = new Set(["log", "info", "warn", "error"]);

/** `console.log = () => {}`. */
export function silencedConsole(view: LevelView, assignment: Assignment, id: ValueId): readonly Silenced[] {
  const { program } = view;
  const { name, object, value, start } = assignment;
  if (!consoles.has(labelIn(program, object)) || isInBrowser(program)) return [];
  // `console[method] = …` in a loop over methods.
  if ((name !== undefined && !writing.has(name)) || !isNothing(view, value) || isRestored(view)) return [];
  const range = { start, end: program.values[value]?.end ?? assignment.end };
  const method = name === undefined ? "the console" : `\`console.${name}\``;
  const message = `${method} is replaced by a function that does nothing`;
  return [{ range, at: id, message, confidence: "flow", firm: true }];
}

/** `Object.assign(console, { log() {} })`. */
export function silencedConsoleByAssign(view: LevelView, call: CallValue, id: ValueId): readonly Silenced[] {
  const { program } = view;
  const [target, source] = call.args;
  if (!target || !source || labelIn(program, call.callee) !== "Object.assign") return [];
  if (!consoles.has(labelIn(program, target.value)) || isInBrowser(program)) return [];
  const object = program.values[source.value];
  if (object?.op !== "object") return [];
  const gone = object.entries.flatMap((entry) =>
    entry.kind === "field" && writing.has(entry.name) && isNothing(view, entry.value) ? [entry.name] : [],
  );
  if (gone.length === 0) return [];
  const message = `${gone.map((name) => `\`console.${name}\``).join(", ")} ${gone.length > 1 ? "are" : "is"} replaced by a function that does nothing`;
  return [{ range: { start: call.start, end: call.end }, at: id, message, confidence: "flow", firm: true }];
}

function isNothing(view: LevelView, id: ValueId): boolean {
  const made = functionBehind(view, id);
  if (made !== undefined) return isEmptyFunction(view.program, made);
  return /(?:^|\.)noop(?:\(\))?$/.test(labelIn(view.program, id));
}

/** A method that is put back, or saved to be called, is off for a while only. */
function isRestored(view: LevelView): boolean {
  const { program } = view;
  return program.values.some((value) => {
    if (value.op !== "set-property" || !consoles.has(labelIn(program, value.object))) return false;
    return !isNothing(view, value.value);
  });
}

// What reading levels needs: a file whose values are known, and the other modules of its project.
import type { FileAnalysis } from "../file-analysis.ts";
import type { Value, ValueId } from "../program.ts";
import { memberOf, type OptionView, type Part } from "../redaction/options.ts";
import type { Range } from "../../base/text.ts";
import type { ProjectView } from "../production/settle.ts";

export interface LevelView extends OptionView, ProjectView {
  readonly program: OptionView["program"];
}

export type CallValue = Extract<Value, { op: "call" }>;

/** The view of a file that has been run. */
export function levelView({ program, flow }: FileAnalysis): LevelView {
  const { configuration, types } = flow;
  return { program, values: configuration.values, force: (value) => configuration.force(value), source: types.source };
}

/** What a call gives, as an API path. */
export function apiOfCall(view: LevelView, call: CallValue): string | undefined {
  const callee = view.values[call.callee];
  const api = callee && (callee.api ?? view.force(callee).api);
  return api && `${api}${call.kind === "new" ? "#" : "()"}`;
}

/** An option with the place where it is written, or undefined when the options have none of this name. */
export interface WrittenOption {
  readonly part: Part;
  /** The whole entry, when it stands in this file. */
  readonly range: Range | undefined;
  /** The value that stands in the entry. */
  readonly written: ValueId;
}

/** The option of this name. */
export function optionOf(view: LevelView, options: Part, name: string): WrittenOption | undefined {
  const part = memberOf(view, options, name);
  if (!part) return undefined;
  const value = view.program.values[options.id];
  const entry =
    value?.op === "object" ? value.entries.findLast((each) => each.kind === "field" && each.name === name) : undefined;
  return { part, range: entry?.range, written: entry?.value ?? part.id };
}

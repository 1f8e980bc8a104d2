// The redaction in options of pino, and of everything that hands its options to pino.
import { noValue, type ValueId } from "../program.ts";
import type { EffectView } from "./effect-walk.ts";
import {
  branches,
  isOpen,
  memberAt,
  memberOf,
  textsOf,
  type OptionView,
  type Part,
  type WrittenText,
} from "./options.ts";
import type { RecordEffect } from "./record-effect.ts";
import type { Redaction } from "./redaction.ts";

export interface ConfigurationView extends OptionView, EffectView {}

/** The `redact` option as it is written. */
export interface RedactOption {
  readonly part: Part;
  readonly paths: readonly WrittenText[];
  readonly isComplete: boolean;
  readonly censor: Part | undefined;
  readonly remove: boolean;
}

/** The `redact` of a logger's options, or undefined when it has none. */
export function redactOption(view: OptionView, options: Part): RedactOption | undefined {
  const part = memberOf(view, options, "redact");
  if (!part || isNothing(view, part)) return undefined;
  const lists = branches(view, part).map((branch) => {
    const paths = memberOf(view, branch, "paths");
    return textsOf(view, paths ?? branch);
  });
  // Of two branches only what both have is sure.
  const [first = { texts: [], isComplete: false }, ...others] = lists;
  const shared = first.texts.filter(({ text }) =>
    others.every(({ texts }) => texts.some((other) => other.text === text)),
  );
  const isComplete = lists.every((list) => list.isComplete && list.texts.length === shared.length);
  const remove = memberOf(view, part, "remove")?.value.constant === "true";
  return { part, paths: shared, isComplete, censor: memberOf(view, part, "censor"), remove };
}

function isNothing(view: OptionView, { id, value }: Part): boolean {
  const operation = view.program.values[id];
  const isConstant = operation?.op === "constant" && (operation.kind === "undefined" || operation.kind === "null");
  return isConstant || value.constant === "false";
}

/** What pino makes of these options. */
export function readPino(view: ConfigurationView, options: Part): Redaction {
  const redact = redactOption(view, options);
  const formatter = memberAt(view, options, ["formatters", "log"]);
  const effects = formatter ? effectsOf(view, formatter) : [];
  const hook = memberAt(view, options, ["hooks", "logMethod"]);
  const serializers = readSerializers(view, memberOf(view, options, "serializers"));
  return {
    library: "pino",
    effects,
    serializers,
    paths: redact?.paths.map(({ text }) => text),
    isOpen: (redact ? !redact.isComplete : isUnknown(view, options)) || hook !== undefined,
  };
}

/** Options that come from somewhere else may hold a redaction. */
function isUnknown(view: OptionView, options: Part): boolean {
  const value = view.program.values[options.id];
  if (value === undefined || value.op === "constant") return false;
  return isOpen(view, options);
}

/** The functions of a `serializers` option by the field they are for. */
export function readSerializers(view: ConfigurationView, part: Part | undefined): ReadonlyMap<string, RecordEffect> {
  const found = new Map<string, RecordEffect>();
  for (const name of part?.value.fields?.keys() ?? []) {
    const member = part && memberOf(view, part, name);
    const [effect] = member ? effectsOf(view, member) : [];
    if (effect) found.set(name, effect);
  }
  return found;
}

/** The effects of the functions that a part may be. */
export function effectsOf(view: EffectView, part: Part): readonly RecordEffect[] {
  return part.value.functions.flatMap((ref) => view.effectOf(ref) ?? []);
}

/** A part at an argument of a call, or at a path below it. */
export function argumentPart(args: readonly { readonly value: ValueId }[], index: number): ValueId {
  return args[index]?.value ?? noValue;
}

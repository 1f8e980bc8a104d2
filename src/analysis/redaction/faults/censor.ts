// Functions that are to take the place of a secret with something harmless, and give most of it back.
import type { FunctionId, Value, ValueId } from "../../program.ts";
import { trackParameter, valuesIn, type Walk } from "../effect-walk.ts";
import type { Part } from "../options.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { faultAt, type Fault } from "./fault.ts";

/** What is left of a secret may not be longer than this; a prefix of eight characters still tells whose it is. */
const longestRest = 7;

/** The faults of a censor: it returns the value itself, or a part that is too long. */
export function censorFaults(view: ConfigurationView, censor: Part, name: string): readonly Fault[] {
  return censor.value.functions.flatMap((ref) =>
    ref.module ? [] : functionFaults(view, ref.id, { name, at: censor.id }),
  );
}

function functionFaults(
  view: ConfigurationView,
  id: FunctionId,
  { name, at }: { readonly name: string; readonly at: ValueId },
): readonly Fault[] {
  const walk = trackParameter(view, id, 0);
  const returned = valuesIn(view, [id]).flatMap((each) => {
    const value = view.program.values[each];
    return value?.op === "return" && value.value >= 0 ? [value.value] : [];
  });
  const gives = returned.length > 0 && returned.every((each) => isValueItself(walk, each));
  if (gives && walk.masks.length === 0) {
    return [faultAt(view, [at], `\`${name}\` returns the value itself, so nothing is masked; return a fixed text`)];
  }
  for (const part of valuesIn(view, [id])) {
    const rest = restOf(walk, view.program.values[part]);
    if (rest)
      return [faultAt(view, [part], `\`${name}\` leaves ${rest} readable; keep at most four characters, or none`)];
  }
  return [];
}

/** `hidden ? "***" : value` is the value on one side only. */
function isValueItself(walk: Walk, id: ValueId): boolean {
  const value = walk.view.program.values[id];
  if (value?.op === "join") return value.inputs.every((input) => isValueItself(walk, input));
  return walk.aliases.get(id)?.path.length === 0;
}

/** What `value.slice(0, 12)` and `value.substring(4)` leave, when it is too much. */
function restOf(walk: Walk, value: Value | undefined): string | undefined {
  if (value?.op !== "call") return undefined;
  const { program, values } = walk.view;
  const callee = program.values[value.callee];
  if (callee?.op !== "property" || !walk.aliases.has(callee.object)) return undefined;
  const [from, to] = value.args.map((argument) => Number(values[argument.value]?.constant ?? NaN));
  if (from === undefined || Number.isNaN(from) || (to !== undefined && Number.isNaN(to))) return undefined;
  if (callee.name === "substr") return to !== undefined && to > longestRest ? `${to} characters` : undefined;
  if (callee.name !== "slice" && callee.name !== "substring") return undefined;
  if (to === undefined) {
    if (from < 0) return -from > longestRest ? `the last ${-from} characters` : undefined;
    return from === 0 ? "all of it" : `all but the first ${from} characters`;
  }
  if (to < 0) return from === 0 ? `all but the last ${-to} characters` : undefined;
  return to - from > longestRest ? `${to - from} characters` : undefined;
}

// Whether production comes to a place of the code.
import type { Program, ValueId } from "../program.ts";
import { conditionsOf, makerOf, placeOf, type Condition } from "./places.ts";
import { holdsInProduction, type ProjectView } from "./settle.ts";

/** `never`: by the code itself; `unset`: only when a setting asks for more talk; `unknown`: something else decides. */
export type Reached = "always" | "never" | "unset" | "unknown";

/** A loop over a list runs for what is in the list. */
function isIterated({ values }: Program, test: ValueId): boolean {
  return values.some((value) => value.op === "element" && value.of === test);
}

/** The conditions of a value's block and of the functions around it that are written in conditions themselves. */
export function conditionsAt(program: Program, id: ValueId): readonly Condition[] {
  const conditions: Condition[] = [];
  let at: ValueId | undefined = id;
  for (let depth = 0; at !== undefined && depth < 4; depth++) {
    const place = placeOf(program, at);
    const code = place && program.functions[place.function];
    if (!place || !code) break;
    conditions.push(...conditionsOf(code, place.block).filter(({ test }) => !isIterated(program, test)));
    at = code.id === 0 ? undefined : makerOf(program, code.id);
  }
  return conditions;
}

// Settings that make a program talkative; refuses those that switch features on.
const talk = /debug|verbose|\btrace\b|_trace\b|\bdev\b|_dev\b|log_?level/i;

function asksForTalk({ values, text }: Program, test: ValueId): boolean {
  const value = values[test];
  return value !== undefined && talk.test(text.slice(value.start, value.end));
}

/** What becomes of a value in production. */
export function reachedInProduction(view: ProjectView, id: ValueId): Reached {
  let reached: Reached = "always";
  for (const { test, holds } of conditionsAt(view.program, id)) {
    const known = holdsInProduction(view, test);
    if (known && known.holds !== holds) {
      if (known.firm) return "never";
      return asksForTalk(view.program, test) ? "unset" : "unknown";
    }
    if (!known) reached = "unknown";
  }
  return reached;
}

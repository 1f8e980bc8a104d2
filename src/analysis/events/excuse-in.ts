// What the texts of a refusal speak of: who reads `Upgrade to Pro` was not found out to do what is forbidden.
import { excuseOf, type Excuse } from "../../catalogue/events/excuses.ts";
import { asksForFactor } from "../../catalogue/events/second-factor.ts";
import type { Program, ValueId } from "../program.ts";
import type { Refusal } from "./refusals.ts";
import { constantText } from "./users-of.ts";

/** What the texts say that the refusal, or the answers of its block, are given. */
export function excuseIn(
  program: Program,
  ops: readonly ValueId[],
  { op, how }: Pick<Refusal, "op" | "how">,
): Excuse | undefined {
  const spoken = ops.filter((each) => each === op || how === "answered");
  for (const id of spoken) {
    const excuse = textsOf(program, id)
      .map((text) => excuseOf(text))
      .find((each) => each !== undefined);
    if (excuse !== undefined) return excuse;
  }
  return undefined;
}

/** Whether the answers of a block say a sentence, so that the status alone does not tell why. */
export function speaksIn(program: Program, ops: readonly ValueId[]): boolean {
  return ops.some((op) => textsOf(program, op).some((text) => /\S \S/.test(text)));
}

/** Whether the answers of a block ask for a second factor: `{ mfaRequired: true }`, `"Two-factor code required"`. */
export function asksFactorIn(program: Program, ops: readonly ValueId[]): boolean {
  return ops.some(
    (op) => textsOf(program, op).some((text) => asksForFactor(text)) || flagsOf(program, op).some(asksForFactor),
  );
}

/** Names of fields that are `true` in what a call is given. */
function flagsOf(program: Program, id: ValueId): readonly string[] {
  const value = program.values[id];
  const given = value?.op === "call" ? value.args.map((argument) => program.values[argument.value]) : [];
  return given.flatMap((object) =>
    object?.op === "object"
      ? object.entries.flatMap((entry) =>
          entry.kind === "field" && constantText(program, entry.value) === "true" ? [entry.name] : [],
        )
      : [],
  );
}

function textsOf(program: Program, id: ValueId): readonly string[] {
  const value = program.values[id];
  if (value?.op === "call") return value.args.flatMap((argument) => textsIn(program, argument.value, 0));
  return value?.op === "throw" || value?.op === "return" ? textsIn(program, value.value, 0) : [];
}

const says = new Set(["message", "msg", "error", "code", "reason", "detail", "title", "description"]);

/** `errors.license.higherPlan`: the text stands elsewhere under a name that says the same. */
function named(program: Program, id: ValueId): readonly string[] {
  const value = program.values[id];
  return value?.op === "property" && value.name !== undefined ? [value.name] : [];
}

const deepestText = 3;

function textsIn(program: Program, id: ValueId, depth: number): readonly string[] {
  const value = program.values[id];
  if (!value || depth > deepestText) return [];
  const below = (part: ValueId): readonly string[] => textsIn(program, part, depth + 1);
  switch (value.op) {
    case "constant":
      return value.kind === "string" ? [value.text] : [];
    case "text":
    case "add":
      return value.parts.flatMap(below);
    case "cast":
    case "await":
      return below(value.value);
    case "object":
      return value.entries.flatMap((entry) =>
        entry.kind === "field"
          ? [...below(entry.value), ...(says.has(entry.name) ? named(program, entry.value) : [])]
          : [],
      );
    case "call":
      return value.args.flatMap((argument) => below(argument.value));
    default:
      return [];
  }
}

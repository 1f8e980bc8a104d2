// Calls that check something of which security depends: by the API of a library, by what a function of the project does, or by its name.
import type { Confidence } from "../../base/finding.ts";
import { checkOfFunction, checkOfName } from "../../catalogue/security-checks/index.ts";
import type { SecurityCheck } from "../../catalogue/security-checks/security-check.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { Program, ValueId } from "../program.ts";
import { labelIn } from "../production/labels.ts";
import { placeOf } from "../production/places.ts";
import { checkInside, deepest, functionsCalled, logsInside } from "./functions-called.ts";
import type { CallValue, FoundFunction, SwallowView } from "./swallow-view.ts";
import { valuesOf } from "../values-of.ts";

export interface CalledCheck {
  readonly check: SecurityCheck;
  readonly call: ValueId;
  /** As the code calls it. */
  readonly label: string;
  readonly confidence: Confidence;
}

// Methods that say what they check by their object only: `jwtService.verify`.
const generic = new Set(
  "verify verifyAsync validate validateAsync check authenticate compare enforce decode unseal decrypt".split(" "),
);

/** The check that a call makes, or undefined; one that logs its failure itself is left out. */
export function checkCalled(view: SwallowView, call: CallValue, id: ValueId): CalledCheck | undefined {
  const label = labelIn(view.program, call.callee);
  if (isPretended(view, call, id)) return undefined;
  const api = view.file.flow.values[call.callee]?.api;
  const known = api === undefined ? undefined : checkOfFunction(api);
  if (known) return { check: known, call: id, label: label || api || "", confidence: "flow" };
  if (call.kind !== "call") return undefined;
  const promised = promisified(view, call);
  if (promised) return { check: promised, call: id, label, confidence: "flow" };
  if (api !== undefined && api.startsWith("global:")) return undefined;
  const named = checkOfName(nameOf(label));
  const functions = functionsCalled(view, call);
  if (!named) return checkOfBody(view, functions, { call: id, label });
  if (functions.some((found) => logsInside(view, found))) return undefined;
  const inner = functions.map((found) => checkInside(view, found)).find((found) => found !== undefined);
  return { check: inner ?? named, call: id, label, confidence: inner ? "flow" : "name" };
}

/** Longer functions do more than to check. */
const longestBody = 600;

/** A short function of any name that is made of a check. */
function checkOfBody(
  view: SwallowView,
  functions: readonly FoundFunction[],
  called: Pick<CalledCheck, "call" | "label">,
): CalledCheck | undefined {
  for (const found of functions) {
    const range = found.program.functions[found.id]?.range;
    if (!range || range.end - range.start > longestBody || logsInside(view, found)) continue;
    const check = checkInside(view, found, deepest);
    if (check) return { ...called, check, confidence: "flow" };
  }
  return undefined;
}

const pretending = new Set(["dummy", "fake", "timing", "equalize", "decoy"]);

// Functions in which a failure of a check is no attempt: who signs out needs no valid token, what is revoked need not be valid, and a key for counting takes what there is.
const harmless = /^(?:log|sign)_?out|^revoke|^key_?generator$/i;

/** A check of nothing, which only takes as long as a real one; one of what was signed on the spot; one on which nothing depends. */
function isPretended({ program }: SwallowView, call: CallValue, id: ValueId): boolean {
  const place = placeOf(program, id);
  const own = place ? (program.functions[place.function]?.name ?? "") : "";
  if (harmless.test(own) || call.args.some(({ value }) => /(?:^|\.)sign$/.test(calleeOf(program, value)))) return true;
  const names = [own, ...call.args.map(({ value }) => labelIn(program, value))];
  return names.some((name) => splitWords(name).some((word) => pretending.has(word)));
}

function calleeOf(program: Program, id: ValueId): string {
  const value = program.values[id];
  return value?.op === "call" ? labelIn(program, value.callee) : "";
}

/** The words that say what is checked: of the function, and for a method that leaves it open, of its object. */
function nameOf(label: string): string {
  const parts = label.split(".");
  const last = parts.at(-1) ?? "";
  if (!generic.has(last)) return last;
  const object = parts.at(-2)?.replace(/\(\)$/, "") ?? "";
  const verb = splitWords(last)[0] ?? "";
  return object === "this" || object === "" ? last : `${verb}_${splitWords(object).join("_")}`;
}

/** `promisify(jwt.verify)(token, key)`, also through a variable. */
function promisified(view: SwallowView, call: CallValue): SecurityCheck | undefined {
  const { values } = view.file.flow;
  const made = values[call.callee]?.api;
  if (made === undefined || !/^module:(?:node:)?util\.promisify\(\)$/.test(made)) return undefined;
  const inner = values[call.callee]?.fields?.get("(0)")?.api;
  const found = inner ?? promisedApi(view);
  return found === undefined ? undefined : checkOfFunction(found);
}

/** Of a file that promisifies one function, that one. */
function promisedApi({ program, file }: SwallowView): string | undefined {
  const found = valuesOf(program, "call").flatMap(({ value }) => {
    if (!/util\.promisify$/.test(file.flow.values[value.callee]?.api ?? "")) return [];
    return file.flow.values[value.args[0]?.value ?? -1]?.api ?? [];
  });
  return found.length === 1 ? found[0] : undefined;
}

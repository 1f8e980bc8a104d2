// Faults of functions that are to mask: a result that is thrown away, a copy that is changed and not returned, a pattern that stops
// after its first match.
import { operandsOf } from "../../operands.ts";
import { noValue, type FunctionCode, type Value, type ValueId } from "../../program.ts";
import { trackParameter, valuesIn } from "../effect-walk.ts";
import { isPattern } from "../key-lists.ts";
import { codePattern } from "../pattern.ts";
import type { ConfigurationView } from "../read-pino.ts";
import type { RecordEffect } from "../record-effect.ts";
import { faultAt, mendedBy, isMaskText, isMaskingName, type Fault } from "./fault.ts";

type CallValue = Extract<Value, { op: "call" }>;

// What a file without any function or call that masks does not hold.
const masksSomething =
  /replace(?:All)?\(|omit|redact|mask|scrub|censor|sanitiz|obfuscat|anonymi[sz]|hide|strip|cleanse|filterSensitive|pii/i;

/** The faults of all functions of a file. */
export function functionFaults(view: ConfigurationView): readonly Fault[] {
  if (!masksSomething.test(view.program.text)) return [];
  const used = usedValues(view);
  const owners = ownersOf(view);
  const found: Fault[] = [];
  for (const [id, value] of view.program.values.entries()) {
    if (value.op !== "call") continue;
    const owner = view.program.functions[owners.get(id) ?? 0];
    if (!used.has(id)) found.push(...unusedFaults(view, value, { id, owner }));
    else found.push(...firstOnlyFaults(view, value, { id, owner }));
  }
  for (const code of view.program.functions) {
    if (!isMaskingName(code.name) || isOnlyCleaning(code.name) || code.parameters.length === 0) continue;
    const effect = view.effectOf({ id: code.id, module: undefined });
    if (effect && effect.returns === "same") found.push(...copyFaults(view, effect, code));
  }
  return found;
}

/** `stripRunIds` and `hideMenu` mask nothing that is secret. */
function isOnlyCleaning(name: string): boolean {
  return (
    /^(?:strip|hide|cleanse)/i.test(name) &&
    !/secret|sensitive|password|token|credential|card|email|private/i.test(name)
  );
}

/** Values that another value, a branch or a return makes use of. */
function usedValues({ program }: ConfigurationView): ReadonlySet<ValueId> {
  const used = new Set<ValueId>();
  for (const value of program.values) for (const id of operandsOf(value)) used.add(id);
  for (const { blocks } of program.functions) {
    for (const { end } of blocks) {
      if (end.kind === "branch") used.add(end.test);
      if (end.kind === "switch") used.add(end.value);
    }
  }
  return used;
}

function ownersOf({ program }: ConfigurationView): ReadonlyMap<ValueId, number> {
  const owners = new Map<ValueId, number>();
  for (const { id, blocks } of program.functions)
    for (const { ops } of blocks) for (const op of ops) owners.set(op, id);
  return owners;
}

interface Place {
  readonly id: ValueId;
  readonly owner: FunctionCode | undefined;
}

const lodashOmit = /^module:(?:lodash|lodash-es|underscore|radash|es-toolkit|remeda|ramda)(?:[./]omit(?:By|Deep)?)$/;

/** A call that only gives something, and nobody takes it. */
function unusedFaults(view: ConfigurationView, call: CallValue, place: Place): readonly Fault[] {
  if (isReplace(view, call)) {
    const replacement = view.values[call.args[1]?.value ?? noValue]?.constant;
    const isMask = replacement !== undefined && (isMaskText(replacement) || isMaskingName(place.owner?.name ?? ""));
    if (!isMask) return [];
    const message = "The result of `replace` is thrown away, so the text stays as it is; use what it returns";
    const name = changeableReceiver(view, call);
    const fault = faultAt(view, [place.id], message);
    return [name === undefined ? fault : mendedBy(fault, { kind: "assign", name })];
  }
  const callee = view.values[call.callee];
  if (callee?.api !== undefined && lodashOmit.test(callee.api)) {
    return [faultAt(view, [place.id], "`omit` gives a copy, which is thrown away; use what it returns")];
  }
  const name = (callee?.label ?? "").split(".").at(-1) ?? "";
  if (!isMaskingName(name)) return [];
  const effects = (callee?.functions ?? []).map((ref) => view.effectOf(ref));
  const [effect] = effects;
  const gives = effect && (effect.returns === "copy" || effect.returns === "text") && !effect.unknown;
  const isPure = effect?.masks.every((mask) => mask.kind === "text" || mask.onCopy) === true;
  if (!gives || !isPure || effect.masks.length === 0 || effects.length !== 1) return [];
  return [faultAt(view, [place.id], `\`${name}\` gives a masked copy, which is thrown away; use what it returns`)];
}

/** The variable on which a method is called, when it may be assigned. */
function changeableReceiver({ program }: ConfigurationView, call: CallValue): string | undefined {
  const callee = program.values[call.callee];
  const receiver = callee?.op === "property" ? program.values[callee.object] : undefined;
  const binding = receiver?.op === "load" ? program.bindings[receiver.binding] : undefined;
  return binding && /^(?:let|var|parameter)$/.test(binding.kind) ? binding.name : undefined;
}

function isReplace(view: ConfigurationView, call: CallValue): boolean {
  const callee = view.program.values[call.callee];
  return (
    callee?.op === "property" && (callee.name === "replace" || callee.name === "replaceAll") && call.args.length === 2
  );
}

const textNames = /^(?:text|message|msg|line|str|string|input|log|output|content|data|value|info\.message)$/i;
// A pattern that takes the whole text, or all of the rest of it.
const takesAll = /^\/\^|(?:\.[*+]|\$)\/[a-z]*$/;

/** A mask over a whole text that stops after the first match. */
function firstOnlyFaults(view: ConfigurationView, call: CallValue, { id, owner }: Place): readonly Fault[] {
  if (!isReplace(view, call) || !owner || !isMaskingName(owner.name)) return [];
  const callee = view.program.values[call.callee];
  const method = callee?.op === "property" ? callee.name : undefined;
  const receiver = callee?.op === "property" ? view.values[callee.object] : undefined;
  const pattern = view.values[call.args[0]?.value ?? noValue]?.constant;
  const replacement = view.values[call.args[1]?.value ?? noValue]?.constant;
  if (method !== "replace" || pattern === undefined || replacement === undefined || !isMaskText(replacement)) return [];
  if (!textNames.test(receiver?.label ?? "")) return [];
  const isOnce = isPattern(pattern) ? !codePattern(pattern).isGlobal && !takesAll.test(pattern) : true;
  if (!isOnce) return [];
  const remedy = isPattern(pattern) ? "add the flag `g`" : "use `replaceAll`";
  const message = `This \`replace\` masks the first match only, and a second one in the same text is logged in full; ${remedy}`;
  return [{ ...faultAt(view, [id], message), confidence: "type", repair: { kind: "every-match" } }];
}

/** A function that masks fields of a copy and gives back the original; `at` is the function, or where it is used. */
export function copyFaults(
  view: ConfigurationView,
  effect: RecordEffect,
  at: FunctionCode | ValueId,
): readonly Fault[] {
  const [mask] = effect.masks;
  const isOnCopy = effect.masks.every((each) => each.kind !== "text" && each.onCopy);
  if (!mask || !isOnCopy || effect.returns !== "same" || effect.unknown) return [];
  const message = "The fields are masked in a copy, but the original is returned; return the copy";
  if (typeof at === "number") return [faultAt(view, [at], message)];
  if (passesCopyOn(view, at)) return [];
  return [{ ...faultAt(view, [], message), range: mask.kind === "field" ? mask.range : at.range }];
}

/** The copy is used for something else than the result. */
function passesCopyOn(view: ConfigurationView, code: FunctionCode): boolean {
  const walk = trackParameter(view, code.id, 0);
  return valuesIn(view, walk.functions).some((id) => {
    const value = view.program.values[id];
    const isCall = value?.op === "call" && !walk.aliases.has(id);
    return isCall && value.args.some((argument) => walk.aliases.get(argument.value)?.copy === true);
  });
}

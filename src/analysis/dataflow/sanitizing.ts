// Calls that make a value safe: by catalogue, by the name of the function, by configuration, or by taking line breaks out.
import { sanitizerByName, sanitizerOf, type Sanitizer } from "../../catalogue/sanitizers/index.ts";
import { remembered } from "../../base/remembered.ts";
import type { Range } from "../../base/text.ts";
import { clean, unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { flat } from "./evaluate.ts";
import { flattened } from "./exposures.ts";
import { dependOn, functionFact, type Frame } from "./flow-context.ts";
import { configurationView } from "../redaction/gather.ts";
import { fateOf, type RecordEffect } from "../redaction/record-effect.ts";
import { removedLineBreaks } from "./line-breaks.ts";
import { escapesLineBreaks } from "./propagation.ts";
import { unionLineBreaks, unionTaints, type LineBreakSet, type Taint } from "./taint.ts";
import { withoutFields } from "./whole-objects.ts";

/** The result of a call that cleans what it is given, or undefined for any other call. */
export function sanitized(frame: Frame, call: Call): Abstract | undefined {
  const { context } = frame;
  if (call.value.kind !== "call") return undefined;
  const configured = [call.name, call.label].find((name) => context.sanitizers.has(name));
  if (configured !== undefined) {
    context.usedSanitizers.add(configured);
    return clean;
  }
  const library = call.callee.api === undefined ? undefined : librarySanitizer(call.callee.api);
  if (library?.keys) return selected(call, library.keys);
  const effect =
    library?.effect ?? (isLocal(call) || showsItsWork(frame, call) ? undefined : sanitizerByName(call.name));
  if (effect === undefined) return undefined;
  if (effect !== "removes-newlines") return maskedByBody(frame, call) ?? clean;
  const taints = call.args.map((argument) => flattened(argument)).reduce(unionTaints, []);
  return { ...unknown, taints: removeLineBreaks(flat(taints), "both") };
}

// An API path: where it comes from, the module or global, and the members that follow.
const apiPath = /^(module|global):((?:@[^/]+\/)?[^.(#]+)\.?(.*)$/;

const librarySanitizer = remembered((api): Sanitizer | undefined => {
  const [, origin, name = "", members = ""] = apiPath.exec(api) ?? [];
  // `hash.update(x)` gives the hash back.
  const path = members.replaceAll(".update()", "");
  if (origin === "global") return sanitizerOf("", path === "" ? name : `${name}.${path}`);
  return sanitizerOf(name, path === "" ? "default" : path);
});

/** `omit(user, "password")` and `pick(user, ["id"])`: the object with the fields that are left. */
function selected({ args }: Call, keys: NonNullable<Sanitizer["keys"]>): Abstract {
  const [object = unknown, ...rest] = args;
  const named = new Set(
    rest.flatMap((argument) => [argument, ...(argument.fields?.values() ?? [])]).map(({ constant }) => constant),
  );
  const keeps = (name: string): boolean => named.has(name) === (keys === "kept-keys");
  const fields = new Map([...(object.fields ?? [])].filter(([name]) => keeps(name)));
  const selection = { ...object, fields: object.fields && fields, label: "" };
  if (keys === "kept-keys") return { ...selection, taints: object.taints.filter(({ kind }) => kind !== "object") };
  return withoutFields(
    selection,
    [...named].flatMap((name) => name ?? []),
  );
}

/** A function whose body is at hand is judged by it and not by its name, unless it says that it hashes or masks. */
function isLocal(call: Call): boolean {
  return call.callee.functions.length > 0 && sanitizerByName(call.name) === "removes-newlines";
}

const maxMasked = 40;

/** What a mask of the project leaves of an object, when its body says which keys it masks; undefined when nothing of it is left. */
function maskedByBody({ context, function: code }: Frame, { callee, args }: Call): Abstract | undefined {
  const [ref, ...others] = callee.functions;
  const [object] = args;
  if (!ref || others.length > 0 || !object?.fields || object.fields.size > maxMasked) return undefined;
  if (!ref.module) dependOn(context, functionFact(ref.id), code.id);
  const effect = ref.module ? ref.module.effects.get(ref.id) : configurationView(context).effectOf(ref);
  if (
    !effect ||
    effect.unknown ||
    effect.masks.length === 0 ||
    (effect.returns !== "same" && effect.returns !== "copy")
  )
    return undefined;
  const left = [...object.fields].filter(([name]) => fateOf(effect, [name]).kind === "at");
  const kept = left.map(([name, field]): [string, Abstract] => [name, leftBelow(field, effect, [name])]);
  return kept.length > 0 ? { ...unknown, fields: new Map(kept) } : undefined;
}

/** The field with what is masked below it taken out. */
function leftBelow(field: Abstract, effect: RecordEffect, path: readonly string[]): Abstract {
  if (!field.fields || path.length > 3) return field;
  const left = [...field.fields].filter(([name]) => fateOf(effect, [...path, name]).kind === "at");
  const fields = left.map(([name, below]): [string, Abstract] => [name, leftBelow(below, effect, [...path, name])]);
  return { ...field, taints: [], fields: new Map(fields) };
}

/** A mask without branches and loops that gives its argument back with some fields replaced: those are what it masks, and no more. */
function showsItsWork({ context, function: code }: Frame, { callee }: Call): boolean {
  const [ref, ...others] = callee.functions;
  if (!ref || ref.module || others.length > 0) return false;
  dependOn(context, functionFact(ref.id), code.id);
  const { program, summaries } = context;
  const blocks = program.functions[ref.id]?.blocks;
  const returns = summaries.get(ref.id)?.returns;
  const isStraight = blocks?.every(({ end }) => end.kind === "jump" || end.kind === "exit") === true;
  if (!isStraight || !returns?.fields || returns.fields.size === 0) return false;
  return returns.taints.some(({ parameter, flat }) => parameter?.function === ref.id && !flat);
}

/** The value with the line breaks marked that this call takes out. */
export function withoutLineBreaks(value: Abstract, call: Call): Abstract {
  const set = lineBreaksTaken(call);
  return set === "none" ? value : { ...value, taints: removeLineBreaks(value.taints, set) };
}

function lineBreaksTaken(call: Call): LineBreakSet {
  if (call.api && escapesLineBreaks.has(call.api)) return "both";
  const { method, args } = call;
  const pattern = args[0]?.constant;
  if ((method !== "replace" && method !== "replaceAll") || pattern === undefined) return "none";
  // A regular expression keeps its slashes, see `Abstract.constant`.
  const isRegExp = /^\/.+\/[a-z]*$/s.test(pattern);
  const { cr, lf } = removedLineBreaks(method, pattern, isRegExp);
  if (cr && lf) return "both";
  return cr ? "cr" : lf ? "lf" : "none";
}

function removeLineBreaks(taints: readonly Taint[], set: LineBreakSet): readonly Taint[] {
  return taints.map((taint) => ({ ...taint, removed: unionLineBreaks(taint.removed, set) }));
}

// Any character, or each of a class of letters or digits: `/./g`, `/\w(?=\w{4})/g`; refuses `/[^\w]/g` and `/[\r\n]/g`.
const anyCharacter =
  /^\/(?:\(\?<[=!][^()]*\))?(?:\.|\\[wSd]|\[(?!\^)[^\]]*(?:a-z|A-Z|0-9|\\[wSd])[^\]]*\])(?:[+*]|\{\d*,?\d*\})?(?:\(\?[=!][^()]*\))?\/[a-z]*$/;
// What is put in the place of a secret: stars, dots, a word; refuses a single letter.
const maskMark = /\*{2,}|•{2,}|x{3,}|X{3,}|\.{3,}|redact|mask|hidden|secret|censor|filtered|removed/i;

/** Whether a replacement puts a mask in the place of most of the text. */
export function isMasked({ method, args }: Call): boolean {
  if (method !== "replace" && method !== "replaceAll") return false;
  const [pattern, replacement] = args.map(({ constant }) => constant);
  if (pattern === undefined || replacement === undefined) return false;
  if (anyCharacter.test(pattern)) return !replacement.includes("$");
  return pattern.startsWith("/") && maskMark.test(replacement);
}

const longestHarmlessPart = 4;

/** `card.slice(-4)` shows too little to matter. */
export function shortened(value: Abstract, call: Call): Abstract {
  const { method, args } = call;
  if (method !== "slice" && method !== "substring" && method !== "substr" && method !== "at" && method !== "charAt") {
    return value;
  }
  const range = numbers(args);
  const isOne = method === "at" || method === "charAt";
  // `slice(1, -1)` ends as far from the end as it says, and `slice(4)` at the end.
  const isFromBothEnds = method === "slice" && range.start >= 0 && range.end < 0;
  const length = isOne ? 1 : isFromBothEnds ? Infinity : method === "substr" ? range.end : range.end - range.start;
  if (!(length <= longestHarmlessPart)) return value;
  return { ...clean, taints: value.taints.filter(({ kind }) => kind === "input") };
}

/** `slice(-4)` runs from -4 to the end, which is 0 away from it. */
function numbers(args: readonly Abstract[]): Range {
  const start = Number(args[0]?.constant ?? NaN);
  const end = args[1] ? Number(args[1].constant ?? NaN) : start < 0 ? 0 : Infinity;
  return { start, end };
}

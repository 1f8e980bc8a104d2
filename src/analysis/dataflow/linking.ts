// Calls of functions whose summaries are known: what they return for these arguments, and which arguments they log.
import type { ClassCode, ClassId, FunctionId } from "../program.ts";
import { join, scalar, unknown, type Abstract } from "./abstract-value.ts";
import { partOfList, placeIn } from "./bound-calls.ts";
import type { Call } from "./calls.ts";
import { classFact, dependOn, functionFact, type Frame } from "./flow-context.ts";
import { flat } from "./evaluate.ts";
import { foreignResult } from "./foreign.ts";
import { isOfOwnLogger } from "./loggers.ts";
import { isExcluded } from "./narrowing.ts";
import { passedAs } from "./renamed.ts";
import { flattened } from "./exposures.ts";
import { withoutPassed } from "./passed.ts";
import { elementOf, memberOfValue } from "./properties.ts";
import { rememberSinks } from "./sink-calls.ts";
import type { SinkArgument, SinkCall } from "./sink-call.ts";
import type { FunctionRef, FunctionSummary, ParameterSink } from "./summary.ts";
import { stepTo, unionLineBreaks, unionTaints, type LineBreakSet, type Taint } from "./taint.ts";
import { printsInText, strippedOf } from "./whole-objects.ts";

/** The result of the call by the summaries of the functions it may run; arguments that they log are remembered as sinks. */
export function applySummaries(frame: Frame, call: Call): Abstract | undefined {
  let result: Abstract | undefined;
  const sinks: SinkCall[] = [];
  for (const ref of call.callee.functions) {
    const summary = summaryOf(frame, ref);
    if (!summary) continue;
    const path = ref.module?.path;
    sinks.push(...summary.sinks.flatMap((sink) => forwardedSink(frame, call, { ...sink, path: sink.path ?? path })));
    const instance = (value: Abstract): Abstract =>
      instantiate(ref.module ? foreignResult(value, ref.module) : value, {
        call,
        id: ref.id,
        isForeign: ref.module !== undefined,
        depth: 0,
      });
    const raised =
      summary.throws && withoutWhole(instance(withoutPassed(summary.throws, summary.passed)), summary.throws, call);
    const thrown = raised && (ref.module ? withoutNamed(raised) : raised);
    if (thrown && !summary.isAsync) frame.raise(thrown);
    const rejection = summary.isAsync ? thrown : undefined;
    if (!summary.returns && !rejection) continue;
    const given = summary.returns ? instance(withoutPassed(summary.returns, summary.passed)) : unknown;
    const returned = rejection ? { ...given, rejection: joinRejections(given.rejection, rejection) } : given;
    result = result ? join(result, returned) : returned;
  }
  if (sinks.length > 0) rememberSinks(frame.context, call.id, sinks);
  return result;
}

// What is passed on as an error: `err`, `loginError`, `e`; refuses `errors` and `deps`.
const errorName = /(?:^|[a-z.])(?:[eE]rr(?:or)?|[eE]x(?:ception)?|[rR]eason|[cC]ause)$|^e$/;

/** An error is no object that the function was given for something else: only what of it became part of a text is told. */
function withoutWhole(error: Abstract, thrown: Abstract, { args }: Call): Abstract {
  const given = thrown.taints.find(({ parameter, flat }) => parameter !== undefined && !flat)?.parameter;
  const passed = given && args[given.index];
  if (!passed || errorName.test(given.fields.at(-1) ?? passed.label)) return error;
  const taints = error.taints.filter(({ flat, category }) => flat || category === "http-error");
  return { ...error, type: undefined, fields: undefined, elements: undefined, taints };
}

/** An error of another file, without what only a name says of what became part of it on its way. */
function withoutNamed(error: Abstract): Abstract {
  const isSure = ({ kind, confidence }: Taint): boolean =>
    confidence !== "name" || (kind !== "secret" && kind !== "personal");
  const fields = error.fields && new Map([...error.fields].map(([name, field]) => [name, withoutNamed(field)]));
  return { ...error, fields, taints: error.taints.filter(isSure) };
}

function joinRejections(known: Abstract | undefined, rejection: Abstract): Abstract {
  return known ? join(known, rejection) : rejection;
}

function summaryOf(frame: Frame, ref: FunctionRef): FunctionSummary | undefined {
  if (ref.module) return ref.module.functions.get(ref.id);
  dependOn(frame.context, functionFact(ref.id), frame.function.id);
  return frame.context.summaries.get(ref.id);
}

function forwardedSink(frame: Frame, call: Call, sink: ParameterSink): readonly SinkCall[] {
  const method = sink.logger.method;
  const args = method ? forwardedArguments(frame, call, sink) : [];
  if (!method || args.length === 0) return [];
  const isOfLogger = isOfOwnLogger(call.callee.api ?? "");
  return [
    {
      call: call.id,
      range: { start: call.value.start, end: call.value.end },
      label: call.label,
      logger: sink.logger,
      method,
      args,
      written: call.value.args,
      function: frame.function.id,
      forwarded: { label: sink.label, range: sink.range, path: sink.path, isOfLogger, isTrial: sink.isTrial },
    },
  ];
}

/** The arguments that the sink's parameter takes: one, or for a rest parameter all from its index on. */
function forwardedArguments(frame: Frame, call: Call, sink: ParameterSink): readonly SinkArgument[] {
  const { index, rest, fields, without = [], asText, place } = sink;
  const [first = "", ...below] = fields;
  const element = rest && /^\d+$/.test(first) ? index + Number(first) : undefined;
  const path = rest && (element !== undefined || first === "[]") ? below : fields;
  return takenFrom(call, { index: element ?? index, all: rest && element === undefined }).flatMap((taken) => {
    const part = path.reduce(fieldOf, taken.abstract);
    if (isExcluded(frame.context.types, part, without)) return [];
    // `delete error.request.headers.token`: what is left of a part says no more what its name says.
    const named = without.length > 0 && path.length > 1 ? { ...part, label: "" } : part;
    const meant = passedAs(withBreaksRemoved(strippedOf(named, without), sink.removed), sink.called);
    return [{ ...taken, abstract: asText ? partOfText(meant) : meant, place }];
  });
}

/** What a call passes at a place or, for all, from there on; `...list` passes what it has there, as far as that is known. */
function takenFrom({ value, args }: Call, { index, all }: { index: number; all: boolean }): readonly SinkArgument[] {
  const firstSpread = value.args.findIndex(({ spread }) => spread);
  return value.args.flatMap((argument, at): readonly SinkArgument[] => {
    const passed = args[at];
    if (!passed) return [];
    const taken = { value: argument.value, spread: argument.spread, index: at };
    if (!argument.spread) {
      const isMeant = all ? at >= index : at === index;
      return isMeant && (firstSpread < 0 || at < firstSpread) ? [{ ...taken, abstract: passed }] : [];
    }
    if (at !== firstSpread || (!all && at > index)) return [];
    const whole = all
      ? elementOf(partOfList(passed, [placed(index - at)]) ?? passed, false)
      : (placeIn(passed, index - at) ?? fieldOf(passed, String(index - at)));
    return [{ ...taken, abstract: whole }];
  });
}

function placed(index: number): Abstract {
  return { ...scalar, constant: String(Math.max(index, 0)) };
}

/** What a value adds to a text that it becomes a part of: an object in it prints as `[object Object]`. */
function partOfText(value: Abstract): Abstract {
  const nature = value.nature === "unknown" ? "composed" : value.nature;
  // So it stays where this function is called in turn.
  const taints = flat(value.taints.filter(printsInText));
  return { ...value, nature, taints, type: undefined, fields: undefined, elements: undefined };
}

function withBreaksRemoved(value: Abstract, removed: LineBreakSet): Abstract {
  if (removed === "none" || value.taints.length === 0) return value;
  return {
    ...value,
    taints: value.taints.map((taint) => ({ ...taint, removed: unionLineBreaks(taint.removed, removed) })),
  };
}

function fieldOf(value: Abstract, name: string): Abstract {
  const known = value.fields?.get(name);
  if (known) return known;
  const member = memberOfValue(value, name);
  // `report(error, { tags })`: what an object that was just written does not have, the caller calls nothing.
  return value.fields && value.label === "" ? { ...member, label: "" } : member;
}

interface Instance {
  readonly call: Call;
  readonly id: number;
  /** Of another module, whose other functions have numbers that mean nothing here. */
  readonly isForeign: boolean;
  readonly depth: number;
}

const maxDepth = 4;

/** What the constructor of a class in another module makes of the arguments of this call. */
export function constructedForeign(call: Call, constructs: Abstract): Abstract {
  const [own] = constructs.functions;
  const made = own ? instantiate(constructs, { call, id: own.id, isForeign: true, depth: 0 }) : constructs;
  return { ...made, functions: [], label: "" };
}

/** An instance of a class of this program, with what its constructor keeps of the arguments of this call. */
export function constructed({ context, function: code }: Frame, call: Call, owner: ClassId): Abstract {
  const id = constructorOf(context.program.classes[owner]);
  const instance: Abstract = { ...unknown, instanceOf: owner, label: "" };
  if (id === undefined) return instance;
  dependOn(context, classFact(owner), code.id);
  const fields = new Map<string, Abstract>();
  for (const [name, value] of context.classFields.get(owner) ?? []) {
    if (!holdsParameter(value, id)) continue;
    const given = instantiate(value, { call, id, isForeign: false, depth: 1 });
    if (given.taints.length > 0 || given.fields) fields.set(name, given);
  }
  return fields.size > 0 ? { ...instance, fields } : instance;
}

/** The constructor of a class, or undefined when it has none of its own. */
export function constructorOf(code: ClassCode | undefined): FunctionId | undefined {
  return code?.members.find(({ kind }) => kind === "constructor")?.function;
}

function holdsParameter({ taints, fields }: Abstract, id: FunctionId): boolean {
  if (taints.some(({ parameter }) => parameter?.function === id)) return true;
  return [...(fields?.values() ?? [])].some((field) =>
    field.taints.some(({ parameter }) => parameter?.function === id),
  );
}

/** The returned value with the parameters' stand-ins replaced by what this call passes. */
function instantiate(returned: Abstract, instance: Instance): Abstract {
  const { call, id, depth, isForeign } = instance;
  const taints = withoutOwnNames(returned.taints, call, id)
    .map((taint) => replace(taint, call, id))
    .reduce(unionTaints, [])
    .filter(({ parameter }) => !isForeign || !parameter || !returned.taints.some((own) => own.parameter === parameter));
  const inner = { ...instance, depth: depth + 1 };
  const follow = depth < maxDepth;
  const fields =
    returned.fields && follow
      ? new Map([...returned.fields].map(([name, field]) => [name, instantiate(field, inner)]))
      : undefined;
  const elements = returned.elements && follow ? instantiate(returned.elements, inner) : undefined;
  const own: Abstract = { ...returned, taints, fields, elements, label: "" };
  const identity = returned.taints.find(({ parameter, flat }) => parameter?.function === id && !flat);
  const argument = identity?.parameter && !identity.parameter.rest ? call.args[identity.parameter.index] : undefined;
  const passed = argument && identity?.parameter?.fields.reduce(fieldOf, argument);
  if (!passed || depth > 1) return own;
  return { ...join(own, strippedOf(passed, identity?.parameter?.without ?? [])), taints, label: "" };
}

/** What the caller passes says more than what the function calls its parameter. */
function withoutOwnNames(taints: readonly Taint[], call: Call, id: number): readonly Taint[] {
  const known = new Set<string>();
  for (const { parameter, category } of taints) {
    const passed = parameter?.function === id ? call.args[parameter.index] : undefined;
    if (passed && (passed.nature !== "unknown" || passed.taints.length > 0)) known.add(category);
  }
  // Nor does the name of a function that it calls itself say much about what this one gives.
  const isGuess = (label: string): boolean => known.has(label) || label.endsWith("()");
  return taints.filter(
    ({ kind, confidence, label }) => kind === "parameter" || confidence !== "name" || !isGuess(label),
  );
}

function replace(taint: Taint, call: Call, id: number): readonly Taint[] {
  const { parameter } = taint;
  if (!parameter || parameter.function !== id) return [taint];
  const passed = parameter.rest ? collected(call, parameter.index) : call.args[parameter.index];
  if (!passed) return [];
  const value = strippedOf(parameter.fields.reduce(fieldOf, passed), parameter.without ?? []);
  const range = { start: call.value.start, end: call.value.end };
  const taints = taint.deep ? flattened(value) : taint.flat ? flattenedText(value) : value.taints;
  return taints.map((each) =>
    stepTo({ ...each, removed: unionLineBreaks(each.removed, taint.removed) }, range, `returned by \`${call.label}\``),
  );
}

/** What a rest parameter holds: the arguments from its index on. */
function collected({ args }: Call, from: number): Abstract {
  const elements = args.slice(from).reduce<Abstract | undefined>((all, one) => (all ? join(all, one) : one), undefined);
  return { ...unknown, elements };
}

function flattenedText(value: Abstract): readonly Taint[] {
  return flattened({ ...value, fields: undefined, elements: undefined });
}

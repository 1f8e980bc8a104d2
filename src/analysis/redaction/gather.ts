// Finds the loggers that a file makes and reads what they redact, when all of the file is known.
import { redactorOf } from "../../catalogue/redactors/index.ts";
import type { Abstract } from "../dataflow/abstract-value.ts";
import type { FlowContext } from "../dataflow/flow-context.ts";
import { force } from "../dataflow/imported.ts";
import type { FunctionRef, ModuleSummary } from "../dataflow/summary.ts";
import { noValue, type FunctionCode, type FunctionId, type Program, type Value } from "../program.ts";
import { walkEffect } from "./effect-walk.ts";
import { madeBy } from "./made-by.ts";
import { memberAt, memberOf, nothing, partAt, type Part } from "./options.ts";
import { readBunyan } from "./read-bunyan.ts";
import { readLog4js } from "./read-log4js.ts";
import { readPino, type ConfigurationView } from "./read-pino.ts";
import { readWinston } from "./read-winston.ts";
import { pendingEffect, type RecordEffect } from "./record-effect.ts";
import { inherited, redactionAt, type Creation, type Redaction } from "./redaction.ts";
import { valuesOf } from "../values-of.ts";

export { madeBy } from "./made-by.ts";

/** A view of a file on which options and functions can be read. */
export function configurationView(context: FlowContext): ConfigurationView {
  const effects = new Map<FunctionId, RecordEffect>();
  const view: ConfigurationView = {
    program: context.program,
    values: context.values,
    force: (value) => force(context, value),
    effectOf(ref: FunctionRef) {
      if (ref.module) return ref.module.effects.get(ref.id);
      const known = effects.get(ref.id);
      if (known) return known;
      effects.set(ref.id, pendingEffect);
      const effect = walkEffect(view, ref.id);
      effects.set(ref.id, effect);
      return effect;
    },
  };
  return view;
}

type CallValue = Extract<Value, { op: "call" }>;

// A module without any of these has nothing that masks a record for another.
const mayMask = /\bdelete |replace|redact|mask|censor|scrub|sanitiz|transform|serializ|\*\*\*|format|filter|omit|pick/i;

/** Fills the table of the loggers that the file makes; gives those of them that it hangs on requests. */
export function readRedactions(context: FlowContext, view: ConfigurationView): readonly Creation[] {
  for (const { id, value } of valuesOf(context.program, "call")) {
    const redaction = redactionOf(view, value);
    if (redaction) context.redactions.set(id, redaction);
  }
  return requestLoggers(context, view);
}

/** What functions of this file that may mask a record do to it, for other files. */
export function maskingEffects(
  { program }: FlowContext,
  view: ConfigurationView,
  ids: ReadonlySet<FunctionId>,
): ModuleSummary["effects"] {
  const effects = new Map<FunctionId, RecordEffect>();
  if (!mayMask.test(program.text)) return effects;
  for (const code of program.functions) {
    if (!ids.has(code.id)) continue;
    const effect = mayMaskParameter(program, code) ? view.effectOf({ id: code.id, module: undefined }) : undefined;
    if (effect) effects.set(code.id, effect);
  }
  return effects;
}

// What functions that mask do or are called; refuses those that only read.
const masks = /\bdelete |\.replace|redact|mask|censor|scrub|sanitiz|\*\*\*|omit|\[key\]/i;
/** Longer functions do more than to mask a record, or than to pick its parts. */
const longestMask = 6000;
const longestPick = 600;

/** Whether a function may mask what it is given, or give an object made of it. */
function mayMaskParameter(program: Program, { parameters, range, blocks }: FunctionCode): boolean {
  const length = range.end - range.start;
  if (parameters.length === 0 || length > longestMask) return false;
  if (masks.test(program.text.slice(range.start, range.end))) return true;
  return length < longestPick && blocks.some(({ ops }) => ops.some((id) => isObjectReturned(program, id)));
}

function isObjectReturned({ values }: Program, id: number): boolean {
  const value = values[id];
  return value?.op === "return" && values[value.value]?.op === "object";
}

/** What the logger redacts that a call makes, or undefined when it makes none. */
export function redactionOf(view: ConfigurationView, call: CallValue): Redaction | undefined {
  const child = childRedaction(view, call);
  if (child) return child;
  const made = madeBy(view, call);
  const redactor = made === undefined ? undefined : redactorOf(made);
  if (!redactor) return undefined;
  const options = optionsPart(view, call, redactor);
  switch (redactor.style) {
    case "pino": {
      const own = readPino(view, options);
      const passed = memberOf(view, options, "logger") ?? memberOf(view, options, "loggerInstance");
      return passed ? inherited(redactionAt(creationOf(view, passed.value)), own) : own;
    }
    case "winston":
      return readWinston(view, options);
    case "bunyan":
      return readBunyan(view, options);
    case "log4js":
      return readLog4js(view);
    case "none":
      return undefined;
  }
}

/** Where the options of a library are: an argument, a member of it, or what a factory of them returns. */
export function optionsPart(
  view: ConfigurationView,
  call: CallValue,
  at: { readonly argument: number; readonly path: readonly string[] },
): Part {
  const argument = call.args[at.argument];
  if (!argument) return nothing;
  const part = partAt(view, argument.value);
  const factory = memberOf(view, part, "useFactory");
  const options = factory ? returnedBy(view, factory) : part;
  const found = memberAt(view, options, at.path) ?? nothing;
  const first = view.program.values[found.id];
  // `pinoHttp: [options, stream]`
  return first?.op === "array" && first.items[0] ? partAt(view, first.items[0].value) : found;
}

function returnedBy(view: ConfigurationView, factory: Part): Part {
  const [ref] = factory.value.functions;
  const code = ref && !ref.module ? view.program.functions[ref.id] : undefined;
  const returns = code?.blocks
    .flatMap(({ ops }) => ops)
    .flatMap((op) => {
      const value = view.program.values[op];
      return value?.op === "return" ? [value.value] : [];
    });
  const [only] = returns ?? [];
  return only !== undefined && only !== noValue && returns?.length === 1 ? partAt(view, only) : nothing;
}

const pinoLibraries = new Set(["pino", "fastify", "nestjs-pino"]);

/** `logger.child(bindings, { redact, serializers })`. */
function childRedaction(view: ConfigurationView, call: CallValue): Redaction | undefined {
  const callee = view.program.values[call.callee];
  if (callee?.op !== "property" || callee.name !== "child" || !call.args[1]) return undefined;
  const logger = view.force(view.values[callee.object] ?? nothing.value).logger;
  if (!logger?.library || !pinoLibraries.has(logger.library.id)) return undefined;
  return inherited(redactionAt(logger.creation), readPino(view, partAt(view, call.args[1].value)));
}

/** Where the logger was made that a value is, also when it is a child of an imported one. */
export function creationOf(view: ConfigurationView, value: Abstract): Creation | undefined {
  const known = view.force(value);
  return known.logger?.creation;
}

/** Loggers that this file hangs on requests: `req.log = logger.child(…)`, `app.use(pinoHttp({ logger }))`. */
function requestLoggers(context: FlowContext, view: ConfigurationView): readonly Creation[] {
  const found: Creation[] = [];
  const table = context.redactions;
  for (const { id, value } of valuesOf(context.program, "call")) {
    if (hangsOnRequest(view, value)) found.push({ table, call: id });
  }
  for (const { value } of valuesOf(context.program, "set-property")) {
    if (value.name !== "log") continue;
    const isRequest = context.values[value.object]?.api?.startsWith("request:") === true;
    const creation = isRequest ? creationOf(view, context.values[value.value] ?? nothing.value) : undefined;
    if (creation) found.push(creation);
  }
  return found;
}

function hangsOnRequest(view: ConfigurationView, call: CallValue): boolean {
  const made = madeBy(view, call);
  return made !== undefined && redactorOf(made)?.requestLogger === true;
}

const entryNames = ["app", "server", "index", "main", "src/app", "src/server", "src/index", "src/main"];
const levelsUp = ["./", "../", "../../", "../../../"];

/**
 * What the loggers redact that the project hangs on its requests: those of this file, otherwise those of the nearest entry point
 * and of what it imports.
 */
export function requestRedactions(context: FlowContext, own: readonly Creation[]): readonly Redaction[] {
  return known(requestCreations(context, own));
}

/** The loggers themselves of which `requestRedactions` speaks. */
export function requestCreations({ linker, program }: FlowContext, own: readonly Creation[]): readonly Creation[] {
  const here = own.filter((creation) => redactionAt(creation));
  if (here.length > 0) return here;
  for (const up of levelsUp) {
    const found: Creation[] = [];
    for (const name of entryNames) {
      const entry = linker.resolve(program.path, `${up}${name}`);
      if (!entry) continue;
      found.push(...entry.requestLoggers);
      for (const specifier of new Set(entry.imports)) {
        found.push(...(linker.resolve(entry.path, specifier)?.requestLoggers ?? []));
      }
    }
    const read = found.filter((creation) => redactionAt(creation));
    if (read.length > 0) return read;
  }
  return [];
}

function known(creations: readonly Creation[]): readonly Redaction[] {
  return creations.flatMap((creation) => redactionAt(creation) ?? []);
}

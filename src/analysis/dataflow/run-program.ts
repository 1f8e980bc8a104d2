// Runs all functions of a program until no function learns anything new from another, then reads off the summaries.
import type { BindingId, FunctionId, Program } from "../program.ts";
import { promisedBy } from "./declared.ts";
import { createTypes, type TypeContext } from "../shapes/index.ts";
import { join, unknown, type Abstract } from "./abstract-value.ts";
import { foreign } from "./foreign.ts";
import { classSummaries } from "./class-summaries.ts";
import { credentialUrls } from "./credential-urls.ts";
import { changed, functionFact, type FlowContext } from "./flow-context.ts";
import {
  configurationView,
  maskingEffects,
  readRedactions,
  requestCreations,
  requestRedactions,
} from "../redaction/gather.ts";
import { readThresholds } from "../logger-levels/read-thresholds.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";
import type { Creation, Redaction } from "../redaction/redaction.ts";
import { isOwnModule } from "./imported.ts";
import { errorHandlersOf } from "./error-handlers.ts";
import { subscribersOf } from "./subscribers.ts";
import { exportedFunctions } from "./exported-functions.ts";
import { logGraphs } from "./log-graph.ts";
import { createLogView, type LogView } from "./log-view.ts";
import { passedTaints } from "./passed.ts";
import { runOrder } from "./run-order.ts";
import { runFunction, type FunctionOutcome } from "./run-function.ts";
import type { SinkCall } from "./sink-call.ts";
import { distinctSinks } from "./sink-calls.ts";
import type { ImportedRef, ModuleLinker, ModuleSummary } from "./summary.ts";

/** A function runs this often at most; what a longer chain of functions would add is given up. */
const maxRuns = 5;

export interface FlowResult {
  /** Sanitizers of the configuration that the file calls. */
  readonly usedSanitizers: ReadonlySet<string>;
  readonly sinkCalls: readonly SinkCall[];
  readonly values: readonly (Abstract | undefined)[];
  /** For looking up what the declared types of values hold. */
  readonly types: TypeContext;
  /** For reading what loggers are created with. */
  readonly configuration: ConfigurationView;
  /** What importers need to know; takes work that the findings of the file itself do not need. */
  summarize(): ModuleSummary;
  /** What the loggers redact that the project hangs on its requests; empty when none is found. */
  requestRedactions(): readonly Redaction[];
  /** Where those loggers were made. */
  requestLoggers(): readonly Creation[];
  /** What the functions of the file do about logging. */
  logView(): LogView;
}

export interface FlowOptions {
  readonly linker: ModuleLinker;
  readonly sanitizers: readonly string[];
}

/** The same program and options always give the same result. */
export function runProgram(program: Program, options: FlowOptions): FlowResult {
  const context = createContext(program, options);
  const runs = new Map<FunctionId, number>();
  // A set keeps the order and takes each function that has to run again at its end.
  for (const id of runOrder(program)) context.pending.add(id);
  for (const id of context.pending) {
    context.pending.delete(id);
    const code = program.functions[id];
    const count = (runs.get(id) ?? 0) + 1;
    if (!code || count > maxRuns) continue;
    runs.set(id, count);
    summarise(context, id, runFunction(context, code));
    // A closure may log what a function around it was given.
    for (const outer of context.unsummarised) if (outer !== id) summarise(context, outer, undefined);
    context.unsummarised.clear();
  }
  const sinkCalls = [...context.sinkCalls.values()].flat().sort((a, b) => a.range.start - b.range.start);
  const configuration = configurationView(context);
  const requestLoggers = readRedactions(context, configuration);
  readThresholds(context, configuration);
  return {
    sinkCalls,
    usedSanitizers: context.usedSanitizers,
    values: context.values,
    types: context.types,
    configuration,
    summarize: () => moduleSummary(context, configuration, requestLoggers),
    requestRedactions: () => requestRedactions(context, requestLoggers),
    requestLoggers: () => requestCreations(context, requestLoggers),
    logView: () => createLogView(context),
  };
}

function createContext(program: Program, { linker, sanitizers }: FlowOptions): FlowContext {
  return {
    program,
    linker,
    sanitizers: new Set(sanitizers),
    usedSanitizers: new Set(),
    values: new Array<Abstract | undefined>(program.values.length),
    captured: capturedBindings(program),
    shared: new Map(),
    classFields: new Map(),
    summaries: new Map(),
    passed: new Map(),
    sinkCalls: new Map(),
    parameterSinks: new Map(),
    loggedBy: new Map(),
    unsummarised: new Set(),
    credentialUrls: credentialUrls(program),
    typeImports: typeImports(program, linker),
    typeApis: typeApis(program),
    types: createTypes(program, linker.programs),
    promises: new Map(),
    enums: new Set(program.shapes.filter(({ kind }) => kind === "enum").map(({ name }) => name)),
    dependents: new Map(),
    fieldReaders: new Map(),
    pending: new Set(),
    redactions: new Map(),
  };
}

function capturedBindings(program: Program): ReadonlySet<BindingId> {
  const captured = new Set<BindingId>();
  for (const code of program.functions) {
    for (const { ops } of code.blocks) {
      for (const id of ops) {
        const value = program.values[id];
        if (value?.op !== "load" && value?.op !== "store") continue;
        if (program.bindings[value.binding]?.function !== code.id) captured.add(value.binding);
      }
    }
  }
  // Exports are read by other files.
  for (const { binding } of program.exports) if (binding !== undefined) captured.add(binding);
  return captured;
}

function typeImports(program: Program, linker: ModuleLinker): ReadonlyMap<string, ImportedRef> {
  const imports = new Map<string, ImportedRef>();
  for (const { binding, specifier, imported } of program.imports) {
    const name = program.bindings[binding]?.name;
    if (!name || imported === "*" || !isOwnModule(linker, program.path, specifier)) continue;
    imports.set(name, { importer: program.path, specifier, path: [imported] });
  }
  return imports;
}

function typeApis(program: Program): ReadonlyMap<string, string> {
  const apis = new Map<string, string>();
  for (const { binding, specifier, imported } of program.imports) {
    const name = program.bindings[binding]?.name;
    const module = `module:${specifier.replace(/^node:/, "")}`;
    if (name) apis.set(name, imported === "*" || imported === "default" ? module : `${module}.${imported}`);
  }
  return apis;
}

function summarise(context: FlowContext, id: FunctionId, outcome: FunctionOutcome | undefined): void {
  const sinks = distinctSinks([...(context.parameterSinks.get(id)?.values() ?? [])].flat());
  const known = context.summaries.get(id);
  const returns = promisedBy(context.program.functions[id]?.returnType, either(known?.returns, outcome?.returns));
  const throws = either(known?.throws, outcome?.throws);
  const isSame = known
    ? known.returns === returns && known.throws === throws && known.sinks.length === sinks.length
    : !returns && !throws && sinks.length === 0;
  if (isSame) return;
  const isAsync = context.program.functions[id]?.isAsync === true;
  context.summaries.set(id, { returns, throws, isAsync, sinks, passed: passedTaints(context, id) });
  changed(context, functionFact(id));
}

function either(a: Abstract | undefined, b: Abstract | undefined): Abstract | undefined {
  return a && b ? join(a, b) : (a ?? b);
}

function moduleSummary(
  context: FlowContext,
  configuration: ConfigurationView,
  requestLoggers: readonly Creation[],
): ModuleSummary {
  const { program } = context;
  const exports = new Map<string, Abstract>();
  const imports = program.imports.map(({ specifier }) => specifier);
  const handedOn: string[] = [];
  const summary: ModuleSummary = {
    path: program.path,
    exports,
    functions: context.summaries,
    classes: classSummaries(context),
    imports,
    handedOn,
    logging: logGraphs(context),
    errorHandlers: errorHandlersOf(program),
    subscribers: subscribersOf(program),
    effects: new Map(),
    requestLoggers,
  };
  for (const { name, binding, value, specifier, imported } of program.exports) {
    if (specifier !== undefined) {
      if (name === "*") handedOn.push(specifier);
      else exports.set(name, handedOnValue(context, { specifier, name: imported ?? name }));
      continue;
    }
    const found = binding === undefined ? context.values[value] : context.shared.get(binding);
    if (found) exports.set(name, foreign(found, summary));
  }
  // `module.exports = { a, b }` is read like named exports.
  for (const [name, field] of exports.get("default")?.fields ?? []) if (!exports.has(name)) exports.set(name, field);
  const masks = maskingEffects(context, configuration, exportedFunctions(summary));
  return Object.assign(summary, { effects: masks });
}

/** What a module takes from another one and exports again is looked at where it is used. */
function handedOnValue(
  { linker, program }: FlowContext,
  { specifier, name }: { readonly specifier: string; readonly name: string },
): Abstract {
  if (!isOwnModule(linker, program.path, specifier)) return unknown;
  return { ...unknown, imported: { importer: program.path, specifier, path: name === "*" ? [] : [name] } };
}

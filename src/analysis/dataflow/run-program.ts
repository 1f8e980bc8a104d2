// Runs all functions of a program until no function learns anything new from another, then reads off the summaries.
import type { BindingId, FunctionCode, Program, TypeRef, ValueId } from "../program.ts";
import { join, unknown, type Abstract } from "./abstract-value.ts";
import { foreign } from "./foreign.ts";
import { exposuresOf } from "./exposures.ts";
import type { FlowContext } from "./flow-context.ts";
import { runFunction } from "./run-function.ts";
import type { SinkCall } from "./sink-call.ts";
import type { ModuleLinker, ModuleSummary, ParameterSink } from "./summary.ts";

/** Outer functions come before inner ones, so most files need two rounds; the rest stops here with what is known by then. */
const maxRounds = 4;

export interface FlowResult {
  readonly sinkCalls: readonly SinkCall[];
  readonly summary: ModuleSummary;
  readonly values: readonly (Abstract | undefined)[];
}

export interface FlowOptions {
  readonly linker: ModuleLinker;
  readonly sanitizers: readonly string[];
}

/** The same program and options always give the same result. */
export function runProgram(program: Program, options: FlowOptions): FlowResult {
  const context = createContext(program, options);
  for (let round = 0; round < maxRounds; round++) {
    context.changed = false;
    for (const code of program.functions) {
      const returned = runFunction(context, code);
      summarise(context, code, returned);
    }
    if (!context.changed) break;
  }
  const sinkCalls = [...context.sinkCalls.values()].flat().sort((a, b) => a.range.start - b.range.start);
  return { sinkCalls, summary: moduleSummary(context), values: context.values };
}

function createContext(program: Program, { linker, sanitizers }: FlowOptions): FlowContext {
  return {
    program,
    linker,
    sanitizers: new Set(sanitizers),
    values: new Array<Abstract | undefined>(program.values.length),
    captured: capturedBindings(program),
    shared: new Map(),
    classFields: new Map(),
    summaries: new Map(),
    passed: new Map(),
    sinkCalls: new Map(),
    typeApis: typeApis(program),
    shapes: new Map(program.shapes.map((shape): [string, TypeRef] => [shape.name, shape.type])),
    enums: new Set(program.shapes.filter(({ kind }) => kind === "enum").map(({ name }) => name)),
    changed: false,
  };
}

function capturedBindings(program: Program): ReadonlySet<BindingId> {
  const captured = new Set<BindingId>();
  for (const code of program.functions) {
    for (const id of valuesOf(code)) {
      const value = program.values[id];
      if (value?.op !== "load" && value?.op !== "store") continue;
      if (program.bindings[value.binding]?.function !== code.id) captured.add(value.binding);
    }
  }
  // Exports are read by other files.
  for (const { binding } of program.exports) if (binding !== undefined) captured.add(binding);
  return captured;
}

function* valuesOf(code: FunctionCode): Iterable<ValueId> {
  for (const block of code.blocks) yield* block.ops;
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

function summarise(context: FlowContext, code: FunctionCode, returns: Abstract | undefined): void {
  const sinks: ParameterSink[] = [];
  for (const call of [...context.sinkCalls.values()].flat()) sinks.push(...parameterSinks(call, code.id));
  const known = context.summaries.get(code.id);
  const merged = known?.returns && returns ? join(known.returns, returns) : (returns ?? known?.returns);
  if (known && known.returns === merged && known.sinks.length === sinks.length) return;
  context.summaries.set(code.id, { returns: merged, sinks });
  if (merged || sinks.length > 0) context.changed = true;
}

/** Where this function's parameters, or fields of them, are logged. */
function parameterSinks(call: SinkCall, id: number): readonly ParameterSink[] {
  const sinks: ParameterSink[] = [];
  for (const argument of call.args) {
    const exposures = exposuresOf(argument.abstract);
    // What is reported at the sink by its own name need not be reported again at each caller.
    const named = new Set(
      exposures.filter(({ taint }) => taint.kind === "secret").map(({ fields }) => fields.join(".")),
    );
    for (const { taint, fields } of exposures) {
      const { parameter } = taint;
      if (parameter?.function !== id || named.has(fields.join("."))) continue;
      const { label, range, path } = call.forwarded ?? { label: call.label, range: call.range, path: undefined };
      const logger = { ...call.logger, method: call.method };
      sinks.push({ index: parameter.index, fields: parameter.fields, logger, label, range, path, asText: taint.flat });
    }
  }
  return sinks;
}

function moduleSummary(context: FlowContext): ModuleSummary {
  const { program } = context;
  const exports = new Map<string, Abstract>();
  const summary: ModuleSummary = { path: program.path, exports, functions: context.summaries };
  for (const { name, binding, value, specifier, imported } of program.exports) {
    if (specifier !== undefined) {
      const source = context.linker.resolve(program.path, specifier);
      if (!source) continue;
      if (name === "*") for (const [key, item] of source.exports) exports.set(key, item);
      else exports.set(name, source.exports.get(imported ?? name) ?? unknown);
      continue;
    }
    const found = binding === undefined ? context.values[value] : context.shared.get(binding);
    if (found) exports.set(name, foreign(found, summary));
  }
  // `module.exports = { a, b }` is read like named exports.
  for (const [name, field] of exports.get("default")?.fields ?? []) if (!exports.has(name)) exports.set(name, field);
  return summary;
}

// Remembers the sink calls of a program, and which parameters of which functions they log.
import type { FunctionId, ValueId } from "../program.ts";
import { isOnlyInDevelopment } from "./branch-tests.ts";
import { exposuresOf } from "./exposures.ts";
import { isCalledLogger } from "./loggers.ts";
import type { FlowContext } from "./flow-context.ts";
import type { SinkCall } from "./sink-call.ts";
import type { ParameterSink } from "./summary.ts";

/** Takes the place of what was remembered of this call before. */
export function rememberSinks(context: FlowContext, call: ValueId, sinks: readonly SinkCall[]): void {
  forgetSinks(context, call);
  if (sinks.length === 0) return;
  context.sinkCalls.set(call, sinks);
  const byFunction = new Map<FunctionId, ParameterSink[]>();
  for (const sink of sinks) {
    for (const [id, logged] of parameterSinks(context, sink))
      byFunction.set(id, [...(byFunction.get(id) ?? []), ...logged]);
  }
  for (const [id, logged] of byFunction) {
    const calls = context.parameterSinks.get(id) ?? new Map<ValueId, readonly ParameterSink[]>();
    context.parameterSinks.set(id, calls.set(call, distinctSinks(logged)));
    context.unsummarised.add(id);
  }
  context.loggedBy.set(call, [...byFunction.keys()]);
}

/** More ways from its parameters to a log are not told of one function. */
const maxSinks = 60;

/** Each way to a log once: functions that call each other would tell of the same ones over and over. */
export function distinctSinks(sinks: readonly ParameterSink[]): readonly ParameterSink[] {
  if (sinks.length < 2) return sinks;
  const found = new Map<string, ParameterSink>();
  for (const sink of sinks) {
    const { index, rest, fields, without, range, path, asText, removed, place, isTrial } = sink;
    const key = JSON.stringify([index, rest, fields, without, range.start, path, asText, removed, place, isTrial]);
    if (!found.has(key) && found.size < maxSinks) found.set(key, sink);
  }
  return [...found.values()];
}

function forgetSinks(context: FlowContext, call: ValueId): void {
  if (!context.sinkCalls.delete(call)) return;
  for (const id of context.loggedBy.get(call) ?? [])
    if (context.parameterSinks.get(id)?.delete(call)) context.unsummarised.add(id);
}

/** Where parameters, or fields of them, are logged by a call, by the function they belong to. */
function parameterSinks({ program }: FlowContext, call: SinkCall): ReadonlyMap<FunctionId, readonly ParameterSink[]> {
  const found = new Map<FunctionId, ParameterSink[]>();
  for (const argument of call.args) {
    const exposures = exposuresOf(argument.abstract);
    // What is reported at the sink by its own name need not be reported again at each caller.
    const named = new Set(
      exposures
        .filter(({ taint }) => taint.kind === "secret" || taint.kind === "personal" || taint.kind === "object")
        .map(({ fields }) => fields.join(".")),
    );
    for (const { taint, fields } of exposures) {
      const { parameter } = taint;
      if (!parameter || named.has(fields.join("."))) continue;
      // Whoever is told that `this.logger.info` is reached need not know how that logger writes.
      const inside = isCalledLogger(call.label.slice(0, Math.max(0, call.label.lastIndexOf("."))))
        ? undefined
        : call.forwarded;
      const { label, range, path } = inside ?? { label: call.label, range: call.range, path: undefined };
      const logger = { ...call.logger, method: call.method };
      const place = {
        index: argument.place?.index ?? argument.index,
        fields: [...(argument.place?.fields ?? []), ...fields],
      };
      const { index, rest, without } = parameter;
      const asText = taint.flat && !taint.deep;
      const { removed } = taint;
      const sink = {
        index,
        rest,
        fields: parameter.fields,
        called: parameter.fields.at(-1) ?? taint.category,
        without,
        logger,
        label,
        range,
        path,
        asText,
        removed,
        place,
        isTrial: isOnlyInDevelopment(program, call) || undefined,
      };
      found.set(parameter.function, [...(found.get(parameter.function) ?? []), sink]);
    }
  }
  return found;
}

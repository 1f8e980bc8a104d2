// Reads the levels of all loggers that a file makes, when all of the file is known.
import { levelCreatorsOf, levelPolicyOf } from "../../catalogue/levels/index.ts";
import type { FlowContext } from "../dataflow/flow-context.ts";
import type { Value, ValueId } from "../program.ts";
import { memberAt, memberOf, nothing, partAt, type OptionView } from "../redaction/options.ts";
import { apiOfCall, optionOf, type LevelView } from "./level-view.ts";
import { readThreshold } from "./threshold.ts";
import { rememberThreshold, thresholdAt, type KnownThreshold } from "./threshold-table.ts";
import { valuesOf } from "../values-of.ts";

type CallValue = Extract<Value, { op: "call" }>;

/** Fills the table of the file's loggers. */
export function readThresholds(context: FlowContext, options: OptionView): void {
  const { program, redactions: table } = context;
  const view: LevelView = { ...options, program, force: (value) => options.force(value), source: context.types.source };
  for (const { id: call, value } of valuesOf(program, "call")) {
    const threshold = thresholdOfCall(view, value);
    if (threshold) rememberThreshold({ table, call }, threshold);
  }
}

/** The level of the loggers that a call makes or configures; undefined when it chooses none. */
export function thresholdOfCall(view: LevelView, call: CallValue): KnownThreshold | undefined {
  const callee = view.program.values[call.callee];
  if (callee?.op === "property" && callee.name === "child") return thresholdOfChild(view, call, callee.object);
  const api = apiOfCall(view, call);
  for (const { policy, argument, path } of api === undefined ? [] : levelCreatorsOf(api)) {
    const given = call.args[argument];
    if (!given) continue;
    const whole = partAt(view, given.value);
    const options = memberAt(view, whole, path) ?? nothing;
    const threshold = readThreshold(view, policy, options);
    if (threshold) return threshold;
    // What hands its options to another logger has that one's level.
    const inner = memberOf(view, options, "logger") ?? memberOf(view, options, "loggerInstance");
    const inherited = inner && thresholdAt(view.force(inner.value).logger?.creation);
    if (inherited) return inherited;
    if (optionOf(view, options, policy.option) || isGivenAway(view, options.id)) return "unreadable";
  }
  return undefined;
}

/** Options that come from somewhere else may choose a level. */
function isGivenAway({ program }: LevelView, id: ValueId): boolean {
  const value = program.values[id];
  return value !== undefined && value.op !== "object" && value.op !== "constant";
}

function thresholdOfChild(view: LevelView, call: CallValue, parent: ValueId): KnownThreshold | undefined {
  const logger = view.force(view.values[parent] ?? nothing.value).logger;
  const policy = logger?.library && levelPolicyOf(logger.library.id);
  const options = call.args[1];
  if (!policy || !options) return undefined;
  return readThreshold(view, policy, partAt(view, options.value)) ?? thresholdAt(logger.creation);
}

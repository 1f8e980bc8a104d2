// Loggers that are switched off after they were made: `logger.level = "silent"`, `log.disableAll()`, `app.useLogger(false)`.
import { levelChanges, levelPolicyOf } from "../../catalogue/levels/index.ts";
import type { LevelPolicy } from "../../catalogue/levels/level-policy.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { Value, ValueId } from "../program.ts";
import { labelIn, lastName } from "../production/labels.ts";
import { settle } from "../production/settle.ts";
import { unknown } from "../dataflow/abstract-value.ts";
import type { CallValue, LevelView } from "./level-view.ts";
import type { Silenced } from "./silenced.ts";
import { readThreshold, thresholdOfLevel } from "./threshold.ts";

type Assignment = Extract<Value, { op: "set-property" }>;

/** What a receiver is: a logger of a library, or one by its name only. */
interface Receiver {
  readonly policy: LevelPolicy | undefined;
  readonly label: string;
}

function receiverOf(view: LevelView, id: ValueId): Receiver | undefined {
  const label = labelIn(view.program, id);
  const known = view.values[id];
  const logger = known && (known.logger ?? view.force(known).logger);
  const policy = logger?.library && levelPolicyOf(logger.library.id);
  if (policy) return { policy, label };
  if (logger?.library) return undefined;
  const last = splitWords(lastName(label)).at(-1);
  return last === "log" || last === "logger" ? { policy: undefined, label } : undefined;
}

const anyOff = new Set(["silent", "off", "none"]);
const anySwitches: Readonly<Record<string, boolean>> = { silent: true, enabled: false, disabled: true };

/** An assignment to a property of a logger that silences it. */
export function silencedByAssignment(view: LevelView, assignment: Assignment, id: ValueId): readonly Silenced[] {
  const { name, object, value, start } = assignment;
  const mayChange =
    name !== undefined && (levelChanges.has(name) || name === "level" || Object.hasOwn(anySwitches, name));
  const receiver = mayChange ? receiverOf(view, object) : undefined;
  if (!receiver || name === undefined) return [];
  const known = settle(view, value);
  if (!known) return [];
  const { policy, label } = receiver;
  const switches = policy?.switches ?? anySwitches;
  const isOff = Object.hasOwn(switches, name) && switches[name] === known.value;
  const isLevel = name === (policy?.option ?? "level");
  const isSilent =
    isLevel && (policy ? thresholdOfLevel(policy, known)?.rank === Infinity : anyOff.has(String(known.value)));
  if (!isOff && !isSilent) return [];
  const end = view.program.values[value]?.end ?? assignment.end;
  const message = isOff
    ? `\`${label}.${name}\` is set to ${known.value}, which switches the logger off`
    : `level \`${known.value}\` makes \`${label}\` drop everything`;
  return [{ range: { start, end }, at: id, message, confidence: policy ? "flow" : "name", firm: known.firm }];
}

/** A call of a method of a logger, or of an application, that silences it. */
export function silencedByCall(view: LevelView, call: CallValue, id: ValueId): readonly Silenced[] {
  const callee = view.program.values[call.callee];
  if (callee?.op !== "property" || callee.name === undefined) return [];
  const range = { start: call.start, end: call.end };
  if (callee.name === "useLogger" || callee.name === "overrideLogger") return ofApplication(view, call, id);
  const receiver = levelChanges.has(callee.name) ? receiverOf(view, callee.object) : undefined;
  const { policy } = receiver ?? {};
  if (!receiver || !policy) return [];
  const { label } = receiver;
  const [first] = call.args;
  if (policy.stops.includes(callee.name) && !isRevived(view, policy)) {
    const message = `\`${label}.${callee.name}()\` switches the logger off`;
    return [{ range, at: id, message, confidence: "flow", firm: true }];
  }
  const known = first && policy.setters.includes(callee.name) ? settle(view, first.value) : undefined;
  const threshold = known && thresholdOfLevel(policy, known);
  if (threshold?.rank !== Infinity) return [];
  const message = `level \`${threshold.level}\` makes \`${label}\` drop everything`;
  return [{ range, at: id, message, confidence: "flow", firm: threshold.firm }];
}

function ofApplication(view: LevelView, call: CallValue, id: ValueId): readonly Silenced[] {
  const policy = levelPolicyOf("nestjs");
  const [first] = call.args;
  const threshold =
    policy && first && readThreshold(view, policy, { id: first.value, value: view.values[first.value] ?? unknown });
  if (threshold?.rank !== Infinity) return [];
  const name = labelIn(view.program, call.callee);
  const message = `\`${name}(${threshold.level})\` switches the logger of NestJS off`;
  return [{ range: { start: call.start, end: call.end }, at: id, message, confidence: "flow", firm: threshold.firm }];
}

/** Whether this file gives its loggers something to write to, or switches them on again. */
function isRevived({ program }: LevelView, policy: LevelPolicy): boolean {
  const revivers = new Set(["enableAll", "resumeLogs", "enable", "restoreAll", ...(policy.outputs?.adders ?? [])]);
  return program.values.some((value) => {
    const callee = value.op === "call" ? program.values[value.callee] : undefined;
    return callee?.op === "property" && callee.name !== undefined && revivers.has(callee.name);
  });
}

// From which level on a logger writes in production, read from what it is created with.
import { rankOf, type LevelPolicy } from "../../catalogue/levels/level-policy.ts";
import { noValue, type ValueId } from "../program.ts";
import { chosenInProduction, settle, type Settled } from "../production/settle.ts";
import { partAt, type Part } from "../redaction/options.ts";
import { apiOfCall, optionOf, type LevelView } from "./level-view.ts";

/** Plain data, also of a logger that another file made. */
export interface Threshold {
  /** Records below this rank are dropped; `Infinity` when all are. */
  readonly rank: number;
  /** The level as it is written, for messages. */
  readonly level: string;
  /** False when a setting of the environment can choose another. */
  readonly firm: boolean;
}

/** What the options of a logger say of its level; undefined when they say nothing, or nothing that can be read. */
export function readThreshold(view: LevelView, policy: LevelPolicy, options: Part): Threshold | undefined {
  if (policy.listed) {
    const listed = thresholdOfList(view, policy, options);
    if (listed) return listed;
  }
  for (const [name, off] of Object.entries(policy.switches)) {
    const option = optionOf(view, options, name);
    const known = option && settledPart(view, option.part, option.written);
    if (known && known.value === off) return { rank: Infinity, level: `${name}: ${off}`, firm: known.firm };
  }
  const option = optionOf(view, options, policy.option);
  const own = option && thresholdOfLevel(policy, settledPart(view, option.part, option.written));
  const outputs = policy.outputLevels ? outputThresholds(view, policy, { options, own }) : [];
  return outputs.length > 0 ? outputs.reduce((a, b) => (b.rank < a.rank ? b : a)) : own;
}

/** What is known of an option: by its expression here, or as a constant of another file. */
export function settledPart(view: LevelView, { id, value }: Part, written: ValueId = id): Settled | undefined {
  const known =
    (written === noValue ? undefined : settle(view, written)) ?? (id === noValue ? undefined : settle(view, id));
  if (known || value.constant === undefined) return known;
  const text = value.constant;
  return {
    value: value.nature !== "scalar" ? text : text === "true" ? true : text === "false" ? false : text,
    firm: true,
  };
}

/** The threshold that a level stands for. */
export function thresholdOfLevel(policy: LevelPolicy, known: Settled | undefined): Threshold | undefined {
  if (known === undefined || known.value === undefined || typeof known.value === "boolean") return undefined;
  const level = String(known.value);
  if (policy.off.includes(level)) return { rank: Infinity, level, firm: known.firm };
  const rank = rankOf(policy, level) ?? rankOf(policy, level.toLowerCase());
  return rank === undefined ? undefined : { rank, level, firm: known.firm };
}

/** The level of a logger for which none was chosen; undefined when it writes everything. */
export function standardThreshold(policy: LevelPolicy): Threshold | undefined {
  const rank = policy.standard === undefined ? undefined : rankOf(policy, policy.standard);
  return rank === undefined ? undefined : { rank, level: policy.standard ?? "", firm: true };
}

/** `logger: false`, `logger: ["error", "warn"]`. */
function thresholdOfList(view: LevelView, policy: LevelPolicy, options: Part): Threshold | undefined {
  const chosen = options.id === noValue ? undefined : chosenInProduction(view, options.id);
  const value = chosen === undefined ? undefined : view.program.values[chosen];
  if (chosen === undefined || !value) return undefined;
  if (value.op === "constant") {
    return value.kind === "boolean" && value.text === "false"
      ? { rank: Infinity, level: "false", firm: true }
      : undefined;
  }
  if (value.op !== "array" || value.items.some(({ spread }) => spread)) return undefined;
  if (value.items.length === 0) return { rank: Infinity, level: "[]", firm: true };
  const names = value.items.map((item) => settle(view, item.value)?.value);
  const ranks = names.flatMap((name) => (typeof name === "string" ? (rankOf(policy, name) ?? []) : []));
  if (ranks.length < names.length) return undefined;
  return { rank: Math.min(...ranks), level: names.join(", "), firm: true };
}

interface Outputs {
  readonly options: Part;
  readonly own: Threshold | undefined;
}

/** The level of each output, its own or the logger's; empty when they cannot all be read. */
function outputThresholds(view: LevelView, policy: LevelPolicy, { options, own }: Outputs): readonly Threshold[] {
  const outputs = policy.outputs && optionOf(view, options, policy.outputs.option);
  const list = outputs && view.program.values[outputs.part.id];
  if (!outputs || !list) return [];
  const items = list.op === "array" ? list.items : [{ value: outputs.part.id, spread: false }];
  const found: Threshold[] = [];
  for (const item of items) {
    if (item.spread) return [];
    const level = levelOfOutput(view, policy, item.value) ?? own ?? standardThreshold(policy);
    if (level) found.push(level);
  }
  return found;
}

function levelOfOutput(view: LevelView, policy: LevelPolicy, id: ValueId): Threshold | undefined {
  const part = partAt(view, id);
  const value = view.program.values[part.id];
  const [first] = value?.op === "call" ? value.args : [];
  const options = value?.op === "call" ? (first ? partAt(view, first.value) : undefined) : part;
  // A function of the project that makes the output may set anything.
  if (value?.op === "call" && apiOfCall(view, value)?.startsWith("module:") !== true) return undefined;
  const option = options && optionOf(view, options, policy.option);
  return option && thresholdOfLevel(policy, settledPart(view, option.part, option.written));
}

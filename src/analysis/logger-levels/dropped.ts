// Whether production drops what a logging call writes: by the level of its logger, or by a condition around it.
import { levelPolicyOf } from "../../catalogue/levels/index.ts";
import { rankOf, type LevelPolicy } from "../../catalogue/levels/level-policy.ts";
import type { Confidence } from "../../base/finding.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { reachedInProduction } from "../production/reached.ts";
import { labelIn } from "../production/labels.ts";
import { settle } from "../production/settle.ts";
import type { LevelView } from "./level-view.ts";
import { applicationThreshold } from "./application-level.ts";
import { thresholdOfCall } from "./read-thresholds.ts";
import { standardThreshold, thresholdOfLevel, type Threshold } from "./threshold.ts";
import { thresholdAt, type KnownThreshold } from "./threshold-table.ts";

export interface Dropped {
  /** Why, behind "the event is logged". */
  readonly why: string;
  readonly confidence: Confidence;
  /** A level at which it would be written, as a method of the logger; undefined when no level would help. */
  readonly better: string | undefined;
}

/** Why production does not write what the call logs, or undefined when it does, as far as the source tells. */
export function droppedInProduction(file: FileAnalysis, view: LevelView, sink: SinkCall): Dropped | undefined {
  const reached = reachedInProduction(view, sink.call);
  if (reached === "never") return { why: "only outside production", confidence: "flow", better: undefined };
  if (reached === "unset") return { why: "only when a setting asks for it", confidence: "flow", better: undefined };
  const { library } = sink.logger;
  if (!library) return unknownLogger(sink);
  const policy = levelPolicyOf(library.id);
  if (!policy) return undefined;
  if (policy.optIn) return { why: "only when the DEBUG setting asks for it", confidence: "flow", better: undefined };
  const rank = rankOfCall(view, policy, sink);
  if (rank === undefined) return undefined;
  const known = knownThreshold(file, view, { policy, sink });
  const threshold = known === "unreadable" ? standardThreshold(policy) : known;
  if (!threshold || threshold.rank === Infinity || rank >= threshold.rank) return undefined;
  const better = policy.levels[Math.max(threshold.rank, rankOf(policy, "warn") ?? 0)]?.[0];
  const unless = known === "unreadable" || !threshold.firm ? " unless a setting lowers the level" : "";
  const why = `at a level that production drops${unless} (it writes ${quoted(threshold.level)} and above)`;
  return { why, confidence: known === "unreadable" ? "name" : "flow", better };
}

function quoted(level: string): string {
  return level
    .split(", ")
    .map((name) => `\`${name}\``)
    .join(", ");
}

const talkative = new Set(["debug", "trace", "silly", "verbose", "finest", "finer"]);

/** Of a logger of which only the name is known, the talkative levels are those that production rarely writes. */
function unknownLogger({ method }: SinkCall): Dropped | undefined {
  if (!talkative.has(method.name)) return undefined;
  return { why: "at a level that production usually drops", confidence: "name", better: "warn" };
}

/** The importance of what a call writes: by its method, or by the level that `log` is given. */
function rankOfCall(view: LevelView, policy: LevelPolicy, { method, written }: SinkCall): number | undefined {
  if (method.name !== "log" || rankOf(policy, "log") !== undefined) return rankOf(policy, method.name);
  const [first] = written;
  const level = first && settle(view, first.value)?.value;
  return typeof level === "string" ? rankOf(policy, level) : undefined;
}

interface Logged {
  readonly policy: LevelPolicy;
  readonly sink: SinkCall;
}

function knownThreshold(file: FileAnalysis, view: LevelView, { policy, sink }: Logged): KnownThreshold | undefined {
  const changed = changedLevel(view, { policy, sink });
  if (changed) return changed;
  if (policy.id === "nestjs") return applicationThreshold(view);
  const made = thresholdAt(sink.logger.creation);
  if (made) return made;
  if (policy.creators.length > 0 && !sink.logger.creation) return ofRequestLogger(file) ?? "unreadable";
  return configured(view, policy) ?? standardThreshold(policy);
}

/** `req.log` has the level of the logger that the project hangs on its requests. */
function ofRequestLogger(file: FileAnalysis): KnownThreshold | undefined {
  return file.flow
    .requestLoggers()
    .map(thresholdAt)
    .find((found) => found !== undefined);
}

/** `log4js.configure({ categories: { default: { level } } })` in this file. */
function configured(view: LevelView, policy: LevelPolicy): KnownThreshold | undefined {
  if (policy.id !== "log4js") return undefined;
  for (const value of view.program.values) {
    if (value.op !== "call" || !/\.configure$/.test(labelIn(view.program, value.callee))) continue;
    const found = thresholdOfCall(view, value);
    if (found) return found;
  }
  return undefined;
}

/** `log.setLevel("info")`, `logger.level = "debug"` anywhere in this file. */
function changedLevel(view: LevelView, { policy, sink }: Logged): Threshold | undefined {
  const receiver = sink.label.slice(0, Math.max(0, sink.label.lastIndexOf(".")));
  for (const [id, value] of view.program.values.entries()) {
    if (
      value.op === "set-property" &&
      value.name === policy.option &&
      labelIn(view.program, value.object) === receiver
    ) {
      if (reachedInProduction(view, id) === "never") continue;
      return thresholdOfLevel(policy, settle(view, value.value));
    }
    if (value.op !== "call") continue;
    const callee = view.program.values[value.callee];
    if (callee?.op !== "property" || callee.name === undefined || !policy.setters.includes(callee.name)) continue;
    if (labelIn(view.program, callee.object) !== receiver || !value.args[0]) continue;
    const found = thresholdOfLevel(policy, settle(view, value.args[0].value));
    if (found) return found;
  }
  return undefined;
}

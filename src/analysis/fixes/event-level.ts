// Moves the log line of a security event to a level that production keeps.
import type { Fix } from "../../base/finding.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";

/** Another method of the same logger; none when the level is not chosen by a method. */
export function eventLevelFixes({ program }: FileAnalysis, call: SinkCall, better: string | undefined): readonly Fix[] {
  const value = program.values[call.call];
  const callee = value?.op === "call" ? program.values[value.callee] : undefined;
  const method = better?.slice(better.lastIndexOf(".") + 1);
  if (callee?.op !== "property" || method === undefined || !/^\w+$/.test(method) || !isFixable(program, call.range))
    return [];
  const start = callee.end - (callee.name ?? "").length;
  if (program.text.slice(start, callee.end) !== callee.name || callee.name === method) return [];
  const title = `Log it at \`${method}\``;
  return ranked([
    repair({ id: "event-level", title, safety: "safe" }, { range: { start, end: callee.end }, newText: method }),
  ]);
}

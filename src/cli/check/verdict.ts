// Which findings are reported, and what the exit code says about them.
import type { FileOutcome, Finding } from "../../base/finding.ts";
import type { ExitCode } from "../command.ts";
import { confidences, type CheckFlags } from "./flags.ts";

type Filter = Pick<CheckFlags, "quiet" | "minConfidence">;

/** Leaves out what `--quiet` and `--min-confidence` do not want to see. */
export function selectFindings(outcomes: readonly FileOutcome[], { quiet, minConfidence }: Filter): FileOutcome[] {
  const least = minConfidence === undefined ? confidences.length : confidences.indexOf(minConfidence);
  const wanted = ({ level, confidence }: Finding) =>
    (!quiet || level === "error") && confidences.indexOf(confidence) <= least;
  return outcomes.map((outcome) =>
    outcome.status === "skipped" ? outcome : { ...outcome, findings: outcome.findings.filter(wanted) },
  );
}

/** How a run ended beside its findings. */
export type ExitFlags = Pick<CheckFlags, "maxWarnings" | "exitZero" | "strict" | "exitCode">;

/** Errors fail, warnings do beyond `--max-warnings`, infos never; with `--strict` an incomplete analysis comes first. */
export function exitCodeOf(
  outcomes: readonly FileOutcome[],
  { maxWarnings, exitZero, strict, exitCode = 1 }: ExitFlags,
): ExitCode {
  if (strict && outcomes.some(isIncomplete)) return 2;
  if (exitZero) return 0;
  const findings = outcomes.flatMap((outcome) => (outcome.status === "skipped" ? [] : outcome.findings));
  const warnings = findings.filter(({ level }) => level === "warning").length;
  return findings.some(({ level }) => level === "error") || warnings > maxWarnings ? exitCode : 0;
}

/** Whether a file, or a part of it, was not analysed. */
export function isIncomplete(outcome: FileOutcome): boolean {
  return outcome.status === "skipped" || outcome.notices.some(({ kind }) => kind !== "directive");
}

// Which findings are reported, and what the exit code says about them.
import type { FileOutcome, Finding } from "../../base/finding.ts";
import type { ExitCode } from "../command.ts";
import { confidences, severities, type CheckFlags } from "./flags.ts";

type Filter = Pick<CheckFlags, "quiet" | "minConfidence" | "minSeverity">;

/** Leaves out what `--quiet`, `--min-severity` and `--min-confidence` do not want to see. */
export function selectFindings(
  outcomes: readonly FileOutcome[],
  { quiet, minConfidence, minSeverity = "info" }: Filter,
): FileOutcome[] {
  const least = minConfidence === undefined ? confidences.length : confidences.indexOf(minConfidence);
  const wanted = ({ level, confidence }: Finding) =>
    severities.indexOf(level) >= severities.indexOf(quiet ? "error" : minSeverity) &&
    confidences.indexOf(confidence) <= least;
  return outcomes.map((outcome) =>
    outcome.status === "skipped" ? outcome : { ...outcome, findings: outcome.findings.filter(wanted) },
  );
}

/** How a run ended beside its findings. */
export type ExitFlags = Pick<
  CheckFlags,
  "maxWarnings" | "exitZero" | "strict" | "exitCode" | "errorOnUnusedDirectives"
>;

/** Errors fail, warnings do beyond `--max-warnings`, infos never; with `--strict` an incomplete analysis comes first. */
export function exitCodeOf(
  outcomes: readonly FileOutcome[],
  { maxWarnings, exitZero, strict, exitCode = 1, errorOnUnusedDirectives }: ExitFlags,
): ExitCode {
  if (strict && outcomes.some(isIncomplete)) return 2;
  if (exitZero) return 0;
  if (errorOnUnusedDirectives && outcomes.some(hasUnusedDirective)) return exitCode;
  const findings = outcomes.flatMap((outcome) => (outcome.status === "skipped" ? [] : outcome.findings));
  const warnings = findings.filter(({ level }) => level === "warning").length;
  return findings.some(({ level }) => level === "error") || warnings > maxWarnings ? exitCode : 0;
}

function hasUnusedDirective(outcome: FileOutcome): boolean {
  return outcome.status !== "skipped" && outcome.notices.some(({ kind }) => kind === "directive");
}

/** Whether a file, or a part of it, was not analysed. */
export function isIncomplete(outcome: FileOutcome): boolean {
  return outcome.status === "skipped" || outcome.notices.some(({ kind }) => kind !== "directive");
}

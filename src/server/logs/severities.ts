// Levels as the small numbers of the columns, and back.
import type { LogSeverity } from "../log-protocol.ts";

const names: readonly LogSeverity[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

/** From 1 for TRACE to 6 for FATAL; 0 without a level. */
export function severityNumber(severity: LogSeverity | undefined): number {
  return severity === undefined ? 0 : names.indexOf(severity) + 1;
}

/** How the editor shows an anomaly of this severity. */
export function noticeLevel(severity: LogSeverity): "error" | "warning" | "info" {
  const number = severityNumber(severity);
  if (number >= severityNumber("ERROR")) return "error";
  return number === severityNumber("WARN") ? "warning" : "info";
}

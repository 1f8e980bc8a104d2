// Level names and numbers of logging libraries, mapped to OpenTelemetry's short texts.
import type { Severity } from "./record.ts";

const names: readonly (readonly [Severity, string])[] = [
  ["TRACE", "trace finest finer silly all trc vrb verbose-trace v"],
  ["DEBUG", "debug fine verbose config dbug dbg debug1 debug2 debug3 debug4 debug5 d"],
  ["INFO", "info information informational notice log note audit success http inf i statement stats hint detail"],
  ["WARN", "warn warning wrn w alert-warning"],
  ["ERROR", "error err eror severe fail failure failed e"],
  ["FATAL", "fatal critical crit emerg emergency panic alert f c ftl dpanic"],
];

const byName = new Map<string, Severity>();
for (const [severity, list] of names) for (const name of list.split(" ")) byName.set(name, severity);
// Upper and title case are looked up as they stand, so that the common spellings need no conversion.
for (const [name, severity] of [...byName]) {
  byName.set(name.toUpperCase(), severity);
  byName.set(name.charAt(0).toUpperCase() + name.slice(1), severity);
}

const syslogNumbers: readonly Severity[] = ["FATAL", "FATAL", "FATAL", "ERROR", "WARN", "INFO", "INFO", "DEBUG"];
const pinoNumbers: readonly Severity[] = ["TRACE", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

/** Understands the level names of common loggers in any case; returns undefined for other words. */
export function severityOfName(name: string): Severity | undefined {
  return byName.get(name) ?? byName.get(name.toLowerCase());
}

/** Numbers from 10 are pino's and bunyan's, smaller ones are those of syslog. */
export function severityOfNumber(level: number): Severity | undefined {
  if (level >= 10) return pinoNumbers[Math.min(6, Math.floor(level / 10))];
  return syslogNumbers[level];
}

/** The severity part of a syslog priority. */
export function severityOfPriority(priority: number): Severity | undefined {
  return syslogNumbers[priority & 7];
}

/** The severity that an HTTP status stands for: server errors are errors, client errors warnings. */
export function severityOfStatus(status: number): Severity {
  if (status >= 500) return "ERROR";
  return status >= 400 ? "WARN" : "INFO";
}

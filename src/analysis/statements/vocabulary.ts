// How calls that log are spoken of in any language: names of methods with their severities, and names of functions and receivers.
import { splitWords } from "../../catalogue/names.ts";
import type { Severity } from "../../catalogue/sinks/sink-library.ts";

/** Names of levels, as methods and as arguments. */
const levels: Readonly<Record<string, Severity>> = {
  ...{ trace: "TRACE", silly: "TRACE", finest: "TRACE", finer: "TRACE", spam: "TRACE" },
  ...{ debug: "DEBUG", verbose: "DEBUG", fine: "DEBUG", config: "DEBUG" },
  ...{ info: "INFO", information: "INFO", notice: "INFO", success: "INFO", http: "INFO", data: "INFO" },
  ...{ warn: "WARN", warning: "WARN" },
  ...{ error: "ERROR", err: "ERROR", exception: "ERROR", severe: "ERROR", dpanic: "ERROR" },
  ...{ fatal: "FATAL", critical: "FATAL", crit: "FATAL", panic: "FATAL", emerg: "FATAL", alert: "FATAL" },
};

/** Methods that write and do not say at which level. */
const plain: ReadonlySet<string> = new Set("log logf write print println printf msg msgf send".split(" "));

// Forms of one method: Infof, Infow, Infoln, InfoContext, infoSync.
const suffix = /(?:context|ctx|sync|async)?(?:f|w|s|ln)?$/;

/** What a method name says: its severity, `plain` without one, undefined when it is no name of a logging method. */
export function methodSeverity(name: string): Severity | "plain" | undefined {
  const lower = name.toLowerCase();
  for (const form of [lower, lower.replace(suffix, ""), lower.replace(/(?:f|w|s|ln)$/, "")]) {
    if (Object.hasOwn(levels, form)) return levels[form];
    if (plain.has(form)) return "plain";
  }
  return undefined;
}

/** The severity that a constant such as `"warn"`, `Level.SEVERE` or `logging.INFO` names, or undefined. */
export function severityNamed(text: string): Severity | undefined {
  const last = text
    .slice(text.lastIndexOf(".") + 1)
    .toLowerCase()
    .replace(/^level/, "");
  return Object.hasOwn(levels, last) ? levels[last] : undefined;
}

const loggerWords: ReadonlySet<string> = new Set(
  "log logs logger loggers logging slog zap logrus winston pino bunyan glog klog console journal audit loguru structlog".split(
    " ",
  ),
);

/** Whether something is called like a logger: `log`, `this.logger`, `auditLog`, `_logger`. */
export function isLoggerName(receiver: string): boolean {
  const words = splitWords(receiver.slice(receiver.lastIndexOf(".") + 1));
  return loggerWords.has(words.at(-1) ?? "");
}

const functionWords: ReadonlySet<string> = new Set(
  "log logger trace debug print println printf audit warn report".split(" "),
);

/** Whether a function is called like one that logs: `logInfo`, `debugLog`, `audit`. */
export function isLoggingFunction(name: string): boolean {
  return splitWords(name).some((word) => functionWords.has(word));
}

/** The severity that the words of a function's name tell: `logError`. */
export function functionSeverity(name: string): Severity | undefined {
  return splitWords(name)
    .map((word) => (Object.hasOwn(levels, word) ? levels[word] : undefined))
    .find((severity) => severity !== undefined);
}

// Matches "NotFoundError", "ValueException", "Error"; refuses "errorCount".
const errorClass = /(?:Error|Exception|Failure)$/;

/** Whether a class is one of errors. */
export function isErrorClass(name: string): boolean {
  return errorClass.test(name);
}

/** Keys under which a structured call writes its message. */
export const messageKeys: readonly string[] = ["message", "msg", "text", "event", "description", "body"];

/** Keys under which a logger writes what it is called. */
export const nameKeys: readonly string[] = [
  "name",
  "logger",
  "module",
  "context",
  "component",
  "scope",
  "service",
  "label",
  "category",
  "namespace",
  "tag",
];

// Which values are loggers, and how sure that is.
import { remembered } from "../../base/remembered.ts";
import { splitWords } from "../../catalogue/names.ts";
import { libraryOfCallback, libraryOfLogger, libraryOfType, namedMethods } from "../../catalogue/sinks/index.ts";
import type { LineBreaks, SinkLibrary, SinkMethod, Severity } from "../../catalogue/sinks/sink-library.ts";
import type { Creation } from "../redaction/redaction.ts";
import type { Abstract } from "./abstract-value.ts";

/** A logger of a known library, or one that is a logger by its name only. */
export interface LoggerRef {
  readonly library: SinkLibrary | undefined;
  /** What it was created with. */
  readonly options: Abstract | undefined;
  readonly lineBreaks: LineBreaks | "unknown";
  /** A table of events that is kept to say who did what. */
  readonly isAudit?: boolean;
  /** Where it was made, for what it redacts; missing when that is unknown. */
  readonly creation?: Creation;
  /** Set when the value is one of the logger's methods. */
  readonly method: SinkMethodRef | undefined;
}

export interface SinkMethodRef {
  readonly name: string;
  readonly severity: Severity | undefined;
  readonly from: number;
  /** It writes strings in quotes, so their line breaks are escaped. */
  readonly quotes: boolean;
  /** It logs only when its first argument names a log file. */
  readonly logFile: boolean;
  /** Its result is not its logger. */
  readonly wraps: boolean;
}

/** The logger, or the function that logs, that an API path denotes, or undefined; `options` is what it was created with. */
export function loggerOfApi(api: string, options: Abstract | undefined, logFile = false): LoggerRef | undefined {
  const library = libraryOfLogger(api);
  if (!library) return undefined;
  const method = functionOf(library, api);
  if (library.logFile && !method && !logFile) return undefined;
  return { library, options, lineBreaks: lineBreaksOf(library, options), method };
}

/** The logger that a declared type, or a member of one, promises; how it was made is unknown. */
export function loggerOfType(api: string): LoggerRef | undefined {
  const library = libraryOfType(api);
  if (!library) return undefined;
  const lineBreaks = library.lineBreakOption ? "unknown" : library.lineBreaks;
  return { library, options: undefined, lineBreaks, method: functionOf(library, api) };
}

/** The logger that a call hands to its callback, or undefined. */
export function loggerOfCallback(api: string): LoggerRef | undefined {
  const library = libraryOfCallback(api);
  return library && { library, options: undefined, lineBreaks: library.lineBreaks, method: undefined };
}

function functionOf({ functions }: SinkLibrary, api: string): SinkMethodRef | undefined {
  const method = functions && Object.hasOwn(functions, api) ? functions[api] : undefined;
  return method && methodRef(api.slice(api.lastIndexOf(".") + 1), method);
}

function methodRef(
  name: string,
  { severity, from, quotes = false, logFile = false, wraps = false }: SinkMethod,
): SinkMethodRef {
  return { name, severity, from, quotes, logFile, wraps };
}

const fileWords = new Set(["file", "filename", "path", "filepath"]);

/** Whether a value is a path that ends in `.log`, or is called one. */
export function namesLogFile({ constant, label }: Abstract): boolean {
  if (constant !== undefined) return constant.endsWith(".log");
  const words = splitWords(label.slice(label.lastIndexOf(".") + 1));
  return words.includes("log") && words.some((word) => fileWords.has(word));
}

function lineBreaksOf(library: SinkLibrary, options: Abstract | undefined): LineBreaks | "unknown" {
  const rule = library.lineBreakOption;
  const option = rule && options?.fields?.get(rule.option);
  if (!rule || !option) return library.lineBreaks;
  if (option.constant !== undefined && rule.escaped) {
    return rule.escaped.includes(option.constant) ? "escaped" : "printed";
  }
  if (mentions(option, rule.printed)) return "printed";
  return option.api?.startsWith("module:") === true ? library.lineBreaks : "unknown";
}

/** Whether the value, or an argument it was combined from, is one of these API objects. */
function mentions(value: Abstract, paths: readonly string[]): boolean {
  if (value.api !== undefined && paths.includes(value.api)) return true;
  return [...(value.fields?.values() ?? [])].some((part) => mentions(part, paths));
}

/** A method of a logger as a value, or undefined when the logger has no such writing method. */
export function sinkMethodOf(logger: LoggerRef, name: string): LoggerRef | undefined {
  const methods = logger.library?.methods;
  const method = methods && Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method) return { ...logger, method: methodRef(name, method) };
  const own = logger.library?.levelOption;
  const isLevel = own !== undefined && logger.options?.fields?.get(own)?.fields?.has(name) === true;
  return isLevel ? { ...logger, method: methodRef(name, { severity: "INFO", from: 0 }) } : undefined;
}

/** A method of a logger that is chosen while the program runs. */
export function anyMethodOf(logger: LoggerRef): LoggerRef {
  return { ...logger, method: methodRef("log", { severity: undefined, from: 0 }) };
}

// The receiver's last word; `catalog` and `dialog` are words of their own and do not match.
const loggerWords = new Set(["log", "logger", "logging", "console"]);
// Words behind it that leave it one: `loggingService`, `loggerInstance`; refuses `logStore`.
const loggerParts = new Set(["service", "provider", "instance", "client", "helper"]);
/** Methods too common on other objects to count for a receiver that is a logger by name only. */
const ambiguous = new Set(
  (
    "dir table group assert alert http groupCollapsed timeLog dirxml write mark box fail ready start success await " +
    "complete note pause pending star watch fav wait end assign"
  ).split(" "),
);

const storingMethods = new Set(
  "create createMany insert insertOne insertMany add save record write append track put store".split(" "),
);
const eventWords = new Set("audit activity event access security history login".split(" "));
const tableWords = new Set("log trail event entry record journal".split(" "));

/** `prisma.auditLog.create`, `activityLogs.insertOne`, `this.audit.record`. */
function isAuditTable(receiver: string): boolean {
  const words = splitWords(receiver.slice(receiver.lastIndexOf(".") + 1)).filter((word) => !partWords.has(word));
  const last = words.at(-1) ?? "";
  if (last === "audit") return true;
  return (
    words.length > 1 &&
    tableWords.has(last) &&
    eventWords.has(words.at(-2) ?? "") &&
    !(last === "event" && words.at(-2) === "event")
  );
}

const partWords = new Set("service repository repo model table collection dao entity store manager queries".split(" "));

/** A receiver called like a logger, with a writing method: `log.info`, `this.logger.warn`, `ctx.log.error`; or an audit table. */
export function namedSink(receiver: string, method: string | undefined): LoggerRef | undefined {
  if (method !== undefined && storingMethods.has(method) && isAuditTable(receiver)) {
    const stored = methodRef(method, { severity: undefined, from: 0 });
    return { library: undefined, options: undefined, lineBreaks: "escaped", method: stored, isAudit: true };
  }
  if (method === undefined) {
    if (!isCalledLogger(receiver)) return undefined;
    return {
      library: undefined,
      options: undefined,
      lineBreaks: "unknown",
      method: methodRef("log", { severity: undefined, from: 0 }),
    };
  }
  if (isSpan(receiver) && spanMethods.has(method)) {
    const told = methodRef(method, { severity: undefined, from: 0 });
    return { library: undefined, options: undefined, lineBreaks: "escaped", method: told };
  }
  if (!isLoggingMethod(method) || !isCalledLogger(receiver)) return undefined;
  const severity = severities[method];
  return {
    library: undefined,
    options: undefined,
    lineBreaks: "unknown",
    method: methodRef(method, { severity, from: 0 }),
  };
}

// What the spans of traces are called with, whoever has made them: https://opentelemetry.io/docs/specs/otel/trace/api/#span
const spanMethods = new Set(["setAttribute", "setAttributes", "addEvent", "recordException"]);

/** `span`, `this.activeSpan`; refuses `row.spans`. */
function isSpan(receiver: string): boolean {
  return splitWords(receiver.slice(receiver.lastIndexOf(".") + 1)).at(-1) === "span";
}

// `logRequest`, `eventLog` of a logger of the project; refuses `login`, `logger` and `getLog`.
const ownMethod =
  /^log[A-Z]|^(?:event|err(?:or)?|info|warn(?:ing)?|debug|trace|verbose|access|audit|security|request|response|http|api|app|system|user|action|message|data|write|print|add|append|save|send|emit)Log$/;

/** Whether a method of this name may write to a log, whatever its object is. */
export function mayBeLoggingMethod(method: string): boolean {
  return isLoggingMethod(method) || storingMethods.has(method) || spanMethods.has(method) || saysThatItLogs(method);
}

function isLoggingMethod(method: string): boolean {
  return (namedMethods.has(method) && !ambiguous.has(method)) || ownMethod.test(method);
}

/** Whether a value is a logger by what it is called: `logger`, `this.appLogger`; `getLogger("auth")`, `EmulatorLogger.for(x)`, whose result is one. */
export function isCalledLogger(receiver: string): boolean {
  const isCall = receiver.endsWith("()");
  const path = (isCall ? receiver.slice(0, -2) : receiver).split(".");
  const names = isCall ? path.slice(-2) : path.slice(-1);
  return names.some((name) =>
    loggerWords.has(splitWords(name).findLast((word, i) => i === 0 || !loggerParts.has(word)) ?? ""),
  );
}

/** Whether a function is a part of what a project calls its logger: `module:./logger.step`, `module:./steps.createStepLogger().begin`. */
export const isOfOwnLogger: (api: string) => boolean = remembered((api) => {
  const parts = api.startsWith("module:") ? api.slice("module:".length).split(/[./()#]+/) : [];
  return parts.slice(0, -1).some((part) => part !== "" && isCalledLogger(part));
});

// What says by its name that it writes to a log, whosever it is: `logError`, `conn.logdebug`; refuses `login`, `logout` and `logger`, of
// which it matters what is called.
const logsSomething =
  /^log_?(?:error|err|info|debug|warn|warning|message|msg|exception|event|trace|verbose|fatal|notice|crit|alert|emerg|data|protocol|response|request|line)s?$/i;
// `writeLog`, `print_log`; refuses `debuglog`, which makes such a function.
const writesLog = /^(?:write|print|debug|error|info|warn|console)(?:Log|_log)s?$/;

const saysThatItLogs = (name: string): boolean => logsSomething.test(name) || writesLog.test(name);

// What a factory of any package gives that is called like one of loggers: `createDebug("app")`, `getLogger(name)`.
const factory =
  /^module:[^#]*[.:/](?:create|make|get|new|init)?_?(?:[dD]ebug|[dD]ebugger|[dD]ebugLog|[lL]og|[lL]ogger|[lL]ogging)\(\)$/;

/** A function that such a factory has made. */
export function madeLogger(api: string | undefined): LoggerRef | undefined {
  if (api === undefined || !factory.test(api)) return undefined;
  const method = methodRef("log", { severity: undefined, from: 0 });
  return { library: undefined, options: undefined, lineBreaks: "unknown", method };
}

/** A function or method of which only the name is known, and which is called like one that writes to a log. */
export function namedWriter(name: string): LoggerRef | undefined {
  if (!saysThatItLogs(name)) return undefined;
  const severity = severities[name.replace(/^log_?/i, "").toLowerCase()];
  const method = methodRef(name, { severity, from: 0 });
  return { library: undefined, options: undefined, lineBreaks: "unknown", method };
}

// Functions called so may well write what they are given.
const writingWords = new Set(
  "log logger logging trace print debug info warn warning error report audit record write emit dump verbose notice fatal".split(
    " ",
  ),
);

/** Whether a function, by its name or that of its object, is there to log; others may log what they are given on their way. */
export const isLoggingFunction: (label: string) => boolean = remembered((label) =>
  label
    .split(".")
    .slice(-2)
    .some((name) => saysThatItLogs(name) || splitWords(name).some((word) => writingWords.has(word))),
);

const severities: Readonly<Record<string, Severity>> = {
  trace: "TRACE",
  silly: "TRACE",
  debug: "DEBUG",
  verbose: "DEBUG",
  info: "INFO",
  notice: "INFO",
  warn: "WARN",
  warning: "WARN",
  error: "ERROR",
  err: "ERROR",
  exception: "ERROR",
  failure: "ERROR",
  fatal: "FATAL",
  crit: "FATAL",
  emerg: "FATAL",
};

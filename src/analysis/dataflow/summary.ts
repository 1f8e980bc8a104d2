// Summaries: what callers and importers need to know of a function or a module. Plain data, computed from one file alone.
import type { Range } from "../../base/text.ts";
import type { ClassId, FunctionId } from "../program.ts";
import type { ProgramSource } from "../shapes/index.ts";
import type { CallerModule } from "../linking/callers.ts";
import type { ServerSetup } from "../linking/server-setup.ts";
import type { RecordEffect } from "../redaction/record-effect.ts";
import type { Creation } from "../redaction/redaction.ts";
import type { Abstract } from "./abstract-value.ts";
import type { ErrorHandler } from "./error-handlers.ts";
import type { Subscriber } from "./subscribers.ts";
import type { LogGraph } from "./log-graph.ts";
import type { LoggerRef } from "./loggers.ts";
import type { SinkPlace } from "./sink-call.ts";
import type { LineBreakSet, Taint } from "./taint.ts";

/** A parameter (or a field of it) that reaches a sink inside the function. */
export interface ParameterSink {
  readonly index: number;
  /** It is a rest parameter, which takes the arguments from there on. */
  readonly rest: boolean;
  readonly fields: readonly string[];
  /** What the function calls the value that is logged. */
  readonly called: string;
  /** Fields of it that are not logged. */
  readonly without?: readonly string[];
  readonly logger: LoggerRef;
  /** The sink as the code calls it, such as `logger.info`. */
  readonly label: string;
  readonly range: Range;
  /** The file of the sink when it is not the caller's. */
  readonly path: string | undefined;
  /** Where it is among the arguments of the logger. */
  readonly place: SinkPlace;
  /** Line breaks that are taken out on the way. */
  readonly removed: LineBreakSet;
  /** The text of the value is printed, rather than a field of a logged object. */
  readonly asText: boolean;
  /** It is logged only while the program is developed or tested. */
  readonly isTrial?: true;
}

export interface FunctionSummary {
  /** The returned value; taints of kind `parameter` stand for what the caller passes. */
  readonly returns: Abstract | undefined;
  /** What it throws or, when it is async, what its promise is rejected with. */
  readonly throws: Abstract | undefined;
  readonly isAsync: boolean;
  readonly sinks: readonly ParameterSink[];
  /** What it is given as a callback, which may be in what it returns and throws. */
  readonly passed: readonly Taint[];
}

/** A function of this program, or of another module. */
export interface FunctionRef {
  readonly id: FunctionId;
  readonly module: ModuleSummary | undefined;
}

/** What a module exports, by name. */
export interface ModuleSummary {
  readonly path: string;
  readonly exports: ReadonlyMap<string, Abstract>;
  readonly functions: ReadonlyMap<FunctionId, FunctionSummary>;
  readonly classes: ReadonlyMap<ClassId, ClassSummary>;
  /** What functions that may mask a record do to it. */
  readonly effects: ReadonlyMap<FunctionId, RecordEffect>;
  /** Loggers that the module hangs on requests. */
  readonly requestLoggers: readonly Creation[];
  readonly imports: readonly string[];
  /** Modules that it hands on whole, which are looked into when a name is asked for that it does not export itself. */
  readonly handedOn: readonly string[];
  /** What its functions do about logging; those that neither log nor call anything that may are missing. */
  readonly logging: ReadonlyMap<FunctionId, LogGraph>;
  /** Functions that are given what handlers throw. */
  readonly errorHandlers: readonly ErrorHandler[];
  /** Functions that listen to an event bus. */
  readonly subscribers: readonly Subscriber[];
}

/** Members of a class, by name; those of its base classes included. */
export interface ClassSummary {
  readonly instance: ReadonlyMap<string, Abstract>;
  readonly statics: ReadonlyMap<string, Abstract>;
  /** Its constructor. */
  readonly maker: FunctionRef | undefined;
}

/** A value of another module that has not been looked at: most imports never matter to a log. */
export interface ImportedRef {
  readonly importer: string;
  readonly specifier: string;
  /** Members from the module on; `()` stands for a call and `new` for an instance. */
  readonly path: readonly string[];
  /** By the declared type of a value alone: what is called on it gives something, and is not looked into for what it is given. */
  readonly isDeclared?: true;
}

/** What a module exports by a name. */
export interface ExportedValue {
  readonly module: ModuleSummary;
  readonly name: string;
}

/** Finds the summary of the module that a file imports; undefined when it is a package or cannot be read. */
export interface ModuleLinker {
  resolve(importer: string, specifier: string): ModuleSummary | undefined;
  /** The summary of the module that defines what an import takes by this name, and the name there; undefined when texts do not tell. */
  exported?(importer: string, specifier: string, name: string): ExportedValue | undefined;
  /** Whether a specifier that is no relative path leads to a module of the project: by an alias of its configuration. */
  isAlias?(importer: string, specifier: string): boolean;
  /** Whether the file imports, at any depth that is followed, a module that writes to a log; without it no file does. */
  reachesLog?(path: string, text: string): boolean;
  /** Whether what is imported may put on record what happens, by texts alone; without it everything may. */
  mayTell?(imported: ImportedRef): boolean;
  /** Modules that import this one, as far as they are found; without it nobody is known to. */
  callersOf?(path: string): readonly CallerModule[];
  /** How the server of the project is put together that a file belongs to; without it nothing is known of it. */
  serverSetup?(path: string): ServerSetup;
  /** For declarations in other files; without it only those of the file itself count. */
  readonly programs?: ProgramSource;
}

/** For a file that is analysed alone. */
export const noLinker: ModuleLinker = { resolve: () => undefined };

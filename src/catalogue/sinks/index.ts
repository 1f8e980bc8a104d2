// The logging libraries Seclog knows by binding: how a value becomes a logger, whatever it is called.
import { createRegistry } from "../../base/registry.ts";
import { remembered } from "../../base/remembered.ts";
import { adonisjs } from "./adonisjs.ts";
import { applicationInsights } from "./application-insights.ts";
import { awsPowertools } from "./aws-powertools.ts";
import { bugsnag } from "./bugsnag.ts";
import { bunyan } from "./bunyan.ts";
import { consola } from "./consola.ts";
import { consoleSink } from "./console.ts";
import { datadog } from "./datadog.ts";
import { debug } from "./debug.ts";
import { electronLog } from "./electron-log.ts";
import { fastify } from "./fastify.ts";
import { firebaseFunctions } from "./firebase-functions.ts";
import { hapi } from "./hapi.ts";
import { honeybadger } from "./honeybadger.ts";
import { logFile } from "./log-file.ts";
import { log4js } from "./log4js.ts";
import { loglevel } from "./loglevel.ts";
import { logtape } from "./logtape.ts";
import { nestjs } from "./nestjs.ts";
import { nestjsPino } from "./nestjs-pino.ts";
import { newRelic } from "./new-relic.ts";
import { npmlog } from "./npmlog.ts";
import { opentelemetry } from "./opentelemetry.ts";
import { pino } from "./pino.ts";
import { processStreams } from "./process-streams.ts";
import { roarr } from "./roarr.ts";
import { rollbar } from "./rollbar.ts";
import { sentry } from "./sentry.ts";
import { signale } from "./signale.ts";
import type { SinkLibrary } from "./sink-library.ts";
import { tslog } from "./tslog.ts";
import { vscodeOutput } from "./vscode.ts";
import { winston } from "./winston.ts";

export const sinkLibraries = createRegistry<SinkLibrary>("sink library", [
  consoleSink,
  processStreams,
  logFile,
  pino,
  winston,
  bunyan,
  log4js,
  loglevel,
  debug,
  npmlog,
  signale,
  consola,
  tslog,
  roarr,
  logtape,
  electronLog,
  vscodeOutput,
  nestjs,
  nestjsPino,
  fastify,
  hapi,
  adonisjs,
  firebaseFunctions,
  awsPowertools,
  sentry,
  opentelemetry,
  datadog,
  newRelic,
  applicationInsights,
  rollbar,
  bugsnag,
  honeybadger,
]);

const byLogger = indexed(({ loggers, functions }) => [...loggers, ...Object.keys(functions ?? {})]);
const byType = indexed(({ types, functions }) => [...types, ...Object.keys(functions ?? {})]);
const byCallback = indexed(({ callbacks }) => callbacks ?? []);

function indexed(pathsOf: (library: SinkLibrary) => readonly string[]): ReadonlyMap<string, SinkLibrary> {
  return new Map(sinkLibraries.entries.flatMap((library) => pathsOf(library).map((path) => [path, library] as const)));
}

/** The library whose logger, or whose function that logs, an API path denotes, or undefined. */
export function libraryOfLogger(apiPath: string): SinkLibrary | undefined {
  return byLogger.get(apiPath);
}

/** The library whose logger type, or whose member of a type that logs, an API path denotes, or undefined. */
export function libraryOfType(apiPath: string): SinkLibrary | undefined {
  return byType.get(apiPath);
}

/** The library of which the call at an API path hands a logger to its callback, or undefined. */
export function libraryOfCallback(apiPath: string): SinkLibrary | undefined {
  return byCallback.get(apiPath);
}

/** Methods that write, or that give another logger, over all libraries. */
export const writingMethods: ReadonlySet<string> = new Set([
  ...methodsOf(sinkLibraries.entries),
  ...sinkLibraries.entries.flatMap(({ children }) => children),
]);

/** Last names of functions that log by themselves, over all libraries. */
export const sinkFunctionNames: ReadonlySet<string> = new Set(
  sinkLibraries.entries.flatMap(({ functions }) =>
    Object.keys(functions ?? {}).map((path) => path.slice(Math.max(path.lastIndexOf("."), path.lastIndexOf(":")) + 1)),
  ),
);

// Packages that are there for their logs; the file system is there for more.
const sinkModules: ReadonlySet<string> = new Set(
  sinkLibraries.entries
    .filter(({ logFile }) => logFile !== true)
    .flatMap(({ loggers, types, functions, callbacks }) =>
      [...loggers, ...types, ...Object.keys(functions ?? {}), ...(callbacks ?? [])].map(moduleOf),
    ),
);

/** Whether a package gives loggers. */
export function isSinkModule(specifier: string): boolean {
  return sinkModules.has(`module:${specifier}`);
}

// What loggers of projects call their methods besides.
const homemadeMethods = ["err", "exception", "failure"];

/** What a receiver that is a logger by name only may be called with. */
export const namedMethods: ReadonlySet<string> = new Set([
  ...methodsOf(sinkLibraries.entries.filter(({ telemetry }) => telemetry !== true)),
  ...homemadeMethods,
]);

function methodsOf(libraries: readonly SinkLibrary[]): ReadonlySet<string> {
  return new Set(libraries.flatMap((library) => Object.keys(library.methods)));
}

// Only these read what their loggers were created from.
const configured = sinkLibraries.entries.filter(({ lineBreakOption }) => (lineBreakOption?.printed.length ?? 0) > 0);
const modules = new Set(configured.flatMap(({ loggers }) => loggers.map(moduleOf)));

/** Whether an API path belongs to a logging library that decides by its options how it prints. */
export const isLibraryApi: (path: string) => boolean = remembered((path) => modules.has(moduleOf(path)));

// `module:winston` of `module:winston.format.json()`; a global stays as it is.
function moduleOf(path: string): string {
  return /^module:[^.(#]+/.exec(path)?.[0] ?? path;
}

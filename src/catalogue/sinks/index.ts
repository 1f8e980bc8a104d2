// The logging libraries Seclog knows by binding: how a value becomes a logger, whatever it is called.
import { createRegistry } from "../../base/registry.ts";
import { consoleSink } from "./console.ts";
import { pino } from "./pino.ts";
import type { SinkLibrary } from "./sink-library.ts";
import { winston } from "./winston.ts";

export const sinkLibraries = createRegistry<SinkLibrary>("sink library", [consoleSink, pino, winston]);

const byLogger = new Map(sinkLibraries.entries.flatMap((library) => library.loggers.map((path) => [path, library])));
const byType = new Map(sinkLibraries.entries.flatMap((library) => library.types.map((path) => [path, library])));

/** The library whose logger an API path denotes, or undefined. */
export function libraryOfLogger(apiPath: string): SinkLibrary | undefined {
  return byLogger.get(apiPath);
}

/** The library whose logger type an API path denotes, or undefined. */
export function libraryOfType(apiPath: string): SinkLibrary | undefined {
  return byType.get(apiPath);
}

/** Longest number of steps any path takes, so that the analysis need not follow longer ones. */
export const longestLoggerPath = Math.max(...[...byLogger.keys()].map((path) => path.split(/[.(#]/).length));

/** Methods that write, over all libraries: what a receiver that is a logger by name only may be called with. */
export const writingMethods: ReadonlySet<string> = new Set(
  sinkLibraries.entries.flatMap((library) => Object.keys(library.methods)),
);

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

/** Methods that write, over all libraries: what a receiver that is a logger by name only may be called with. */
export const writingMethods: ReadonlySet<string> = new Set(
  sinkLibraries.entries.flatMap((library) => Object.keys(library.methods)),
);

const modules = new Set([...byLogger.keys()].map((path) => /^module:[^.(#]+/.exec(path)?.[0] ?? path));

/** Whether an API path belongs to one of the logging libraries. */
export function isLibraryApi(path: string): boolean {
  return modules.has(/^module:[^.(#]+/.exec(path)?.[0] ?? path);
}

// Every logging library: in its examples exactly the text between «guillemets» is reported as reaching a log, in its look-alikes nothing.
import { describe, expect, test } from "vitest";
import { relevanceOf } from "../../src/analysis/languages/prefilter.ts";
import { languageOf } from "../../src/analysis/languages/index.ts";
import { runProgram } from "../../src/analysis/dataflow/run-program.ts";
import { noLinker } from "../../src/analysis/dataflow/summary.ts";
import { sinkLibraries } from "../../src/catalogue/sinks/index.ts";
import { findingsIn } from "../analysis/check.ts";

interface LoggingCall {
  readonly library: string | undefined;
  readonly start: number;
  readonly end: number;
}

function callsOf(text: string): readonly LoggingCall[] {
  const path = "/src/example.ts";
  const { sinkCalls } = runProgram(languageOf(path).parse(path, text), { linker: noLinker, sanitizers: [] });
  return sinkCalls.map(({ logger, range }) => ({ library: logger.library?.id, ...range }));
}

describe.each(sinkLibraries.entries)("$title", (library) => {
  const functions = Object.keys(library.functions ?? {});

  test.each(library.examples)("$title", ({ code }) => {
    const marked = [...code.matchAll(/«([^»]*)»/g)].map((match) => match[1] ?? "");
    const text = code.replace(/[«»]/g, "");
    const found = findingsIn("no-secret-in-log", text);
    expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual(marked);
    expect(marked.length).toBeGreaterThan(0);
    // Each finding stands in a call of this library, known by its binding and not by a receiver's name.
    const calls = callsOf(text).filter((call) => call.library === library.id);
    for (const { range } of found) {
      expect(calls.some((call) => call.start <= range.start && range.end <= call.end)).toBe(true);
    }
  });

  test.each(library.silent)("is silent: $title", ({ code }) => {
    // Code that is not looked at would be silent for another reason.
    expect(["yes", "sinks"]).toContain(relevanceOf(code));
    expect(findingsIn("no-secret-in-log", code)).toEqual([]);
  });

  test("is known by binding, whatever the variable is called", () => {
    const paths = [...library.loggers, ...library.types, ...functions, ...(library.callbacks ?? [])];
    for (const path of paths) expect(path).toMatch(/^(?:global|module|request):[^\s]+$/);
  });

  test("has a way to a logger, something that writes, and both kinds of examples", () => {
    expect(library.loggers.length + library.types.length + functions.length).toBeGreaterThan(0);
    expect(Object.keys(library.methods).length + functions.length).toBeGreaterThan(0);
    expect(library.examples.length).toBeGreaterThan(0);
    expect(library.silent.length).toBeGreaterThan(0);
  });
});

test("no API path belongs to two libraries", () => {
  for (const kind of ["loggers", "types"] as const) {
    const paths = sinkLibraries.entries.flatMap((library) => [
      ...library[kind],
      ...Object.keys(library.functions ?? {}),
    ]);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  }
});

// Every logging library: in its examples exactly the text between «guillemets» is reported as reaching a log, in its look-alikes nothing.
import { describe, expect, test } from "vitest";
import { mayHoldFinding } from "../../src/analysis/languages/prefilter.ts";
import { sinkLibraries } from "../../src/catalogue/sinks/index.ts";
import { findingsIn } from "../analysis/check.ts";

describe.each(sinkLibraries.entries)("$title", (library) => {
  const functions = Object.keys(library.functions ?? {});

  test.each(library.examples)("$title", ({ code }) => {
    const marked = [...code.matchAll(/«([^»]*)»/g)].map((match) => match[1] ?? "");
    const text = code.replace(/[«»]/g, "");
    const found = findingsIn("no-secret-in-log", text);
    expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual(marked);
    expect(marked.length).toBeGreaterThan(0);
  });

  test.each(library.silent)("is silent: $title", ({ code }) => {
    // Code that is not looked at would be silent for another reason.
    expect(mayHoldFinding(code)).toBe(true);
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

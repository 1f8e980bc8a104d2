// Every logging library: in its examples exactly the text between «guillemets» is reported as reaching a log.
import { describe, expect, test } from "vitest";
import { sinkLibraries } from "../../src/catalogue/sinks/index.ts";
import { findingsIn } from "../analysis/check.ts";

describe.each(sinkLibraries.entries)("$title", (library) => {
  test.each(library.examples)("$title", ({ code }) => {
    const marked = [...code.matchAll(/«([^»]*)»/g)].map((match) => match[1] ?? "");
    const text = code.replace(/[«»]/g, "");
    const found = findingsIn("no-secret-in-log", text);
    expect(found.map(({ range }) => text.slice(range.start, range.end).replace(/^\w+: (?=\w)/, ""))).toEqual(marked);
    expect(marked.length).toBeGreaterThan(0);
  });

  test("is known by binding, whatever the variable is called", () => {
    for (const path of [...library.loggers, ...library.types]) expect(path).toMatch(/^(?:global|module):[^\s]+$/);
  });
});

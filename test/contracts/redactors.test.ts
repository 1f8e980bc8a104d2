// Every library whose redaction is read: its request logger is reported exactly where its examples say so.
import { describe, expect, test } from "vitest";
import { relevanceOf } from "../../src/analysis/languages/prefilter.ts";
import { redactors } from "../../src/catalogue/redactors/index.ts";
import { findingsIn } from "../analysis/check.ts";

describe.each(redactors.entries)("$title", (redactor) => {
  test.each(redactor.reported)("reports $title", ({ code }) => {
    const marked = [...code.matchAll(/«([^»]*)»/g)].map((match) => match[1] ?? "");
    const text = code.replace(/[«»]/g, "");
    const found = findingsIn("http-logger-redaction", text);
    expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual(marked);
    expect(marked.length).toBeGreaterThan(0);
  });

  test.each(redactor.silent)("is silent: $title", ({ code }) => {
    expect(["yes", "sinks"]).toContain(relevanceOf(code));
    expect(findingsIn("http-logger-redaction", code)).toEqual([]);
  });

  test("has examples of both kinds when it logs requests by itself", () => {
    expect(redactor.reported.length > 0).toBe(redactor.requests !== undefined);
    expect(redactor.silent.length).toBeGreaterThan(0);
  });

  test("is known by binding", () => {
    for (const path of redactor.creators) expect(path).toMatch(/^(?:plugin:)?module:\S+$/);
  });
});

test("no API path belongs to two libraries", () => {
  const paths = redactors.entries.flatMap(({ creators }) => creators);
  expect(new Set(paths).size).toBe(paths.length);
});

// Contract of every configuration option: its default and its examples hold, and the file parser agrees with its schema.
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import type { AnalysisSettings } from "../../src/analysis/analyze.ts";
import { configOptions, defaultConfig } from "../../src/config/options.ts";
import { parseConfig } from "../../src/config/parse.ts";
import { toAnalysisSettings } from "../../src/config/resolve.ts";

describe.each(configOptions)("$name", ({ name, schema, accepts, refuses, description, allowed, ...option }) => {
  const problems = (value: unknown) =>
    parseConfig(JSON.stringify({ [name]: value }), { path: "seclog.config.json" }).problems;

  test.each(accepts.map((value) => ({ value })))("accepts $value", ({ value }) => {
    expect(v.is(schema, value)).toBe(true);
    expect(problems(value)).toEqual([]);
  });

  test.each(refuses.map((value) => ({ value })))("refuses $value, and says what is allowed", ({ value }) => {
    expect(problems(value)[0]?.message).toMatch(/must be/);
  });

  test("documents itself", () => {
    expect(description).toMatch(/\.$/);
    expect(allowed).not.toMatch(/\.$/);
    if ("default" in option) expect(v.is(schema, option.default)).toBe(true);
  });
});

test("every option of the configuration is in the table", () => {
  expect(configOptions.map(({ name }) => name).filter((name) => name !== "$schema")).toEqual(
    Object.keys(defaultConfig),
  );
});

test("the engine's settings come from the configuration", () => {
  const settings: AnalysisSettings = toAnalysisSettings({ ...defaultConfig, rules: { "no-secret-in-log": "off" } });
  expect(settings).toEqual({ rules: { "no-secret-in-log": "off" }, sanitizers: [], maxFileBytes: 1_000_000 });
  const graded = toAnalysisSettings({ ...defaultConfig, profile: "gdpr", categories: { email: "error" } });
  expect(graded).toMatchObject({ profiles: ["gdpr"], categories: { email: "error" } });
});

// What a configuration file may say, and what is said about one that is wrong: always the place, the key and what is allowed.
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/options.ts";
import { formatConfigProblem, parseConfig } from "../../src/config/parse.ts";

const ruleIds = ["no-secret-in-log", "no-log-injection"];

function read(text: string) {
  const { config, problems } = parseConfig(text, { path: "seclog.config.json", ruleIds });
  return { config, problems: problems.map(formatConfigProblem) };
}

describe("a good file", () => {
  test("may hold comments, trailing commas and only some of the options", () => {
    const { config, problems } = read(`{
      // CI fails on these only
      "rules": { "no-log-injection": "off", },
      "sanitizers": ["redact", "privacy.mask"],
    }`);
    expect(problems).toEqual([]);
    expect(config).toEqual({
      ...defaultConfig,
      rules: { "no-log-injection": "off" },
      sanitizers: ["redact", "privacy.mask"],
    });
  });

  test("may be empty", () => {
    expect(read("")).toEqual({ config: defaultConfig, problems: [] });
    expect(read("{}")).toEqual({ config: defaultConfig, problems: [] });
  });
});

describe("a wrong file", () => {
  test.each([
    [
      "an unknown key",
      `{\n  "ignorePattern": []\n}`,
      `2:3: Unknown key "ignorePattern". Did you mean "ignorePatterns"?`,
    ],
    [
      "a key like nothing known",
      `{ "plugins": [] }`,
      `1:3: Unknown key "plugins". Known keys: $schema, extends, profile, rules, categories, ignorePatterns, sanitizers, maxFileBytes, requireReason, logFormats, grokPatterns.`,
    ],
    [
      "an unknown rule",
      `{ "rules": { "no-secrets-in-log": "off" } }`,
      `1:14: Unknown rule "no-secrets-in-log". Did you mean "no-secret-in-log"?`,
    ],
    [
      "a level that does not exist",
      `{ "rules": { "no-secret-in-log": "wrn" } }`,
      `1:34: "rules.no-secret-in-log" must be one of "off", "info", "warning", "error".`,
    ],
    [
      "a value of the wrong kind",
      `{ "maxFileBytes": "1 MB" }`,
      `1:19: "maxFileBytes" must be a whole number from 1 to 10000000.`,
    ],
    [
      "a wrong element",
      `{ "sanitizers": ["redact", "redact()"] }`,
      `1:28: "sanitizers[1]" must be an array of function names in quotes, without parentheses.`,
    ],
    ["a key twice", `{ "sanitizers": [], "sanitizers": [] }`, `1:21: The key "sanitizers" stands here a second time.`],
    ["no object", `["no-secret-in-log"]`, `1:1: The configuration must be an object: { … }.`],
    ["a missing bracket", `{ "sanitizers": ["redact" }`, `1:27: Syntax error: comma expected.`],
  ])("%s", (_, text, problem) => {
    expect(read(text).problems).toContain(`seclog.config.json:${problem}`);
  });

  test("keeps what could be understood", () => {
    const { config, problems } = read(`{ "sanitizer": [], "maxFileBytes": 5000 }`);
    expect(problems).toHaveLength(1);
    expect(config.maxFileBytes).toBe(5000);
  });
});

test("a category that nobody knows", () => {
  const text = `{ "categories": { "emial": "off", "iban": "error" } }`;
  const { config, problems } = parseConfig(text, { path: "seclog.config.json", categoryIds: ["email", "iban"] });
  expect(problems.map(({ message }) => message)).toEqual([`Unknown category "emial". Did you mean "email"?`]);
  expect(config.categories).toEqual({ iban: "error" });
});

test("each value knows its line", () => {
  const text = `{\n  "sanitizers": [\n    "redact",\n    "mask"\n  ],\n  "rules": {\n    "no-log-injection": "off"\n  }\n}`;
  const { given } = parseConfig(text, { path: "seclog.config.json" });
  const lines = (option: "rules" | "sanitizers") =>
    [...(given.get(option)?.places ?? [])].map(([key, { line }]) => `${key}:${line}`);
  expect(lines("sanitizers")).toEqual([":2", "0:3", "1:4"]);
  expect(lines("rules")).toEqual([":6", "no-log-injection:7"]);
});

describe("a hostile file", () => {
  test("cannot name a format after a prototype", () => {
    const { config, problems } = read(`{ "logFormats": { "__proto__": "%{WORD:a}", "constructor": "%{WORD:b}" } }`);
    expect(problems.map((line) => line.slice(line.indexOf("The")))).toEqual([
      `The name "__proto__" cannot be used; choose another one.`,
      `The name "constructor" cannot be used; choose another one.`,
    ]);
    expect(Object.keys(config.logFormats)).toEqual([]);
  });

  test("cannot reach a prototype", () => {
    const { config, problems } = read(
      `{ "__proto__": { "polluted": 1 }, "constructor": 1, "rules": { "__proto__": "off", "toString": "off" } }`,
    );
    expect(problems.map((line) => line.slice(line.indexOf("Unknown")).split(".")[0])).toEqual([
      `Unknown key "__proto__"`,
      `Unknown key "constructor"`,
      `Unknown rule "__proto__"`,
      `Unknown rule "toString"`,
    ]);
    expect(Object.keys(config.rules)).toEqual([]);
    expect(Object.getPrototypeOf(config.rules)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  test("may be nested without end", () => {
    expect(read(`{"rules":${"[".repeat(100_000)}`).problems).toEqual([
      "seclog.config.json:1:1: The values are nested more than 16 deep; no option needs that.",
    ]);
  });
});

// Contract of every reporter: deterministic, complete, safe to print, and free of secrets.
import { describe, expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import { sample, secrets } from "../reporters/sample.ts";

const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe.each(reporters.entries)("$id", (reporter) => {
  const report = reporter.render(sample, { color: false });

  test("gives the same bytes for the same findings in any order", () => {
    const shuffled = { ...sample, outcomes: sample.outcomes.toReversed() };
    expect(reporter.render(shuffled, { color: false })).toBe(report);
  });

  test("names every finding, skipped file and notice", () => {
    for (const part of [
      "no-secret-in-log",
      "no-log-injection",
      "src/login.js",
      "public/app.js",
      "minified",
      "';' expected.",
    ]) {
      expect(report).toContain(part);
    }
  });

  test("holds no secret of the code and no absolute path", () => {
    for (const secret of secrets) expect(report).not.toContain(secret);
    expect(report).not.toContain("/shop");
  });

  test("holds no control character, whatever file names and messages hold", () => {
    const hostile = "evil\u001b]52;c;aGk=\u0007\u009b31m\r\u202eno.js";
    const outcomes = sample.outcomes.map((outcome) => ({ ...outcome, path: `${outcome.path}${hostile}` }));
    expect(reporter.render({ ...sample, outcomes }, { color: false })).not.toMatch(control);
    expect(report).not.toMatch(control);
  });

  test("says so when there is nothing to say", () => {
    const empty = reporter.render({ ...sample, outcomes: [] }, { color: false });
    expect(empty).toMatch(/\S[^]*\n$/);
    expect(empty).not.toMatch(control);
  });

  test("documents itself", () => {
    expect(reporter.title).toMatch(/^[A-Z].*[^.]$/);
    expect(reporter.examples.length).toBeGreaterThan(0);
    for (const example of reporter.examples) expect(example).toMatch(/^seclog /);
  });
});

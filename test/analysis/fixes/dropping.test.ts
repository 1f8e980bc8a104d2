// Fixes: each keeps the code parsing, removes its finding, and leaves everything else alone.
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/base/edits.ts";
import type { Finding } from "../../../src/base/finding.ts";
import { parseSource } from "../../../src/analysis/languages/typescript/parse.ts";
import { findingsIn } from "../check.ts";

/** The code after the named fix of its only finding. */
function fixed(code: string, fixId: string): string {
  const found = findingsIn(undefined, code);
  expect(found).toHaveLength(1);
  const fix = found[0]?.fixes.find(({ id }) => id === fixId);
  expect(fix, `fix ${fixId} among ${found[0]?.fixes.map(({ id }) => id).join()}`).toBeDefined();
  const result = applyEdits(code, fix?.edits ?? []);
  expect(findingsIn(undefined, result)).toEqual([]);
  expect(parseSource("/src/a.ts", result).syntaxErrors).toEqual([]);
  return result;
}

describe("dropping", () => {
  test.each([
    ["an argument", `console.log("in", id, password);`, `console.log("in", id);`],
    ["an argument in the middle", `console.log("in", password, id);`, `console.log("in", id);`],
    ["a field", `console.log("in", { id, password: p.pass });`, `console.log("in", { id });`],
    ["a shorthand field", `console.log("in", { password, id });`, `console.log("in", { id });`],
    ["the only field, with its object", `console.log("in", { password });`, `console.log("in");`],
    ["the only field of the only argument", `console.log({ password });`, `console.log({});`],
    [
      "a field on its own line, with the comma",
      `console.log("in", {\n  id,\n  password,\n});`,
      `console.log("in", {\n  id,\n});`,
    ],
  ])("%s", (_, before, after) => expect(fixed(before, "drop")).toBe(after));
});

test("a call that logs nothing else is removed with its line", () => {
  expect(fixed(`start();\n  console.log(password);\nstop();\n`, "drop-call")).toBe(`start();\nstop();\n`);
});

describe("masking", () => {
  test.each([
    ["in a template", "console.log(`in ${ password } now`);", 'console.log("in [redacted] now");'],
    [
      "in a template with other values",
      "console.log(`in ${password} as ${id}`);",
      "console.log(`in [redacted] as ${id}`);",
    ],
    [
      "what turns it into text",
      "console.log(`in ${JSON.stringify(password)} as ${id}`);",
      "console.log(`in [redacted] as ${id}`);",
    ],
    ["in a concatenation", `console.log('in ' + password);`, `console.log('in ' + '[redacted]');`],
    ["the message itself", `console.log(password);`, `console.log("[redacted]");`],
    ["a format argument", `console.log("in %s %s", id, password);`, `console.log("in %s %s", id, "[redacted]");`],
    ["a field", `console.log({ id, "password": p.pass });`, `console.log({ id, "password": "[redacted]" });`],
    ["a shorthand", `console.log({ id, password });`, `console.log({ id, password: "[redacted]" });`],
  ])("%s", (_, before, after) => expect(fixed(before, "mask")).toBe(after));
});

test("line breaks of the client's text are replaced", () => {
  const before = "app.get('/', (req, res) => { console.log(`search ${req.query.q}`); });";
  const after =
    "app.get('/', (req, res) => { console.log(`search ${String(req.query.q).replace(/[\\r\\n]+/g, ' ')}`); });";
  expect(fixed(before, "neutralise")).toBe(after);
});

describe("no fix", () => {
  const fixes = (code: string): readonly Finding["fixes"][] =>
    findingsIn(undefined, code).map((finding) => finding.fixes);
  test.each([
    ["drops a call that may do something", `console.log("in", createPassword());`],
    ["touches a function with a syntax error", `function f() {\n  console.log("in", password);\n  const x = ;\n}`],
    [
      "changes what a function of the project is given",
      `function save(x) { console.log(x); store(x); }\nsave(user.password);`,
    ],
  ])("%s", (_, code) => expect(fixes(code)).toEqual([[]]));

  test("is lost when the syntax error is elsewhere", () => {
    const code = `function f() {\n  console.log("in", password);\n}\nfunction g() {\n  const x = ;\n}`;
    expect(fixes(code).flat().length).toBeGreaterThan(0);
  });
});

test("exactly one fix is preferred, and dropping comes before masking", () => {
  const [finding] = findingsIn(undefined, `console.log("in", password);`);
  expect(finding?.fixes.map(({ id, preferred }) => [id, preferred])).toEqual([
    ["drop", true],
    ["mask", false],
  ]);
});

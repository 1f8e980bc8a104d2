// What a person sees. Frames are masked, aligned on wide characters and tabs, and cut when lines are long.
import { describe, expect, test } from "vitest";
import { createFrames } from "../../src/reporters/code-frame.ts";
import { pretty } from "../../src/reporters/pretty.ts";
import { sample } from "./sample.ts";

const ruled = pretty.render(sample, { color: false }).split("\n");

test("a finding: place, level, rule, message, flow, code and fix", () => {
  expect(ruled.slice(0, 6)).toEqual([
    "src/login.js:6:38  error  no-secret-in-log",
    '  "password" reaches `logger.info`; log the user id instead.',
    "     5 │ const { password } = req.body;  ← `password` is read from `req.body`",
    '     6 │ logger.info({ user: req.body.user, password }, "login");',
    "       │                                    ^^^^^^^^",
    "  fix: Remove `password` from the call (seclog --fix)",
  ]);
});

test("the summary: what was not analysed, counts per rule, next steps", () => {
  expect(ruled.slice(ruled.indexOf("1 notice"))).toEqual([
    "1 notice",
    "  src/my audit#1.js:1:8  syntax  ';' expected.",
    "",
    "1 file not analysed",
    "  public/app.js  minified  the longest line has 48120 characters",
    "",
    "3 findings (1 error, 1 warning, 1 info) in 2 of 3 files",
    "     2  no-log-injection",
    "     1  no-secret-in-log",
    "",
    "1 finding can be repaired by: seclog check --fix (look first with --diff).",
    "Why a finding matters: seclog explain no-secret-in-log",
    "",
  ]);
});

test("a sentence wraps between words at the width of the terminal", () => {
  const lines = pretty.render(sample, { color: false, width: 40 }).split("\n");
  expect(lines.slice(1, 3)).toEqual(['  "password" reaches `logger.info`; log', "  the user id instead."]);
});

test("colours change nothing but the looks", () => {
  const coloured = pretty.render(sample, { color: true });
  expect(coloured).toContain("\u001b[31m");
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(ruled.join("\n"));
});

describe("a frame", () => {
  const frameOf = (text: string, part: string) => {
    const column = text.split("\n")[0]?.indexOf(part) ?? -1;
    const framed = createFrames(text)({ line: 1, column: column + 1, endLine: 1, endColumn: column + 1 + part.length });
    return [
      `${framed?.before}${framed?.inside}${framed?.after}`,
      " ".repeat(framed?.indent ?? 0) + "^".repeat(framed?.length ?? 0),
    ];
  };

  test("stays aligned behind wide characters", () => {
    expect(frameOf("log('ログイン', token);", "token")).toEqual(["log('ログイン', token);", "                ^^^^^"]);
  });

  test("masks a literal secret and still points at the argument", () => {
    expect(frameOf(`log({ password: "hunter2-Tr0ub4dor", id }, user);`, "user")).toEqual([
      `log({ password: "[redacted:password]", id }, user);`,
      "                                             ^^^^",
    ]);
  });

  test("masks a secret that is itself reported", () => {
    const [line] = frameOf(`log({ password: "hunter2-Tr0ub4dor" });`, "hunter2-Tr0ub4dor");
    expect(line).toBe(`log({ password: "[redacted:password]" });`);
  });

  test("shows a part of a long line, with the range in it", () => {
    const [line = "", marks = ""] = frameOf(`${"a + ".repeat(500)}token + ${"b + ".repeat(500)}`, "token");
    expect(line.length).toBeLessThan(110);
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("token");
  });

  test("makes control characters visible", () => {
    expect(frameOf("log('\u001b[2J', token)", "token")[0]).toBe("log('\\x1b[2J', token)");
  });
});

// The unified diff: as `patch` and `git apply` read it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../src/cli/unified-diff.ts";

test("shows what changed with three lines around it", () => {
  const before = "a\nb\nc\nd\nlog(password)\ne\nf\ng\nh\n";
  const after = "a\nb\nc\nd\nlog(id)\ne\nf\ng\nh\n";
  expect(unifiedDiff("src/app.js", before, after).split("\n")).toEqual([
    "--- a/src/app.js",
    "+++ b/src/app.js",
    "@@ -2,7 +2,7 @@",
    " b",
    " c",
    " d",
    "-log(password)",
    "+log(id)",
    " e",
    " f",
    " g",
    "",
  ]);
});

test("says nothing when nothing changed", () => {
  expect(unifiedDiff("src/app.js", "same\n", "same\n")).toBe("");
});

test("`git apply` turns the one text into the other", { timeout: 60_000 }, () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-diff-"));
  const line = fc.constantFrom("log(a)", "log(b)", "", "  return 1;", "}");
  const text = fc.tuple(fc.array(line, { maxLength: 30 }), fc.boolean()).map(([lines, ended]) => {
    return lines.length > 0 ? lines.join("\n") + (ended ? "\n" : "") : "";
  });
  const property = fc.property(text, text, (before, after) => {
    const diff = unifiedDiff("app.js", before, after);
    fs.writeFileSync(path.join(folder, "app.js"), before);
    // Emptying and filling a file is a creation or a deletion to git.
    if (diff !== "" && before !== "" && after !== "") {
      execFileSync("git", ["apply", "--unidiff-zero", "-"], {
        cwd: folder,
        input: diff,
        stdio: ["pipe", "ignore", "pipe"],
      });
      expect(fs.readFileSync(path.join(folder, "app.js"), "utf8")).toBe(after);
    }
  });
  try {
    fc.assert(property, { numRuns: 100, seed: 20261122 });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

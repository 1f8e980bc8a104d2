// What Seclog says of the demo shop, against its manifest: every defect of the rules there are, and none of the look-alikes.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../src/analysis/analyze.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import { createLineIndex } from "../../src/base/text.ts";
import { onlyRule } from "../analysis/check.ts";
import { readManifest, shopFolder } from "./fixture.ts";

const { defects, lookalikes } = readManifest();
const known = new Set(rules.ids);

interface Place {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

const settings = onlyRule(undefined);
const modules = createLinkedModules(
  {
    version: (path) => (statSync(path, { throwIfNoEntry: false })?.isFile() ? "1" : undefined),
    read: (path) => readFileSync(path, "utf8"),
  },
  settings,
);

function findingsOf(file: string): readonly Place[] {
  const path = join(shopFolder, file);
  const text = readFileSync(path, "utf8");
  const outcome = analyzeSource({ path, text }, settings, modules.linkerFor(path));
  if (outcome.status === "skipped") throw new Error(`${file}: ${outcome.reason}`);
  const lines = createLineIndex(text);
  return outcome.findings.map(({ rule, range }) => ({ file, rule, line: lines.positionAt(range.start).line + 1 }));
}

const cases = (places: typeof lookalikes) => places.filter(({ rule, file }) => known.has(rule) && file.endsWith(".ts"));

describe("defects are found", () => {
  test.each(cases(defects))("$id $rule in $file:$line", ({ file, rule, line, endLine }) => {
    const found = findingsOf(file).filter((finding) => finding.rule === rule);
    expect(found.some((finding) => finding.line >= line && finding.line <= endLine)).toBe(true);
  });
});

describe("look-alikes are silent", () => {
  test.each(cases(lookalikes))("$id $rule in $file:$line", ({ file, line, endLine }) => {
    expect(findingsOf(file).filter((finding) => finding.line >= line && finding.line <= endLine)).toEqual([]);
  });
});

test("nothing else of the shop is reported", () => {
  const files = new Set([...defects, ...lookalikes].map(({ file }) => file).filter((file) => file.endsWith(".ts")));
  const planned = ({ file, line }: Place): boolean =>
    defects.some((place) => place.file === file && line >= place.line && line <= place.endLine);
  expect([...files].flatMap(findingsOf).filter((finding) => !planned(finding))).toEqual([]);
});

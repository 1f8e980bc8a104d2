// What is printed for people and programs keeps its shape, whatever a repository calls its files and whatever its code says: one finding
// is one entry, and a terminal obeys nobody but us.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import type { CheckResult } from "../../src/reporters/reporter.ts";
import { sample } from "../reporters/sample.ts";

const perRun = 20;
const runs = 500;

/** Pieces that steer terminals, end lines, or are markup and commands of the formats. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."\r \n \r\n \u0085 \u2028 \u2029 \u001b[2J \u001b]8;;https://evil.example\u0007 \u001b]52;c;aGk=\u0007 \u009b31m \u001bP \u0007 \u0000 \u202e \u200b".split(
      " ",
    ),
    "::error::x",
    "%0A",
    "<script>",
    "]]>",
    "](command:x)",
    "\ud800",
    "{",
    '"',
    "\\",
    " ",
  ),
  fc.string({ maxLength: 8 }),
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""));

/** A result with one file and one finding for each text. */
function resultOf(texts: readonly string[]): CheckResult {
  const known = sample.outcomes.flatMap((outcome) => (outcome.status === "skipped" ? [] : [outcome]));
  const [first] = known.flatMap(({ findings }) => findings);
  if (!first) throw new Error("The sample has no finding.");
  const outcomes = texts.map((text, index) => ({
    status: "ok" as const,
    path: `/shop/src/${index}${text.replaceAll("/", "")}.js`,
    hash: "0",
    findings: [{ ...first, flow: [], fixes: [], message: `${text} reaches \`log\`.`, fingerprint: String(index) }],
    notices: [],
  }));
  return { ...sample, outcomes, textOf: () => undefined };
}

function render(id: string, texts: readonly string[]): string {
  return reporters.get(id)?.render(resultOf(texts), { color: false }) ?? "";
}

const plain = Array.from({ length: perRun }, () => "password");

describe(`${perRun * runs} texts as names of files and in messages`, () => {
  test.each([["jsonl"], ["concise"], ["github"], ["agent"], ["pretty"]])("%s", { timeout: 120_000 }, (id) => {
    const expected = render(id, plain).split("\n").length;
    expect(expected).toBeGreaterThan(perRun);
    // Long names wrap in what people read; what programs read has a line for each finding.
    const isWrapped = id === "pretty";
    fc.assert(
      fc.property(fc.array(hostile, { minLength: perRun, maxLength: perRun }), (texts) => {
        const shown = render(id, texts);
        expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        if (!isWrapped) expect(shown.split("\n").length).toBe(expected);
      }),
      { numRuns: runs, seed: 20_261_122 },
    );
  });

  test("sarif has one result each, and json one finding", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: perRun, maxLength: perRun }), (texts) => {
        const sarif = JSON.parse(render("sarif", texts)) as {
          readonly runs: readonly { readonly results: unknown[] }[];
        };
        const json = JSON.parse(render("json", texts)) as { readonly findings: unknown[] };
        expect([sarif.runs[0]?.results.length, json.findings.length]).toEqual([perRun, perRun]);
      }),
      { numRuns: runs / 5, seed: 20_261_122 },
    );
  });
});

// What every fix promises, checked on one program: it parses, changes the call and nothing else, keeps comments and line breaks,
// removes its finding, and applying all safe ones comes to an end.
import { analyzeSource } from "../../../src/analysis/analyze.ts";
import { applyEditGroups } from "../../../src/base/edits.ts";
import type { FileOutcome, Finding, Fix } from "../../../src/base/finding.ts";
import { isSafeFix } from "../../../src/reporters/pretty-summary.ts";
import { onlyRule } from "../check.ts";
import { applied } from "./fixed.ts";
import type { Program } from "./programs.ts";

type Analysed = Exclude<FileOutcome, { status: "skipped" }>;

/** The outcome of a text as the file of the program. */
export function analysed(text: string, path: string): Analysed {
  const outcome = analyzeSource({ path, text }, onlyRule(undefined));
  if (outcome.status === "skipped") throw new Error(outcome.reason);
  return outcome;
}

/** Every promise that a fix of the program breaks, as sentences; none when all hold. */
export function brokenPromises(program: Program): readonly string[] {
  const { code, path } = program;
  const { findings, status } = analysed(code, path);
  if (status !== "ok") return [`does not parse: ${code}`];
  const broken = findings.flatMap((finding) => [
    ...(finding.fixes.length > 0 && finding.fixes.filter(({ preferred }) => preferred).length !== 1
      ? ["not exactly one is preferred"]
      : []),
    ...finding.fixes.flatMap((fix) =>
      brokenBy(program, { finding, fix, before: findings.filter(({ rule }) => rule === finding.rule).length }).map(
        (what) => `${finding.rule} ${fix.id}: ${what}`,
      ),
    ),
  ]);
  return [...broken, ...brokenByAll(program)];
}

interface Applied {
  readonly finding: Finding;
  readonly fix: Fix;
  /** How many findings of the rule there were. */
  readonly before: number;
}

function brokenBy(program: Program, { finding, fix, before }: Applied): readonly string[] {
  const { code, path } = program;
  const after = applied(code, fix);
  const outcome = analysed(after, path);
  if (outcome.status !== "ok") return [`breaks the code:\n${after}`];
  const same = ({ rule }: Finding): boolean => rule === finding.rule;
  const gone = outcome.findings.filter(same).length < before;
  const isOwn = fix.edits.every((edit) => edit.path === undefined);
  return [
    ...(gone || !isOwn ? [] : [`leaves the finding:\n${after}`]),
    ...keeps(program, after),
    ...(fix.edits.every(({ range }) => isExpected(code, range.start)) ? [] : ["changes another place"]),
  ];
}

/** A call of a logger, the options of one, or the imports. */
function isExpected(code: string, start: number): boolean {
  const line = code.slice(0, start).split(/\r?\n/).length;
  const head = code.slice(0, code.indexOf("module.exports")).split(/\r?\n/).length;
  return line <= head || start > code.indexOf("module.exports");
}

function keeps({ comments, style }: Program, after: string): readonly string[] {
  const lost = comments.filter((comment) => !after.includes(comment));
  const breaks = after.match(/\r\n|\r|\n/g) ?? [];
  return [
    ...lost.map((comment) => `loses ${comment}:\n${after}`),
    ...(breaks.every((each) => each === style.eol) ? [] : ["mixes line breaks"]),
  ];
}

function brokenByAll(program: Program): readonly string[] {
  const after = withSafeFixes(program.code, program.path);
  if (after === undefined) return ["all safe fixes do not come to an end"];
  const { status, findings } = analysed(after, program.path);
  if (status !== "ok") return [`all safe fixes break the code:\n${after}`];
  return findings.some(({ fixes }) => fixes.some(isSafeFix)) ? ["a safe fix is left"] : keeps(program, after);
}

/** The text with all safe fixes, pass by pass; undefined when ten passes are not enough. */
export function withSafeFixes(code: string, path: string): string | undefined {
  let text = code;
  for (let pass = 0; pass < 10; pass++) {
    const groups = analysed(text, path).findings.flatMap(({ fixes }) =>
      fixes.filter(isSafeFix).map(({ edits }) => edits),
    );
    if (groups.length === 0) return text;
    text = applyEditGroups(text, groups).text;
  }
  return undefined;
}

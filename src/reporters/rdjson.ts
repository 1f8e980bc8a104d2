// `-f rdjson`: the Reviewdog Diagnostic Format, with repairs as suggestions. Its columns count bytes of UTF-8.
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
import type { Level } from "../base/finding.ts";
import type { Range } from "../base/text.ts";
import { remarksOf } from "./remarks.ts";
import type { LocatedFinding, Place } from "./report-view.ts";
import { createReportView } from "./report-view.ts";
import type { CheckResult, Reporter } from "./reporter.ts";
import { projectUrl, ruleUrl } from "./rule-url.ts";
import { safeJson } from "./safe-json.ts";
import { shareableFixes } from "./shareable-fixes.ts";

/** Diagnostics for reviewdog. */
export const rdjson: Reporter = {
  id: "rdjson",
  title: "Reviewdog Diagnostic Format, for review comments with suggestions",
  examples: ["seclog check -f rdjson"],
  render(result) {
    const view = createReportView(result);
    const positions = createPositions(result.textOf);
    const rangeOf = (file: string, range: Range) => positions(file, view.placeOf(file, range));
    const diagnostics = [
      ...view.findings.map((located) => diagnosticOf(located, rangeOf)),
      ...remarksOf(view).map(({ id, path, place, message }) => ({
        message,
        location: { path, range: { start: { line: place.line } } },
        severity: "INFO",
        code: { value: id },
      })),
    ];
    return safeJson({ source: { name: "seclog", url: projectUrl }, diagnostics });
  },
};

const severities = { error: "ERROR", warning: "WARNING", info: "INFO" } as const satisfies Record<Level, string>;

type RangeOf = (file: string, range: Range) => ByteRange;

interface ByteRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function diagnosticOf(located: LocatedFinding, rangeOf: RangeOf) {
  const { finding, file, path } = located;
  const suggestions = shareableFixes(finding)
    // A suggestion is one replacement in the same file, and people press the button without reading much.
    .filter(({ safety, preferred, edits }) => {
      return safety === "safe" && preferred && edits.length === 1 && edits[0]?.path === undefined;
    })
    .flatMap(({ edits }) => edits.map(({ range, newText }) => ({ range: rangeOf(file, range), text: newText })));
  return {
    message: finding.message,
    location: { path, range: rangeOf(file, finding.range) },
    severity: severities[finding.level],
    code: { value: finding.rule, url: ruleUrl(finding.rule) },
    ...(suggestions.length === 0 ? {} : { suggestions }),
  };
}

/** Places in UTF-16 code units → places in bytes. */
function createPositions(textOf: CheckResult["textOf"]) {
  const linesOf = new Map<string, readonly string[]>();
  const column = (file: string, line: number, utf16: number): number => {
    const lines = linesOf.get(file) ?? (textOf(file) ?? "").split(/\r\n|\r|\n/);
    linesOf.set(file, lines);
    const before = (lines[line - 1] ?? "").slice(0, utf16 - 1);
    return new TextEncoder().encode(before).length + 1;
  };
  return (file: string, place: Place): ByteRange => ({
    start: { line: place.line, column: column(file, place.line, place.column) },
    end: { line: place.endLine, column: column(file, place.endLine, place.endColumn) },
  });
}

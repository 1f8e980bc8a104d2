// From a record that shows a secret to the finding about the statement that wrote it, whose fixes mend it.
import type { Finding } from "../base/finding.ts";
import { createLineIndex } from "../base/text.ts";
import type { RecordSource } from "../logs/record.ts";
import type { Correlator } from "./correlator.ts";

/** A source file with what was found in it. */
export interface AnalysedText {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** The findings inside the statement that wrote a record, those with a fix first; none when the file says nothing about it. */
export function statementFindings(
  { file, line }: RecordSource,
  { text, findings }: AnalysedText,
  correlator: Pick<Correlator, "statementEnd">,
): readonly Finding[] {
  const lines = createLineIndex(text);
  const last = correlator.statementEnd(file, line);
  const inside = findings.filter(({ range }) => {
    const [start, end] = [lines.positionAt(range.start).line + 1, lines.positionAt(range.end).line + 1];
    return start <= last && end >= line;
  });
  return inside.sort((a, b) => Number(b.fixes.length > 0) - Number(a.fixes.length > 0));
}

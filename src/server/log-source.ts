// From the statement that wrote a record to what is wrong with it: the findings inside the statement, those with a repair first.
import { statementFindings } from "../correlate/statement-findings.ts";
import type { Finding } from "../base/finding.ts";
import { createLineIndex } from "../base/text.ts";
import { URI } from "vscode-uri";
import type { LogSource } from "./protocol.ts";
import type { PlainSource } from "./logs/log-desk.ts";

/** A source file as the editor has it, analysed; undefined when it cannot be. */
export type AnalyseFile = (
  path: string,
) => Promise<{ readonly text: string; readonly findings: readonly Finding[] } | undefined>;

/** The place with its findings; none when the file cannot be analysed. */
export async function withFindings(source: PlainSource | null, analyse: AnalyseFile): Promise<LogSource | null> {
  if (!source) return null;
  const file = URI.parse(source.uri).fsPath;
  const analysed = await analyse(file);
  if (!analysed) return { ...source, findings: [] };
  const index = createLineIndex(analysed.text);
  const correlator = { statementEnd: () => source.endLine };
  const findings = statementFindings({ file, line: source.line }, analysed, correlator).map(
    ({ rule, message, range, fixes }) => {
      const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
      return { rule, message, ...index.positionAt(range.start), ...(fix ? { fix: fix.title } : {}) };
    },
  );
  return { ...source, findings };
}

// Hover over a finding: what the rule is about and what to do, without repeating the message the editor shows anyway.
import { MarkupKind, type Hover } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileOutcome } from "../base/finding.ts";
import { createLineIndex } from "../base/text.ts";
import { toLspRange } from "./diagnostics.ts";
import { ruleSummary, type RuleEntry } from "./rule-text.ts";

export interface HoverContext {
  readonly document: TextDocument;
  readonly outcome: FileOutcome;
  readonly rule: (id: string) => RuleEntry | undefined;
}

/** The rules of the findings at this offset, or null where there is none. */
export function hoverAt(offset: number, { document, outcome, rule }: HoverContext): Hover | null {
  if (outcome.status === "skipped") return null;
  const findings = outcome.findings.filter(({ range }) => range.start <= offset && offset <= range.end);
  const [first] = findings;
  const rules = [...new Set(findings.map((finding) => finding.rule))].flatMap((id) => rule(id) ?? []);
  if (!first || rules.length === 0) return null;
  return {
    range: toLspRange(createLineIndex(document.getText()), first.range),
    contents: { kind: MarkupKind.Markdown, value: rules.map(ruleSummary).join("\n\n---\n\n") },
  };
}

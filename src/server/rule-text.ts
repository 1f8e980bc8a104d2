// The text of a rule for hovers, in a few lines of Markdown. Written from the rule's own entry; holds no text of the workspace.
import type { Rule } from "../analysis/rule.ts";

/** What the server shows of a rule. */
export type RuleEntry = Pick<Rule, "id" | "level" | "docs">;

/** Title, remedy and references in a few lines. */
export function ruleSummary({ docs }: RuleEntry): string {
  const references = docs.cwe.map((cwe) => `[CWE-${cwe}](https://cwe.mitre.org/data/definitions/${cwe}.html)`);
  const asvs = docs.asvs.length > 0 ? [`ASVS ${docs.asvs.join(", ")}`] : [];
  return [`**${docs.title}**`, docs.remedy, [...references, ...asvs].join(" · ")].filter(Boolean).join("\n\n");
}

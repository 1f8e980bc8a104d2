// The text of a rule as Markdown, for hovers and for "Explain RULE". Written from the rule's own entry; holds no text of the workspace.
import type { Rule, RuleExample } from "../analysis/rule.ts";

/** What the server shows of a rule. */
export type RuleEntry = Pick<Rule, "id" | "level" | "docs">;

/** Title, remedy and references in a few lines. */
export function ruleSummary({ docs }: RuleEntry): string {
  const references = docs.cwe.map((cwe) => `[CWE-${cwe}](https://cwe.mitre.org/data/definitions/${cwe}.html)`);
  const asvs = docs.asvs.length > 0 ? [`ASVS ${docs.asvs.join(", ")}`] : [];
  return [`**${docs.title}**`, docs.remedy, [...references, ...asvs].join(" · ")].filter(Boolean).join("\n\n");
}

/** The whole page: why it matters, what to do, and code that is reported and that is fine. */
export function ruleDocument(rule: RuleEntry): string {
  const { id, level, docs } = rule;
  return [
    `# ${id}`,
    `${docs.title}. Level: ${level}.`,
    docs.description,
    `**What to do.** ${docs.remedy}`,
    ...docs.bad.map((example) => exampleOf("Reported", example)),
    ...docs.good.map((example) => exampleOf("Fine", example)),
    ruleSummary({ ...rule, docs: { ...docs, title: "References", remedy: "" } }),
    `Silence one line with a reason: \`// seclog-disable-next-line ${id} -- why this is safe\``,
    "",
  ].join("\n\n");
}

function exampleOf(verdict: string, { title, code, language = "ts" }: RuleExample): string {
  const shown = code.replaceAll("«", "").replaceAll("»", "").trim();
  return `**${verdict}:** ${title}\n\n\`\`\`${language}\n${shown}\n\`\`\``;
}

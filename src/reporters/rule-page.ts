// The page of a rule, from its own entry: as Markdown for docs/ and SARIF, and as text for `seclog explain`.
import type { RuleExample } from "../analysis/rule.ts";
import type { Paint } from "./paint.ts";
import { levelColor } from "./paint.ts";
import type { RuleMetadata } from "./reporter.ts";
import { wrapText } from "./wrap.ts";

const width = 96;

/** The page in Markdown, without a file header. */
export function ruleMarkdown(rule: RuleMetadata): string {
  const { id, level, docs } = rule;
  return [
    `# ${id}`,
    `${docs.title}.`,
    `Level: \`${level}\` · Severity: ${docs.securitySeverity} · ${references(docs, markdownLink).join(" · ")}`,
    docs.description,
    "## What to do",
    docs.remedy,
    "## Reported",
    "The reported text stands between «guillemets».",
    ...docs.bad.flatMap(markdownExample),
    "## Fine",
    ...docs.good.flatMap(markdownExample),
    "## Configure",
    `Set the level in \`seclog.config.json\`:`,
    fenced("json", JSON.stringify({ rules: { [id]: level === "error" ? "warning" : "error" } }, null, 2)),
    "Silence one place, with the reason:",
    fenced("ts", directive(id)),
  ].join("\n\n");
}

/** The same page for a terminal. */
export function ruleText(rule: RuleMetadata, paint: Paint): string {
  const { id, level, docs } = rule;
  const heading = (text: string) => paint.bold(text);
  const lines = [
    `${paint.bold(id)}  ${levelColor(level, paint)(level)}`,
    `${docs.title}.`,
    wrapText(docs.description, width),
    `${heading("What to do")}\n${wrapText(docs.remedy, width)}`,
    ...docs.bad.map((example) => textExample(paint.red("Reported"), example, paint)),
    ...docs.good.map((example) => textExample(paint.green("Fine"), example, paint)),
    `${heading("Silence one place, with the reason")}\n  ${directive(id)}`,
    references(docs, ({ label, url }) => (url === undefined ? label : `${label}  ${url}`))
      .map((line) => paint.dim(line))
      .join("\n"),
  ];
  return `${lines.join("\n\n")}\n`;
}

interface Reference {
  readonly label: string;
  readonly url?: string;
}

function references({ cwe, asvs, owasp }: RuleMetadata["docs"], show: (reference: Reference) => string): string[] {
  return [
    ...cwe.map((number) => ({ label: `CWE-${number}`, url: `https://cwe.mitre.org/data/definitions/${number}.html` })),
    ...asvs.map((number) => ({ label: `ASVS ${number}` })),
    ...owasp.map((entry) => ({ label: `OWASP ${entry}` })),
  ].map(show);
}

function markdownLink({ label, url }: Reference): string {
  return url === undefined ? label : `[${label}](${url})`;
}

function markdownExample({ title, code, language = "ts" }: RuleExample): string[] {
  return [`${title}:`, fenced(language, code.trim())];
}

function textExample(verdict: string, { title, code }: RuleExample, paint: Paint): string {
  const marked = code.trim().replace(/«([^»]*)»/g, (_, text: string) => paint.underline(text));
  return `${verdict}: ${title}\n${marked.replace(/^/gm, "  ")}`;
}

function directive(id: string): string {
  return `// seclog-disable-next-line ${id} -- why this is safe`;
}

function fenced(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

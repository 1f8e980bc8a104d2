// Rule metadata in SARIF's words: what a code scanning service shows beside a finding.
import type { ReportingDescriptor, Result } from "sarif";
import type { Level } from "../base/finding.ts";
import type { RuleMetadata } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";
import { ruleMarkdown } from "./rule-page.ts";

/** SARIF's name of each level. */
export const sarifLevel = { error: "error", warning: "warning", info: "note" } as const satisfies Record<
  Level,
  NonNullable<Result["level"]>
>;

/** One entry of `tool.driver.rules`. */
export function toDescriptor(rule: RuleMetadata): ReportingDescriptor {
  const { id, level, docs } = rule;
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${docs.title}.` },
    fullDescription: { text: `${docs.description}\n\n${docs.remedy}` },
    help: { text: docs.remedy, markdown: ruleMarkdown(rule) },
    helpUri: ruleUrl(id),
    defaultConfiguration: { level: sarifLevel[level] },
    properties: {
      tags: [
        "security",
        ...docs.cwe.map((cwe) => `external/cwe/cwe-${cwe}`),
        ...docs.owasp.map((entry) => `OWASP ${entry}`),
      ],
      "security-severity": docs.securitySeverity,
      ...(docs.asvs.length === 0 ? {} : { asvs: docs.asvs }),
    },
  };
}

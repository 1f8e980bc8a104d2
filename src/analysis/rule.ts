// What a rule is. Each rule is one file in rules/ and one line in rules/index.ts; docs, help, schema and SARIF metadata come from it.
import type { Confidence, Fix, Level, RelatedLocation } from "../base/finding.ts";
import type { Registered } from "../base/registry.ts";
import type { Range } from "../base/text.ts";
import type { KeptLogs } from "./deployment/deployment-format.ts";
import type { FileAnalysis } from "./file-analysis.ts";
import type { Policy } from "./policy.ts";

/** One code example. In `bad`, the reported text stands between «guillemets», which are removed before the code runs. */
export interface RuleExample {
  readonly title: string;
  readonly code: string;
  readonly language?: "ts" | "js" | "tsx" | "jsx";
}

/** What a rule reports; the engine adds level and fingerprint. */
export interface Report {
  readonly range: Range;
  readonly message: string;
  readonly confidence: Confidence;
  readonly category: string;
  /** Other categories that the same place carries; the finding has the level of the gravest. */
  readonly categories?: readonly string[];
  readonly event?: string;
  readonly flow: readonly RelatedLocation[];
  readonly fixes: readonly Fix[];
  /** The sink as text without values, such as `logger.info`: part of the fingerprint. */
  readonly sink: string;
  /** Name of the enclosing function, or the empty string at module level: part of the fingerprint. */
  readonly symbol: string;
  /** Where the statement begins, for a suppression above it. */
  readonly anchor: number;
  /** Where the guess is weak, a rule may lower the level of one report. */
  readonly level?: Level;
}

export interface RuleDocs {
  /** Sentence-case title without a full stop. */
  readonly title: string;
  /** Why it matters, in one or two paragraphs of Markdown. */
  readonly description: string;
  /** What to do instead, one sentence. */
  readonly remedy: string;
  readonly cwe: readonly number[];
  /** OWASP ASVS 5.0 requirement numbers, such as `16.2.5`. */
  readonly asvs: readonly string[];
  /** OWASP Top Ten entries, such as `A09:2021`. */
  readonly owasp: readonly string[];
  /** 0.0 to 10.0 for SARIF's `security-severity`. */
  readonly securitySeverity: string;
  readonly bad: readonly RuleExample[];
  readonly good: readonly RuleExample[];
}

export interface Rule extends Registered {
  readonly level: Level;
  readonly docs: RuleDocs;
  check(file: FileAnalysis): Iterable<Report>;
  /** For rules that have something to say of deployment files: how long logs are kept there. */
  checkKeptLogs?(logs: readonly KeptLogs[], policy: Policy): Iterable<Report>;
}

// What a profile is: which categories of data it raises, lowers or switches off, which security events must be logged, and how long logs
// are kept. Secrets are errors with or without a profile. It is no legal advice: each figure carries where it comes from.
import type { Level } from "../../base/finding.ts";
import type { Registered } from "../../base/registry.ts";
import type { Profile, SensitiveCategory } from "../sensitive/category.ts";

/** A bound on how long logs are kept. */
export interface RetentionLimit {
  readonly days: number;
  /** Who asks for it, as it ends a sentence: `PCI DSS 4.0.1, requirement 10.5.1, asks for twelve months`. */
  readonly source: string;
}

export interface RetentionLimits {
  readonly min?: RetentionLimit;
  readonly max?: RetentionLimit;
}

export interface ComplianceProfile extends Registered {
  readonly id: Profile;
  readonly title: string;
  /** One or two sentences of Markdown: what it is, and what it changes. */
  readonly description: string;
  /** Levels of the personal data that it names, by their weight. */
  readonly named: Readonly<Record<SensitiveCategory["weight"], Level>>;
  /** The level of all other personal data; the rule's own when missing. */
  readonly others?: Level | "off";
  /** Levels of single categories, where the weight alone does not tell; lists are ids with spaces between them. */
  readonly levels: Readonly<Partial<Record<Level | "off", string>>>;
  /** Names of the OWASP Logging Vocabulary. */
  readonly requiredEvents: readonly string[];
  readonly retentionDays: RetentionLimits;
}

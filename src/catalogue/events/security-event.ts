// What a security event is: its OWASP name, who asks for it, what its log line has to say, and how much is at stake when it is missing.
import type { Registered } from "../../base/registry.ts";

export type Outcome = "success" | "failure";

/** What a log line about an event has to say: who, from where, on what, how it came out and why. */
export type EventField = "actor" | "address" | "object" | "outcome" | "reason";

/** `always`: missing is a defect; `profile`: only where a profile asks for it. */
export type Requirement = "always" | "profile";

export interface EventReferences {
  /** OWASP ASVS 5.0 requirement numbers. */
  readonly asvs: readonly string[];
  /** PCI DSS 4.0 requirement numbers. */
  readonly pci: readonly string[];
  /** Paragraphs of the HIPAA security rule, 45 CFR 164. */
  readonly hipaa: readonly string[];
}

export interface SecurityEvent extends Registered {
  /** As in the OWASP Logging Vocabulary, where it has the event: `authn_login_fail`. */
  readonly name: string;
  /** Sentence case, without a full stop: `Failed login`. */
  readonly title: string;
  /** What happens, for "`login` … and logs nothing": `refuses a login`. */
  readonly does: string;
  readonly outcome: Outcome;
  /** The level at which it is logged. */
  readonly severity: "INFO" | "WARN" | "ERROR";
  readonly fields: readonly EventField[];
  readonly required: Requirement;
  readonly references: EventReferences;
  /** Each lets the event happen without a log line. */
  readonly missing: readonly string[];
  /** Each logs the event, or looks like it. */
  readonly silent: readonly string[];
}

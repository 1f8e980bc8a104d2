// What a deployment file is to the engine: a name, and a function from its text to the places that say how long logs are kept. No
// program is made of it.
import type { Registered } from "../../base/registry.ts";
import type { Range } from "../../base/text.ts";

/** `at-most` when logs may go sooner, such as by size; `at-least` when they may stay longer. */
export type KeptRetention =
  | { readonly kind: "forever" }
  | { readonly kind: "days"; readonly days: number; readonly bound?: "at-most" | "at-least" };

/** A place that says how long logs are kept. */
export interface KeptLogs {
  readonly retention: KeptRetention;
  /** Begins the sentence of a finding. */
  readonly title: string;
  /** What to set. */
  readonly remedy: string;
  readonly range: Range;
  /** Of the format. */
  readonly format: string;
  /** What the file calls it, or the empty string; part of the fingerprint. */
  readonly name: string;
}

/** In the code, what is reported under the profile stands between «guillemets». */
export interface DeploymentExample {
  readonly title: string;
  readonly path: string;
  readonly profile: "gdpr" | "hipaa" | "pci-dss";
  readonly code: string;
  /** Part of the message. */
  readonly message?: string;
}

export interface DeploymentFormat extends Registered {
  readonly title: string;
  /** Whether a file is of this format, by its path with forward slashes, in lower case. */
  accepts(path: string): boolean;
  /** Matches in every text that says something of logs; linear. */
  readonly words: RegExp;
  /** What cannot be told, such as a number that comes from elsewhere, is left out. Takes time in proportion to the text. */
  read(text: string): readonly Omit<KeptLogs, "format">[];
  /** Reported as marked; without marks, silent. */
  readonly examples: readonly DeploymentExample[];
}

// What a category of sensitive data is. Each group of categories is one data file and one line in index.ts.
import type { Registered } from "../../base/registry.ts";
import type { Level } from "../../base/finding.ts";

/** Secrets open doors; personal data belongs to a person. */
export type Family = "secret" | "personal";

/** Body of law or standard that names the category. */
export type Profile = "gdpr" | "hipaa" | "pci-dss";

/** Kinds of objects whose properties mean more than their name says, such as `user.name`. */
export type ContextKind = "person" | "patient" | "credential" | "payment" | "bank" | "session" | "server" | "url";

/** One kind of sensitive data. Terms are phrases of whole words; the longest term of all categories wins. */
export interface SensitiveCategory extends Registered {
  readonly family: Family;
  readonly group: string;
  /** Sentence-case noun phrase for messages. */
  readonly title: string;
  /** Phrases that say it alone. */
  readonly terms: readonly string[];
  /** Phrases that also mean something harmless. */
  readonly weakTerms: readonly string[];
  /** Phrases that count only as the whole name of a property of such an object. */
  readonly inContext: Readonly<Partial<Record<ContextKind, readonly string[]>>>;
  /** 3: harm at once; 2: harm to a person or system; 1: worth a look. */
  readonly weight: 1 | 2 | 3;
  readonly profiles: readonly Profile[];
  readonly examples: { readonly sensitive: readonly string[]; readonly harmless: readonly string[] };
}

/** How a data file writes a category: what it leaves out is empty, and the group fills in the rest. */
export interface CategoryRow extends Registered {
  readonly family?: Family;
  readonly title: string;
  readonly terms: readonly string[];
  readonly weakTerms?: readonly string[];
  readonly inContext?: SensitiveCategory["inContext"];
  readonly weight: 1 | 2 | 3;
  readonly profiles?: readonly Profile[];
  /** Names that are sensitive and names that only look so; `object.property` gives the context. */
  readonly examples: readonly [sensitive: readonly string[], harmless: readonly string[]];
}

/** Completes the rows of one group; the family holds for rows that name none. */
export function defineGroup(group: string, family: Family, rows: readonly CategoryRow[]): readonly SensitiveCategory[] {
  return rows.map((row) => ({
    weakTerms: [],
    inContext: {},
    profiles: row.family === "personal" || family === "personal" ? ["gdpr"] : [],
    family,
    ...row,
    group,
    examples: { sensitive: row.examples[0], harmless: row.examples[1] },
  }));
}

/** The level at which a category is reported unless a profile or the configuration says otherwise. */
export function defaultLevel(category: SensitiveCategory): Level {
  if (category.weight === 3) return "error";
  return category.weight === 2 ? "warning" : "info";
}

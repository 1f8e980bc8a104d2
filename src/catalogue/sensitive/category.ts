// What a category of sensitive data is. Each group of categories is one data file and one line in index.ts.
import type { Registered } from "../../base/registry.ts";
import type { Level } from "../../base/finding.ts";

/** Secrets open doors; personal data belongs to a person. */
export type Family = "secret" | "personal";

/** Body of law or standard that names the category. */
export type Profile = "gdpr" | "hipaa" | "pci-dss";

/** Kinds of objects whose properties mean more than their name says, such as `user.name`. */
export type ContextKind = (typeof contextKinds)[number];

/** All kinds, in the order in which they are tried. */
export const contextKinds = [
  "patient",
  "person",
  "credential",
  "payment",
  "bank",
  "session",
  "server",
  "url",
  "network",
  "vehicle",
  "message",
] as const;

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

/** How a data file writes a category. Lists are phrases with commas between them; what is left out is empty. */
export interface CategoryRow extends Registered {
  readonly family?: Family;
  readonly title: string;
  readonly terms: string;
  readonly weakTerms?: string;
  readonly inContext?: Readonly<Partial<Record<ContextKind, string>>>;
  readonly weight: 1 | 2 | 3;
  readonly profiles?: readonly Profile[];
  /** Names that hold such data; `object.property` gives the context. */
  readonly sensitive: string;
  /** Names that only look so. */
  readonly harmless: string;
}

/** Completes the rows of one group; the family holds for rows that name none, and personal data falls under the GDPR. */
export function defineGroup(group: string, family: Family, rows: readonly CategoryRow[]): readonly SensitiveCategory[] {
  return rows.map((row) => complete(group, family, row));
}

function complete(group: string, groupFamily: Family, row: CategoryRow): SensitiveCategory {
  const { id, title, weight, family = groupFamily } = row;
  const inContext: Partial<Record<ContextKind, readonly string[]>> = {};
  for (const kind of contextKinds) {
    const phrases = row.inContext?.[kind];
    if (phrases !== undefined) inContext[kind] = list(phrases);
  }
  return {
    id,
    family,
    group,
    title,
    terms: list(row.terms),
    weakTerms: list(row.weakTerms ?? ""),
    inContext,
    weight,
    profiles: row.profiles ?? (family === "personal" ? ["gdpr"] : []),
    examples: { sensitive: list(row.sensitive), harmless: list(row.harmless) },
  };
}

function list(phrases: string): readonly string[] {
  return phrases
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

/**
 * The highest level at which a datum is reported unless a profile or the configuration says otherwise: what is worth a look only is
 * information, and a secret that by itself opens little is no error while its name alone tells of it.
 */
export function highestLevel({ family, weight }: SensitiveCategory, isGuess: boolean): Level {
  if (weight === 1) return family === "secret" ? "warning" : "info";
  return weight === 2 && isGuess ? "warning" : "error";
}

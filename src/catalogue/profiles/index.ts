// The profiles, and what several of them together ask for: of each thing the strictest.
import type { Level } from "../../base/finding.ts";
import { createRegistry } from "../../base/registry.ts";
import type { Profile } from "../sensitive/category.ts";
import { sensitiveCategories } from "../sensitive/index.ts";
import { gdpr } from "./gdpr.ts";
import { hipaa } from "./hipaa.ts";
import { pciDss } from "./pci-dss.ts";
import type { ComplianceProfile, RetentionLimit, RetentionLimits } from "./profile.ts";

export const complianceProfiles = createRegistry<ComplianceProfile>("profile", [gdpr, hipaa, pciDss]);

/** What the chosen profiles ask for, as plain data. */
export interface Requirements {
  /** Level by id; a category that is missing here has the level of the rule that reports it. */
  readonly categories: ReadonlyMap<string, Level | "off">;
  /** Names of the OWASP Logging Vocabulary; undefined without a profile, when the events decide by themselves. */
  readonly requiredEvents: ReadonlySet<string> | undefined;
  readonly retentionDays: RetentionLimits;
}

const strictness: readonly (Level | "off")[] = ["off", "info", "warning", "error"];
const known = new Map<string, Requirements>();

/** The requirements of these profiles together. The same names always give the same object. */
export function profileOf(names: readonly Profile[]): Requirements {
  const key = [...names].sort().join(" ");
  let found = known.get(key);
  if (!found) known.set(key, (found = combined(complianceProfiles.entries.filter(({ id }) => names.includes(id)))));
  return found;
}

function combined(profiles: readonly ComplianceProfile[]): Requirements {
  const categories = new Map<string, Level | "off">();
  for (const levels of profiles.map(levelsOf)) {
    for (const [id, level] of levels) {
      const before = categories.get(id) ?? "off";
      categories.set(id, strictness.indexOf(level) > strictness.indexOf(before) ? level : before);
    }
  }
  const events = profiles.flatMap(({ requiredEvents }) => requiredEvents);
  const min = longest(profiles.flatMap(({ retentionDays }) => retentionDays.min ?? []));
  const max = longest(profiles.flatMap(({ retentionDays }) => retentionDays.max ?? [])).toReversed();
  return {
    categories,
    requiredEvents: profiles.length === 0 ? undefined : new Set(events),
    retentionDays: { ...(min[0] && { min: min[0] }), ...(max[0] && { max: max[0] }) },
  };
}

function longest(limits: readonly RetentionLimit[]): readonly RetentionLimit[] {
  return limits.toSorted((a, b) => b.days - a.days);
}

function levelsOf({ id, named, others, levels }: ComplianceProfile): ReadonlyMap<string, Level | "off"> {
  const found = new Map<string, Level | "off">();
  for (const category of sensitiveCategories.entries) {
    if (category.family !== "personal") continue;
    const level = category.profiles.includes(id) ? named[category.weight] : others;
    if (level !== undefined) found.set(category.id, level);
  }
  for (const level of strictness) {
    for (const name of (levels[level] ?? "").split(" ").filter(Boolean)) found.set(name, level);
  }
  return found;
}

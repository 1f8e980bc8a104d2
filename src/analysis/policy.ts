// What the configuration and its profiles say about data, events and retention, as rules ask for it.
import type { Level } from "../base/finding.ts";
import { profileOf, type Requirements } from "../catalogue/profiles/index.ts";
import type { Profile } from "../catalogue/sensitive/category.ts";
import type { RuleSetting } from "../config/options.ts";

/** The settings that it is made of; plain data. */
export interface PolicySettings {
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly profiles?: readonly Profile[];
  /** Level per category of data, whichever rule reports it. */
  readonly categories?: Readonly<Record<string, RuleSetting>>;
}

export interface Policy {
  /** Of the profiles together. */
  readonly requirements: Requirements;
  /** Whether data of this category are not to be reported at all. */
  isOff(category: string): boolean;
  /** The level of a finding: the category's own setting wins over the rule's, that over the profile's, that over `usual`. */
  levelOf(rule: string, category: string, usual: Level): RuleSetting;
}

/** The same settings always give the same answers. */
export function policyOf({ rules, profiles = [], categories = {} }: PolicySettings): Policy {
  const requirements = profileOf(profiles);
  const own = new Map(Object.entries(categories));
  const ofRules = new Map(Object.entries(rules));
  return {
    requirements,
    isOff: (category) => (own.get(category) ?? requirements.categories.get(category)) === "off",
    levelOf(rule, category, usual) {
      const ofRule = ofRules.get(rule);
      if (ofRule === "off") return "off";
      return own.get(category) ?? ofRule ?? requirements.categories.get(category) ?? usual;
    },
  };
}

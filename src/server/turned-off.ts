// What a configuration takes from the protection that there is without one. A repository may do that, but not unnoticed.
import { sensitiveCategories } from "../catalogue/sensitive/index.ts";
import type { Config } from "../config/options.ts";
import type { RuleEntry } from "./rule-text.ts";

/** Ids of the rules of level error and of the categories of secrets that the configuration turns off. */
export function turnedOff(
  config: Pick<Config, "rules" | "categories">,
  known: readonly RuleEntry[],
): readonly string[] {
  const rules = known.filter(({ id, level }) => level === "error" && config.rules[id] === "off");
  const secrets = sensitiveCategories.entries.filter(
    ({ id, family }) => family === "secret" && config.categories[id] === "off",
  );
  return [...rules, ...secrets].map(({ id }) => id);
}

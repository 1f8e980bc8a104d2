// Options that a program gives as an object → settings of the engine. They are checked exactly as a configuration file is.
import type { AnalysisSettings } from "../analysis/analyze.ts";
import { rules } from "../analysis/rules/index.ts";
import { UserError } from "../base/user-error.ts";
import { sensitiveCategories } from "../catalogue/sensitive/index.ts";
import type { Config } from "../config/options.ts";
import { parseConfig } from "../config/parse.ts";
import { toAnalysisSettings } from "../config/resolve.ts";

/** The names that a configuration may use. */
export const knownNames = { ruleIds: rules.ids, categoryIds: sensitiveCategories.ids };

/** Any part of what `seclog.config.json` may say. */
export type ConfigObject = Partial<Config>;

/** Throws a `UserError` that names every option that cannot be used. */
export function settingsOf(config: unknown = {}, name = "The configuration"): AnalysisSettings {
  const { config: parsed, problems } = parseConfig(JSON.stringify(config) ?? "{}", { path: name, ...knownNames });
  if (problems.length > 0) throw new UserError(`${name}: ${problems.map(({ message }) => message).join(" ")}`);
  return toAnalysisSettings(parsed);
}

// Configuration file and command line → the settings of one check. The command line wins.
import path from "node:path";
import type { AnalysisSettings } from "../../analysis/analyze.ts";
import { rules } from "../../analysis/rules/index.ts";
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import type { Config, RuleSetting } from "../../config/options.ts";
import { defaultConfig, ruleSettings } from "../../config/options.ts";
import { formatConfigProblem } from "../../config/parse.ts";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { readConfig, resolveConfig, toAnalysisSettings } from "../../config/resolve.ts";
import type { CliContext } from "../command.ts";
import type { CheckFlags } from "./flags.ts";

/** What holds for one check. */
export interface CheckSettings {
  readonly settings: AnalysisSettings;
  readonly ignorePatterns: readonly string[];
  /** The folder that `ignorePatterns` are relative to. */
  readonly base: string;
}

/** Throws a `UserError` that names every problem of the configuration file, or the wrong flag. */
export async function resolveSettings(flags: CheckFlags, context: CliContext): Promise<CheckSettings> {
  const { config, path: file, problems } = await findConfig(flags, context);
  if (problems.length > 0) throw new UserError(problems.map(formatConfigProblem).join("\n"));
  const settings = toAnalysisSettings({ ...config, rules: ruleLevels(config, flags) });
  const base = file === undefined ? context.cwd : path.dirname(file);
  return { settings, ignorePatterns: config.ignorePatterns, base };
}

async function findConfig({ config }: CheckFlags, { host, cwd }: CliContext): Promise<ResolvedConfig> {
  if (config === false) return { config: defaultConfig, problems: [] };
  const ruleIds = rules.ids;
  if (config === undefined) return await resolveConfig(host, cwd, { ruleIds });
  const found = await readConfig(host, path.resolve(cwd, config), { ruleIds });
  if (found === undefined) throw new UserError(`There is no configuration file ${config}.`);
  return found;
}

function ruleLevels(config: Config, flags: CheckFlags): Config["rules"] {
  const only = ruleIds(flags.only);
  const skip = new Set(ruleIds(flags.skip));
  const levels = new Map<string, RuleSetting>(Object.entries(config.rules));
  for (const [id, level] of (flags.rule ?? []).map(parseRuleLevel)) levels.set(id, level);
  for (const id of rules.ids) {
    if (skip.has(id) || (only.length > 0 && !only.includes(id))) levels.set(id, "off");
    // Who asks for a rule by name wants to see it, whatever the configuration says.
    else if (only.includes(id) && levels.get(id) === "off") levels.delete(id);
  }
  return Object.fromEntries(levels);
}

function ruleIds(given: readonly string[] = []): readonly string[] {
  return given.flatMap((value) => value.split(",")).map(knownRule);
}

function knownRule(id: string): string {
  if (rules.ids.includes(id)) return id;
  throw new UserError(`There is no rule "${id}".${didYouMean(id, rules.ids)} \`seclog rules\` lists them all.`);
}

function parseRuleLevel(text: string): readonly [string, RuleSetting] {
  const [id = "", level = ""] = text.split("=");
  const setting = ruleSettings.find((candidate) => candidate === level);
  if (setting !== undefined) return [knownRule(id), setting];
  throw new UserError(
    `Write --rule ID=LEVEL, such as no-secret-in-log=warning; levels are ${ruleSettings.join(", ")}.`,
  );
}

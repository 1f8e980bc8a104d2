// Configuration files and command line → the settings of each file that is checked. The command line wins.
import path from "node:path";
import type { AnalysisSettings } from "../../analysis/analyze.ts";
import { rules } from "../../analysis/rules/index.ts";
import { sensitiveCategories } from "../../catalogue/sensitive/index.ts";
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import type { Config, RuleSetting } from "../../config/options.ts";
import { ruleSettings } from "../../config/options.ts";
import { formatConfigProblem } from "../../config/parse.ts";
import type { ConfigLookup, ResolvedConfig } from "../../config/resolve.ts";
import { createConfigLookup, readConfig, toAnalysisSettings, withoutConfig } from "../../config/resolve.ts";
import type { CliContext } from "../command.ts";
import type { CheckFlags } from "./flags.ts";
import { projectRoot } from "./project-root.ts";

/** What holds for the files of one configuration. */
export interface CheckSettings {
  readonly settings: AnalysisSettings;
  readonly ignorePatterns: readonly string[];
  /** The folder that `ignorePatterns` are relative to. */
  readonly base: string;
  /** As it was found, before the command line. */
  readonly resolved: ResolvedConfig;
}

/** The settings of a check: those of the working directory, and those of each folder with a configuration of its own. */
export interface SettingsSource {
  readonly own: CheckSettings;
  /** All that were asked for so far. */
  used(): readonly CheckSettings[];
  /** Throws a `UserError` that names every problem of the configuration there. */
  forFolder(directory: string): Promise<CheckSettings>;
}

/** Throws a `UserError` that names every problem of the configuration file, or the wrong flag. */
export async function resolveSettings(
  flags: CheckFlags,
  context: CliContext,
  paths: readonly string[] = [],
): Promise<SettingsSource> {
  const root = await projectRoot(context.host, context.cwd, paths);
  const lookup = await openLookup(flags, context);
  const made = new Map<ResolvedConfig, CheckSettings>();
  const forFolder = async (directory: string): Promise<CheckSettings> => {
    const resolved = await lookup.at(directory);
    let found = made.get(resolved);
    if (!found) made.set(resolved, (found = checkSettings(resolved, flags, root)));
    return found;
  };
  return { own: await forFolder(context.cwd), forFolder, used: () => [...made.values()] };
}

function checkSettings(resolved: ResolvedConfig, flags: CheckFlags, root: string): CheckSettings {
  const { config, path: file, problems } = resolved;
  if (problems.length > 0) throw new UserError(problems.map(formatConfigProblem).join("\n"));
  const settings = toAnalysisSettings({
    ...config,
    rules: ruleLevels(config, flags),
    profile: flags.profile ?? config.profile,
    maxFileBytes: flags.maxFileSize ?? config.maxFileBytes,
  });
  return {
    settings: flags.types ? { ...settings, types: true } : settings,
    ignorePatterns: config.ignorePatterns,
    base: file === undefined ? root : path.dirname(file),
    resolved,
  };
}

async function openLookup({ config }: CheckFlags, { host, cwd }: CliContext): Promise<ConfigLookup> {
  const names = { ruleIds: rules.ids, categoryIds: sensitiveCategories.ids };
  if (config === undefined) return createConfigLookup(host, names);
  if (config === false) return { at: () => Promise.resolve(withoutConfig) };
  const found = await readConfig(host, path.resolve(cwd, config), names);
  if (found === undefined) throw new UserError(`There is no configuration file ${config}.`);
  return { at: () => Promise.resolve(found) };
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

// `--print-config`: what holds for one file, as JSON, and where each value comes from: a line of a file, a flag, a profile or a default.
import path from "node:path";
import { policyOf } from "../../analysis/policy.ts";
import { rules } from "../../analysis/rules/index.ts";
import { profileList } from "../../config/profile-names.ts";
import { complianceProfiles } from "../../catalogue/profiles/index.ts";
import { sensitiveCategories } from "../../catalogue/sensitive/index.ts";
import { configOptions, defaultConfig, type Config } from "../../config/options.ts";
import { createIgnored } from "../../hosts/configured-ignores.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";
import type { CheckFlags } from "./flags.ts";
import type { CheckSettings, SettingsSource } from "./settings.ts";

interface Printing {
  readonly settings: SettingsSource;
  readonly flags: CheckFlags;
  readonly context: CliContext;
}

/** A value and what gave it. */
interface Shown {
  readonly value: unknown;
  readonly origin: string;
}

/** Prints to stdout; the file need not exist. */
export async function printConfig(file: string, { settings, flags, context }: Printing): Promise<void> {
  const { cwd } = context;
  const full = path.resolve(cwd, file);
  const held = await settings.forFolder(path.dirname(full));
  const { resolved } = held;
  const shown = {
    file: relativePath(cwd, full),
    configuration: resolved.path === undefined ? null : relativePath(cwd, resolved.path),
    extends: resolved.bases.map((base) => relativePath(cwd, base)),
    ignored: createIgnored(resolved)(full),
    options: Object.fromEntries(optionsShown(held, { flags, cwd })),
    rules: Object.fromEntries(rulesShown(held, { flags, cwd })),
    categories: Object.fromEntries(categoriesShown(held, cwd)),
    ...profileShown(held),
  };
  await context.print(`${JSON.stringify(shown, null, 2)}\n`);
}

interface Naming {
  readonly flags: CheckFlags;
  readonly cwd: string;
}

/** The options that are single values or lists; a list may come from several places. */
function optionsShown({ resolved }: CheckSettings, { flags, cwd }: Naming): readonly (readonly [string, Shown])[] {
  const apart: readonly string[] = ["$schema", "extends", "rules", "categories"];
  return configOptions.flatMap(({ name }) => {
    if (apart.includes(name) || !isOption(name)) return [];
    if (name === "profile" && flags.profile !== undefined) {
      return [[name, { value: flags.profile, origin: "--profile" }] as const];
    }
    const given = resolved.given.get(name);
    const places = [...(given?.places ?? [])].filter(([key], _, all) => key !== "" || all.length === 1);
    const origins = [...new Set(places.map(([, place]) => `${relativePath(cwd, place.path)}:${place.line}`))];
    return [[name, { value: resolved.config[name], origin: origins.join(", ") || "default" }] as const];
  });
}

function isOption(name: string): name is keyof Config {
  return Object.hasOwn(defaultConfig, name);
}

function rulesShown(
  { settings, resolved }: CheckSettings,
  { flags, cwd }: Naming,
): readonly (readonly [string, Shown])[] {
  const ofFlag = new Set((flags.rule ?? []).map((text) => text.split("=")[0]));
  return rules.entries.map(({ id, level }) => {
    const value = settings.rules[id] ?? level;
    const place = resolved.given.get("rules")?.places.get(id);
    const configured = Object.hasOwn(resolved.config.rules, id) ? resolved.config.rules[id] : undefined;
    if (ofFlag.has(id) && value !== "off") return [id, { value, origin: "--rule" }];
    if (settings.rules[id] !== configured) {
      const flag = [...ofFlag].includes(id) ? "--rule" : flags.only === undefined ? "--skip" : "--only";
      return [id, { value, origin: flag }];
    }
    return [id, { value, origin: place ? `${relativePath(cwd, place.path)}:${place.line}` : "default" }];
  });
}

/** The categories that are not reported at the level of their rule. */
function categoriesShown({ settings, resolved }: CheckSettings, cwd: string): readonly (readonly [string, Shown])[] {
  const { requirements } = policyOf(settings);
  return sensitiveCategories.ids.flatMap((id): (readonly [string, Shown])[] => {
    const place = resolved.given.get("categories")?.places.get(id);
    const own = place && resolved.config.categories[id];
    if (place && own) return [[id, { value: own, origin: `${relativePath(cwd, place.path)}:${place.line}` }]];
    const level = requirements.categories.get(id);
    const names = (settings.profiles ?? []).join(", ");
    return level === undefined ? [] : [[id, { value: level, origin: `profile ${names}` }]];
  });
}

function profileShown({ settings }: CheckSettings): object {
  const names = profileList(settings.profiles ?? []);
  if (names.length === 0) return {};
  const { requiredEvents, retentionDays } = policyOf(settings).requirements;
  return {
    profiles: Object.fromEntries(names.map((name) => [name, complianceProfiles.get(name)?.title ?? name])),
    requiredEvents: [...(requiredEvents ?? [])],
    retentionDays,
  };
}

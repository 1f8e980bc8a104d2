// What configuration files say, value by value with its place, and how several of them are put together.
import type { Config, ConfigOption } from "./options.ts";
import { configOptions, defaultConfig } from "./options.ts";

/** Where a value is written; line and column count from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** One option as files give it. */
export interface GivenOption {
  readonly value: unknown;
  /** The place of the value, or of each key or item by its name: `no-secret-in-log`, `0`. The empty name is the option itself. */
  readonly places: ReadonlyMap<string, Place>;
}

/** The options that files give, by name. */
export type Given = ReadonlyMap<ConfigOption["name"], GivenOption>;

const byName = new Map(configOptions.map((option) => [option.name, option]));

/** `own` over `base`: objects are merged key by key, lists are added up without doubles, other values are replaced. */
export function mergeGiven(base: Given, own: Given): Given {
  const merged = new Map(base);
  for (const [name, option] of own) {
    const under = base.get(name);
    merged.set(name, under ? mergeOption(name, under, option) : option);
  }
  return merged;
}

/** The configuration with the defaults filled in. */
export function toConfig(given: Given): Config {
  let config: Config = defaultConfig;
  // Each value has passed the schema of its option.
  for (const [name, { value }] of given) if (name !== "$schema") config = { ...config, [name]: value };
  return config;
}

function mergeOption(name: ConfigOption["name"], base: GivenOption, own: GivenOption): GivenOption {
  const kind = byName.get(name)?.schema.type;
  if (kind === "record" && isRecord(base.value) && isRecord(own.value)) {
    return { value: { ...base.value, ...own.value }, places: new Map([...base.places, ...own.places]) };
  }
  if (kind !== "array" || !Array.isArray(base.value) || !Array.isArray(own.value)) return own;
  const items: unknown[] = [];
  const places = new Map<string, Place>();
  for (const { value, places: its } of [base, own]) {
    if (!Array.isArray(value)) continue;
    for (const [index, item] of value.entries()) {
      const place = its.get(String(index));
      if (items.includes(item)) continue;
      if (place) places.set(String(items.length), place);
      items.push(item);
    }
  }
  return { value: items, places };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

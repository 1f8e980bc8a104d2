// Every option of the configuration file, once: validation, JSON schema, defaults and docs are read from this table.
import * as v from "valibot";
import type { Level } from "../base/finding.ts";
import { profileNames, type ProfileName } from "./profile-names.ts";

/** What a rule may be set to. */
export type RuleSetting = Level | "off";

/** A configuration with every option filled in. */
export interface Config {
  /** The configurations it was put together from are read by then; kept for `--print-config`. */
  readonly extends: string | readonly string[];
  readonly profile: ProfileName | readonly ProfileName[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly categories: Readonly<Record<string, RuleSetting>>;
  readonly ignorePatterns: readonly string[];
  readonly sanitizers: readonly string[];
  readonly maxFileBytes: number;
  readonly requireReason: boolean;
  readonly logFormats: Readonly<Record<string, string>>;
  readonly grokPatterns: Readonly<Record<string, string>>;
}

/** One option: what it accepts, what holds without it, and values that show both sides. */
export interface ConfigOption {
  readonly name: keyof Config | "$schema";
  readonly schema: v.GenericSchema;
  readonly default?: unknown;
  /** One or two sentences of Markdown for docs, schema and editor. */
  readonly description: string;
  /** What is allowed, as it ends an error message. */
  readonly allowed: string;
  readonly accepts: readonly unknown[];
  readonly refuses: readonly unknown[];
}

/** The levels a rule can be set to, mildest first. */
export const ruleSettings = ["off", "info", "warning", "error"] as const satisfies readonly RuleSetting[];

/** Used where no configuration says otherwise. */
export const defaultConfig: Config = {
  extends: [],
  profile: [],
  rules: {},
  categories: {},
  ignorePatterns: [],
  sanitizers: [],
  maxFileBytes: 1_000_000,
  requireReason: false,
  logFormats: {},
  grokPatterns: {},
};

const text = v.pipe(v.string(), v.nonEmpty());
// Matches `./base.json` and `../../seclog.base.jsonc`; refuses code, packages, absolute paths and addresses.
const jsonPath = v.pipe(v.string(), v.regex(/^\.{1,2}\/.*\.jsonc?$/));
const profileName = v.picklist(profileNames);
const profileList = profileNames.map((name) => `"${name}"`).join(", ");
// Matches `redact` and `log.mask`, in any script; refuses spaces, brackets, operators, empty parts and anything that is called.
// No flags, so that it can stand in a JSON schema.
const functionName = v.pipe(v.string(), v.regex(/^[^\s.,;:?!(){}[\]"'`<>=+*/-]+(?:\.[^\s.,;:?!(){}[\]"'`<>=+*/-]+)*$/));

// Matches `shop` and `shop-access`; refuses capitals, underscores and so `__proto__`.
const formatName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/));
// Matches `ORDER` and `order_id`; refuses hyphens and a leading underscore.
const patternName = v.pipe(v.string(), v.regex(/^[A-Za-z]\w*$/));

/** In the order in which docs and schema show them. */
export const configOptions: readonly ConfigOption[] = [
  {
    name: "$schema",
    schema: v.string(),
    description: "Where the JSON schema of this file lies, so that editors can complete it.",
    allowed: "a path or URL in quotes",
    accepts: ["./node_modules/seclog/media/seclog.schema.json"],
    refuses: [1],
  },
  {
    name: "extends",
    schema: v.union([jsonPath, v.array(jsonPath)]),
    default: defaultConfig.extends,
    description:
      "Configurations to start from, as paths of JSON files relative to this file and inside the project. Later ones win over earlier ones, and this file over all: objects are merged key by key, lists are added up, other values are replaced. Nothing is executed, so modules and packages cannot be named.",
    allowed: 'a path of a JSON file that begins with "./" or "../", or an array of them',
    accepts: [[], ["./base.json", "../team.jsonc"], "../../seclog.base.json"],
    refuses: ["@example/seclog-config", "./config.js", "/etc/base.json", "https://example.com/base.json", [1], 1],
  },
  {
    name: "profile",
    schema: v.union([profileName, v.array(profileName)]),
    default: defaultConfig.profile,
    description:
      "What the law or standard asks for: it raises, lowers or switches off categories of data, says which security events must be logged, and how long logs are kept. Of several the strictest holds. The rules and categories of the configuration win over it.",
    allowed: `one of ${profileList}, or an array of them`,
    accepts: [[], ["gdpr", "pci-dss"], "hipaa"],
    refuses: ["GDPR", "sox", ["hipaa", 1], {}],
  },
  {
    name: "rules",
    schema: v.record(v.string(), v.picklist(ruleSettings)),
    default: defaultConfig.rules,
    description:
      "The level of each rule: `off`, `info`, `warning` or `error`. A rule that is not named runs at its own level. Errors and warnings fail `seclog check`, infos do not.",
    allowed: `an object of rule ids, each set to ${ruleSettings.map((setting) => `"${setting}"`).join(", ")}`,
    accepts: [{}, { "no-secret-in-log": "error" }, { "no-log-injection": "off" }],
    refuses: [[], "error", { "no-secret-in-log": "fatal" }, { "no-secret-in-log": 2 }],
  },
  {
    name: "categories",
    schema: v.record(v.string(), v.picklist(ruleSettings)),
    default: defaultConfig.categories,
    description:
      "The level of each category of data, such as `email` or `ip-address`, whichever rule reports it: `off`, `info`, `warning` or `error`. A category that is not named is reported at the level of its rule, or of the profile.",
    allowed: `an object of categories, each set to ${ruleSettings.map((setting) => `"${setting}"`).join(", ")}`,
    accepts: [{}, { email: "error", "ip-address": "off" }],
    refuses: [[], "off", { email: "fatal" }, { email: 1 }],
  },
  {
    name: "ignorePatterns",
    schema: v.array(text),
    default: defaultConfig.ignorePatterns,
    description:
      "Files to leave out, as patterns of `.gitignore` relative to this file; they also hold in folders with a configuration of their own. What `.gitignore` names is left out anyway.",
    allowed: "an array of patterns in quotes",
    accepts: [[], ["scripts/", "**/*.generated.ts"]],
    refuses: ["scripts/", [""], [1]],
  },
  {
    name: "sanitizers",
    schema: v.array(functionName),
    default: defaultConfig.sanitizers,
    description:
      "Your own functions that make a value safe to log, by name (`redact`) or by dotted name (`privacy.mask`). Well-known ones and those whose body shows it need not be named.",
    allowed: "an array of function names in quotes, without parentheses",
    accepts: [[], ["redact", "privacy.mask", "$scrub", "schwärzen"]],
    refuses: ["redact", ["redact()"], ["a b"], [".x"]],
  },
  {
    name: "maxFileBytes",
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
    default: defaultConfig.maxFileBytes,
    description: "Larger source files are skipped, and listed as skipped.",
    allowed: "a whole number from 1 to 10000000",
    accepts: [1, 250_000, 10_000_000],
    refuses: [0, 1.5, "1 MB", 10_000_001],
  },
  {
    name: "requireReason",
    schema: v.boolean(),
    default: defaultConfig.requireReason,
    description:
      "Whether a suppression comment must say why, behind ` -- `. Without a reason it suppresses nothing and is reported.",
    allowed: "true or false",
    accepts: [false, true],
    refuses: ["yes", 1],
  },
  {
    name: "logFormats",
    schema: v.record(formatName, text),
    default: defaultConfig.logFormats,
    description:
      "Log formats of your own, each a grok expression by its name. They are asked before the built-in ones. Fields named `timestamp`, `level`, `message`, `clientip`, `user` and their like fill the record; the others become its attributes.",
    allowed: "an object of names in kebab case, each set to a grok expression in quotes",
    accepts: [{}, { shop: "%{TIMESTAMP_ISO8601:timestamp} %{LOGLEVEL:level} %{GREEDYDATA:message}" }],
    refuses: [[], "%{WORD:a}", { Shop: "%{WORD:a}" }, { shop: "" }, { shop: 1 }],
  },
  {
    name: "grokPatterns",
    schema: v.record(patternName, text),
    default: defaultConfig.grokPatterns,
    description:
      "Patterns of your own for use in `logFormats` and `--grok`, by name, beside the standard ones of grok. They are regular expressions without lookaround.",
    allowed: "an object of names made of letters, digits and underscores, each set to an expression in quotes",
    accepts: [{}, { ORDER: "ORD-\\d+" }],
    refuses: [[], "ORD", { "ORDER-ID": "x" }, { ORDER: "" }],
  },
];

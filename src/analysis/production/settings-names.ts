// Names of settings that tell one environment from another, and what they are in production.
import { splitWords } from "../../catalogue/names.ts";
import type { Settled } from "./settle.ts";

/** What production is called. */
export const productionNames: ReadonlySet<string> = new Set(["production", "prod", "prd", "live"]);

/** What it is not called. */
export const otherEnvironments: ReadonlySet<string> = new Set(
  "development dev develop test tests testing local localhost ci e2e unit staging stage qa preview sandbox debug".split(
    " ",
  ),
);

const environmentNames = new Set(
  "NODE_ENV nodeEnv node_env env ENV environment ENVIRONMENT appEnv APP_ENV APP_ENVIRONMENT nodeEnvironment runtimeEnv stage STAGE".split(
    " ",
  ),
);

/** Whether a setting of this name holds the name of the environment. */
export function isEnvironmentName(name: string): boolean {
  return environmentNames.has(name);
}

const yes = new Set(["production", "prod"]);
const no = new Set(["development", "dev", "test", "tests", "testing", "local", "jest", "vitest", "mocha", "ci"]);
const talk = new Set(["debug", "debugging", "verbose", "trace", "tracing"]);
const small = new Set([
  "is",
  "in",
  "env",
  "environment",
  "mode",
  "enabled",
  "enable",
  "flag",
  "on",
  "node",
  "running",
  "under",
]);

/** What a flag is in production, by its name alone: `isProduction`, `__DEV__`, `debugMode`; undefined for other names. */
export function flagInProduction(name: string): Settled | undefined {
  const words = splitWords(name).filter((word) => !small.has(word));
  const [word, ...others] = words;
  if (word === undefined) return undefined;
  // `isDevOrTest`
  if (words.every((each) => no.has(each) || each === "or")) return { value: false, firm: true };
  if (others[0] !== undefined && word === "not" && no.has(others[0])) return { value: true, firm: true };
  if (others.length > 0) return undefined;
  if (yes.has(word)) return { value: true, firm: true };
  return talk.has(word) ? { value: false, firm: false } : undefined;
}

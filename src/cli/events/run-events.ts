// One `seclog events` from flags to exit code: the same files, settings, threads and cache as a check, with events in place of findings.
import path from "node:path";
import { highestLevel } from "../../analysis/surroundings.ts";
import { rules } from "../../analysis/rules/index.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import type { ProfileName } from "../../config/profile-names.ts";
import { relativePath } from "../../reporters/report-view.ts";
import { createEngine } from "../check/engine.ts";
import { noFlags, type CheckFlags } from "../check/flags.ts";
import { selectFiles } from "../check/scope.ts";
import { resolveSettings, type CheckSettings, type SettingsSource } from "../check/settings.ts";
import { isIncomplete } from "../check/verdict.ts";
import type { CliContext } from "../command.ts";
import { coverageOf, type LocatedPlace } from "./coverage.ts";
import { coverageFormats } from "./formats.ts";
import { shortfalls, type Minimum } from "./minimum.ts";

/** As commander hands them over. */
export interface EventsFlags {
  readonly format: string;
  readonly outputFile?: string;
  readonly gaps?: true;
  readonly minCoverage?: readonly Minimum[];
  readonly profile?: readonly ProfileName[];
  readonly strict?: true;
  /** `false` by `--no-config`. */
  readonly config?: string | false;
  readonly cache: boolean;
  readonly threads?: number;
}

/** Throws a `UserError` before any work when flags or configuration are wrong. */
export async function runEvents(paths: readonly string[], flags: EventsFlags, context: CliContext): Promise<void> {
  const format = coverageFormats.get(flags.format);
  if (!format) {
    const known = coverageFormats.ids.join(", ");
    const meant = didYouMean(flags.format, coverageFormats.ids);
    throw new UserError(`There is no format "${flags.format}" for events.${meant} Formats are ${known}.`);
  }
  const asked = checkFlags(flags);
  const source = askingForEvents(await resolveSettings(asked, context, paths));
  const engine = createEngine(source, asked, context);
  try {
    const selection = await selectFiles(paths, asked, { own: source.own, context });
    const outcomes = await engine.checkFiles(selection);
    if (outcomes.length === 0) context.say("There are no JavaScript or TypeScript files here that are not ignored.");
    const coverage = coverageOf(placesOf(outcomes, source.own.base, context.cwd));
    const width = context.isTty && context.stdout.columns ? { width: context.stdout.columns } : {};
    const isFile = flags.outputFile !== undefined;
    const options = { color: context.color && !isFile, gapsOnly: flags.gaps === true, ...(isFile ? {} : width) };
    await write(format.render(coverage, options), flags, context);
    tellSkipped(outcomes, context);
    const short = shortfalls(coverage, flags.minCoverage ?? []);
    for (const line of short) context.say(line);
    if (flags.strict && outcomes.some(isIncomplete)) context.exitWith(2);
    else if (short.length > 0) context.exitWith(1);
  } finally {
    engine.dispose();
  }
}

/** What a check with these flags would have. */
function checkFlags({ cache, threads, config, profile }: EventsFlags): CheckFlags {
  return {
    ...noFlags,
    cache,
    ...(threads === undefined ? {} : { threads }),
    ...(config === undefined ? {} : { config }),
    ...(profile === undefined ? {} : { profile }),
  };
}

/** The same settings, without rules and with events. */
function askingForEvents(source: SettingsSource): SettingsSource {
  const off = Object.fromEntries(rules.ids.map((id) => [id, "off"] as const));
  const made = new Map<CheckSettings, CheckSettings>();
  const turned = (held: CheckSettings): CheckSettings => {
    const known = made.get(held) ?? { ...held, settings: { ...held.settings, rules: off, events: true } };
    made.set(held, known);
    return known;
  };
  return {
    own: turned(source.own),
    used: () => source.used().map(turned),
    forFolder: async (directory) => turned(await source.forFolder(directory)),
  };
}

function placesOf(outcomes: readonly FileOutcome[], base: string, cwd: string): readonly LocatedPlace[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.status === "skipped" || !outcome.events) return [];
    // What tests do reaches nobody.
    if (highestLevel(outcome.path, base) === "info") return [];
    const file = relativePath(cwd, outcome.path);
    return outcome.events.map((place) => ({ ...place, file }));
  });
}

function tellSkipped(outcomes: readonly FileOutcome[], { say, cwd }: CliContext): void {
  for (const outcome of outcomes) {
    if (outcome.status === "skipped") say(`${relativePath(cwd, outcome.path)} was not analysed: ${outcome.detail}`);
  }
}

async function write(text: string, { outputFile }: EventsFlags, context: CliContext): Promise<void> {
  const { host, cwd } = context;
  if (outputFile === undefined) return await context.print(text);
  const target = path.resolve(cwd, outputFile);
  try {
    await host.makeDirectory(path.dirname(target));
    await host.writeFile(target, text);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UserError(`The report could not be written to ${outputFile} (${error.code}).`, { cause: error });
  }
  context.say(`Wrote ${outputFile}.`);
}

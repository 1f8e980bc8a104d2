// One `seclog check` from flags to exit code: settings → engine → fixes → reports → verdict.
import path from "node:path";
import { rules } from "../../analysis/rules/index.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { nearest } from "../../config/nearest.ts";
import { counted } from "../../reporters/pretty-summary.ts";
import type { BaselineResult, CheckResult } from "../../reporters/reporter.ts";
import { openBaseline, type OpenBaseline } from "../baseline/check-baseline.ts";
import type { CliContext } from "../command.ts";
import { commands } from "../commands/index.ts";
import { version } from "../version.ts";
import { collectOutcomes } from "./collect.ts";
import { createEngine, type Engine } from "./engine.ts";
import type { CheckFlags } from "./flags.ts";
import { readIndex, withIndexConfiguration } from "./index-files.ts";
import { printConfig } from "./print-config.ts";
import { repairFiles } from "./repair.ts";
import { resolveSettings, type SettingsSource } from "./settings.ts";
import { refuseScopes } from "./scope.ts";
import { reportTargets, writeReports } from "./targets.ts";
import type { Loaded } from "./texts.ts";
import { createTiming } from "./timing.ts";
import { exitCodeOf, isIncomplete, selectFindings } from "./verdict.ts";

// As often as a file is fixed again.
const maxPasses = 10;

/** Throws a `UserError` before any work when flags or configuration are wrong. */
export async function runCheck(paths: readonly string[], flags: CheckFlags, context: CliContext): Promise<void> {
  refuseScopes(paths, flags);
  await refuseMistypedCommand(paths, context);
  const targets = reportTargets(flags, context.env);
  const index = flags.staged ? await readIndex(context) : undefined;
  const configured = index ? withIndexConfiguration(context, index, flags.config) : context;
  const settings = await resolveSettings(flags, configured, paths);
  if (flags.printConfig !== undefined) return await printConfig(flags.printConfig, { settings, flags, context });
  const ran = (rule: string) => settings.used().some((each) => each.settings.rules[rule] !== "off");
  const known =
    flags.baseline === undefined ? undefined : await openBaseline(flags.baseline, { paths, flags, context, ran });
  const timing = createTiming(flags, context);
  const engine = createEngine(settings, flags, context);
  try {
    const check = async () => {
      const found = await collectOutcomes(paths, flags, { settings, engine, context, timing, index });
      const { outcomes, baseline } = known ? await known.apply(found.outcomes) : { ...found, baseline: undefined };
      return { texts: found.texts, outcomes: selectFindings(outcomes, flags), baseline };
    };
    const first = await check();
    tellTypeProblems(first.outcomes, context);
    if (isWholeProject(paths, flags)) tellUnusedSanitizers(first.outcomes, settings, context);
    const told = new Set<string>();
    // What one pass cannot repair, the next cannot either.
    const say = (message: string): void => {
      if (!told.has(message)) context.say(message);
      told.add(message);
    };
    const fixer = { flags, engine: known ? stripping(engine, known) : engine, context: { ...context, say } };
    const repair = (loaded: Loaded) => repairFiles(loaded, fixer);
    // The report speaks of the files as they are now, and a file that was mended may show what can be mended in another one.
    let final = first;
    let applied = 0;
    for (let pass = 0; pass < maxPasses && (flags.fix || flags.diff); pass++) {
      const before = final;
      const repaired = await timing.step("repairs", () => repair(before));
      if (repaired === 0) break;
      applied += repaired;
      final = await check();
    }
    if (applied > 0) context.say(`Applied ${applied} ${applied === 1 ? "fix" : "fixes"}.`);
    const result = toResult(final, { settings, flags, cwd: context.cwd });
    await timing.step("reports", () => writeReports(targets, result, context));
    timing.tell(final.outcomes, engine.ruleTimes());
    if (flags.strict && final.outcomes.some(isIncomplete)) {
      context.say("Not everything was analysed, and --strict asks for exit code 2.");
    }
    const code = exitCodeOf(final.outcomes, flags);
    context.exitWith(code === 0 && failsForStale(final.baseline, flags, context) ? (flags.exitCode ?? 1) : code);
  } finally {
    engine.dispose();
  }
}

/** Repairs go pass by pass, and none of them is for a finding that the baseline knows. */
function stripping(engine: Engine, known: OpenBaseline): Engine {
  return { ...engine, analyze: async (job) => known.strip(await engine.analyze(job)) };
}

/** Entries that stand for nothing would hide the next finding of their kind. */
function failsForStale(baseline: BaselineResult | undefined, flags: CheckFlags, { say }: CliContext): boolean {
  if (baseline === undefined || baseline.stale.length === 0) return false;
  say(
    `${counted(baseline.stale.length, "entry", "entries")} of ${baseline.file} no longer found; remove with: seclog baseline prune --file ${baseline.file}`,
  );
  return flags.errorOnStaleBaseline && !flags.exitZero;
}

function isWholeProject(paths: readonly string[], { staged, since, filesFrom, shard }: CheckFlags): boolean {
  return paths.length === 0 && !staged && since === undefined && filesFrom === undefined && shard === undefined;
}

/** Once for each reason, however many files it holds for. */
function tellTypeProblems(outcomes: readonly FileOutcome[], { say }: CliContext): void {
  const problems = outcomes.flatMap((outcome) => (outcome.status === "skipped" ? [] : (outcome.typeProblem ?? [])));
  for (const problem of new Set(problems)) say(problem);
}

/** A sanitizer with a slip in its name changes nothing, and nobody would notice; said when the whole project was looked at. */
function tellUnusedSanitizers(outcomes: readonly FileOutcome[], settings: SettingsSource, { say }: CliContext): void {
  const used = new Set(outcomes.flatMap((outcome) => (outcome.status === "skipped" ? [] : (outcome.sanitizers ?? []))));
  for (const name of new Set(settings.used().flatMap((each) => each.settings.sanitizers))) {
    if (used.has(name)) continue;
    say(`The sanitizer "${name}" of the configuration is called nowhere in the files that log; is its name right?`);
  }
}

/** `seclog explian …` is a check of a path that does not exist, but hardly meant as one. */
async function refuseMistypedCommand([first, ...rest]: readonly string[], { host, cwd, argv }: CliContext) {
  const meant = first !== undefined && argv[0] === first ? nearest(first, commands.ids) : undefined;
  if (first === undefined || meant === undefined) return;
  try {
    await host.stat(path.resolve(cwd, first));
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const line = ["seclog", meant, ...rest].join(" ");
    throw new UserError(`There is no file or folder "${first}". Did you mean the command "${meant}"? ${line}`);
  }
}

interface Reporting {
  readonly settings: SettingsSource;
  readonly flags: CheckFlags;
  readonly cwd: string;
}

type Final = Loaded & { readonly baseline: BaselineResult | undefined };

function toResult({ outcomes, texts, baseline }: Final, { settings, flags, cwd }: Reporting): CheckResult {
  return {
    cwd: flags.relativeTo === undefined ? cwd : path.resolve(cwd, flags.relativeTo),
    version,
    rules: rules.entries.filter(({ id }) => settings.used().some((each) => each.settings.rules[id] !== "off")),
    outcomes: outcomes satisfies readonly FileOutcome[],
    textOf: (file) => texts.get(file)?.decoded.text,
    ...(flags.maxDiagnostics === undefined ? {} : { maxFindings: flags.maxDiagnostics }),
    ...(baseline ? { baseline } : {}),
  };
}

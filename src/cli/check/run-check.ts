// One `seclog check` from flags to exit code: settings → engine → fixes → reports → verdict.
import path from "node:path";
import { rules } from "../../analysis/rules/index.ts";
import { encodeText } from "../../base/decode.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { nearest } from "../../config/nearest.ts";
import type { CheckResult } from "../../reporters/reporter.ts";
import type { CliContext } from "../command.ts";
import { commands } from "../commands/index.ts";
import { readStream } from "../read-stream.ts";
import { version } from "../version.ts";
import { createEngine, type Engine } from "./engine.ts";
import type { CheckFlags } from "./flags.ts";
import { printConfig } from "./print-config.ts";
import { repairFiles } from "./repair.ts";
import { resolveSettings, type SettingsSource } from "./settings.ts";
import { reportTargets, writeReports } from "./targets.ts";
import { loadTexts, type Loaded, type LoadedText } from "./texts.ts";
import { exitCodeOf, isIncomplete, selectFindings } from "./verdict.ts";

/** Throws a `UserError` before any work when flags or configuration are wrong. */
export async function runCheck(paths: readonly string[], flags: CheckFlags, context: CliContext): Promise<void> {
  refuseContradictions(paths, flags);
  await refuseMistypedCommand(paths, context);
  const targets = reportTargets(flags);
  const settings = await resolveSettings(flags, context);
  if (flags.printConfig !== undefined) return await printConfig(flags.printConfig, { settings, flags, context });
  const engine = createEngine(settings, flags, context);
  try {
    const check = async () => {
      const found = await (flags.stdinFilename === undefined
        ? checkPaths(paths, engine, context)
        : checkStdin(flags.stdinFilename, engine, context));
      return { ...found, outcomes: selectFindings(found.outcomes, flags) };
    };
    const first = await check();
    if (paths.length === 0) tellUnusedSanitizers(first.outcomes, settings, context);
    const repaired = flags.fix || flags.diff ? await repairFiles(first, { flags, engine, context }) : 0;
    // The report speaks of the files as they are now.
    const final = repaired > 0 ? await check() : first;
    await writeReports(targets, toResult(final, settings, context), context);
    if (flags.strict && final.outcomes.some(isIncomplete)) {
      context.say("Not everything was analysed, and --strict asks for exit code 2.");
    }
    context.exitWith(exitCodeOf(final.outcomes, flags));
  } finally {
    engine.dispose();
  }
}

/** A sanitizer with a slip in its name changes nothing, and nobody would notice; said when the whole project was looked at. */
function tellUnusedSanitizers(outcomes: readonly FileOutcome[], settings: SettingsSource, { say }: CliContext): void {
  const used = new Set(outcomes.flatMap((outcome) => (outcome.status === "skipped" ? [] : (outcome.sanitizers ?? []))));
  for (const name of new Set(settings.used().flatMap((each) => each.settings.sanitizers))) {
    if (used.has(name)) continue;
    say(`The sanitizer "${name}" of the configuration is called nowhere in the files that log; is its name right?`);
  }
}

function refuseContradictions(paths: readonly string[], { fix, diff, stdinFilename }: CheckFlags): void {
  if (stdinFilename === undefined) return;
  if (paths.length > 0) throw new UserError("--stdin-filename names the text on stdin; give no paths with it.");
  if (fix && !diff) throw new UserError("Text on stdin cannot be repaired in place; use --diff to see the repair.");
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

async function checkPaths(paths: readonly string[], engine: Engine, { host, say }: CliContext): Promise<Loaded> {
  const outcomes = await engine.checkPaths(paths.length > 0 ? paths : ["."]);
  if (outcomes.length === 0) say("There are no JavaScript or TypeScript files here that are not ignored.");
  return await loadTexts(host, outcomes);
}

async function checkStdin(name: string, engine: Engine, { host, stdin, cwd, signal }: CliContext): Promise<Loaded> {
  const file = path.resolve(cwd, name);
  const text = await readStream(stdin, signal);
  const decoded = { text, encoding: "utf-8", bom: false } as const;
  const given = new Map<string, LoadedText>([[file, { decoded, bytes: encodeText(decoded) }]]);
  return await loadTexts(host, [await engine.analyze({ path: file, text })], given);
}

function toResult({ outcomes, texts }: Loaded, settings: SettingsSource, { cwd }: CliContext): CheckResult {
  return {
    cwd,
    version,
    rules: rules.entries.filter(({ id }) => settings.used().some((each) => each.settings.rules[id] !== "off")),
    outcomes: outcomes satisfies readonly FileOutcome[],
    textOf: (file) => texts.get(file)?.decoded.text,
  };
}

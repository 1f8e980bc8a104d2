// `seclog baseline create|update|prune`: one check, and what of it the baseline remembers.
import path from "node:path";
import type { FileOutcome } from "../../base/finding.ts";
import { UserError } from "../../base/user-error.ts";
import { counted } from "../../reporters/pretty-summary.ts";
import { collectOutcomes } from "../check/collect.ts";
import { createEngine } from "../check/engine.ts";
import { noFlags, type CheckFlags } from "../check/flags.ts";
import { resolveSettings } from "../check/settings.ts";
import { createTiming } from "../check/timing.ts";
import type { CliContext } from "../command.ts";
import { writeOutput } from "../write-output.ts";
import { entriesOf, mergeEntries, withoutEntries } from "./apply-baseline.ts";
import { countEntries, formatBaseline, readBaseline, type BaselineEntries } from "./baseline-file.ts";
import { openBaseline } from "./check-baseline.ts";
import type { BaselineAction, BaselineFlags } from "./flags.ts";

/** Throws a `UserError` when there is a baseline that would be replaced, or none where one is needed. */
export async function runBaseline(
  action: BaselineAction,
  paths: readonly string[],
  { flags, context }: { readonly flags: BaselineFlags; readonly context: CliContext },
): Promise<void> {
  const file = path.resolve(context.cwd, flags.file);
  if (action === "create") await refuseExisting(file, flags, context);
  const check = checkFlags(flags);
  const settings = await resolveSettings(check, context, paths);
  const ran = (rule: string) => settings.used().some((each) => each.settings.rules[rule] !== "off");
  const known = action === "create" ? undefined : await openBaseline(flags.file, { paths, flags: check, context, ran });
  const engine = createEngine(settings, check, context);
  try {
    const timing = createTiming({}, context);
    const { outcomes } = await collectOutcomes(paths, check, { settings, engine, context, timing });
    tellUnanalysed(outcomes, context);
    if (!known) return await write(flags.file, entriesOf(outcomes, file), context);
    const { outcomes: fresh, baseline } = await known.apply(outcomes);
    const pruned = withoutEntries(known.entries, baseline.stale);
    const entries = action === "update" ? mergeEntries(pruned, entriesOf(fresh, file)) : pruned;
    context.say(`Removed ${counted(baseline.stale.length, "entry", "entries")} no longer found.`);
    if (action === "update") {
      context.say(`Added ${counted(countEntries(entries) - countEntries(pruned), "new finding")}.`);
    }
    await write(flags.file, entries, context);
  } finally {
    engine.dispose();
  }
}

async function refuseExisting(
  file: string,
  { file: shown, force }: BaselineFlags,
  { host }: CliContext,
): Promise<void> {
  if (force || (await readBaseline(host, file, shown)) === undefined) return;
  throw new UserError(
    `There is a baseline ${shown} already; bring it up to date with seclog baseline update, or replace it with --force.`,
  );
}

/** Their findings come back as new ones once they can be analysed. */
function tellUnanalysed(outcomes: readonly FileOutcome[], { say }: CliContext): void {
  const skipped = outcomes.filter(({ status }) => status === "skipped").length;
  if (skipped > 0) say(`${counted(skipped, "file")} could not be analysed; seclog check lists them.`);
}

async function write(file: string, entries: BaselineEntries, context: CliContext): Promise<void> {
  await writeOutput(file, formatBaseline(entries), context);
  await context.print(`${counted(countEntries(entries), "known finding")} in ${file}\n`);
}

function checkFlags({ config, cache }: BaselineFlags): CheckFlags {
  return {
    ...noFlags,
    cache,
    ...(config === undefined ? {} : { config }),
  };
}

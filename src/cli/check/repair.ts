// Repairs the files of a check: on disk with `--fix`, on paper with `--diff`.
import path from "node:path";
import { encodeText } from "../../base/decode.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { HostError, type Host } from "../../base/host.ts";
import { printable } from "../../base/terminal.ts";
import { maskedLines } from "../../reporters/code-frame.ts";
import { createPaint } from "../../reporters/paint.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";
import { unifiedDiff } from "../unified-diff.ts";
import type { Engine } from "./engine.ts";
import { fixText, type FixedText } from "./fix.ts";
import type { CheckFlags } from "./flags.ts";
import type { Loaded, LoadedText } from "./texts.ts";
import { selectFindings } from "./verdict.ts";

interface Repair {
  readonly flags: CheckFlags;
  readonly engine: Engine;
  readonly context: CliContext;
}

/** The outcomes after the repair; with `--diff` those before, as nothing was written. */
export async function repairFiles(loaded: Loaded, repair: Repair): Promise<Loaded> {
  const { flags, context } = repair;
  const texts = new Map(loaded.texts);
  const outcomes: FileOutcome[] = [];
  let applied = 0;
  for (const outcome of loaded.outcomes) {
    const before = texts.get(outcome.path);
    const fixed = before && (await fixOne(outcome, before, repair));
    if (!before || !fixed || fixed.text === before.decoded.text) outcomes.push(outcome);
    else if (flags.diff) {
      await printDiff(outcome.path, [before.decoded.text, fixed.text], context);
      outcomes.push(outcome);
    } else {
      const written = await writeRepair(outcome.path, { before, text: fixed.text }, context);
      if (written) texts.set(outcome.path, written);
      if (written) applied += fixed.applied;
      outcomes.push(written ? fixed.outcome : outcome);
    }
  }
  if (applied > 0) context.say(`Applied ${applied} ${applied === 1 ? "fix" : "fixes"}.`);
  return { outcomes, texts };
}

async function fixOne(
  outcome: FileOutcome,
  { decoded }: LoadedText,
  { flags, engine, context }: Repair,
): Promise<FixedText | undefined> {
  if (outcome.status === "skipped") return undefined;
  const fixed = await fixText(decoded.text, outcome, async (job) => {
    const [again] = selectFindings([await engine.analyze(job)], flags);
    // selectFindings gives one outcome for one.
    return again ?? outcome;
  });
  if (fixed.refused !== undefined) context.say(`${relativePath(context.cwd, outcome.path)} ${fixed.refused}.`);
  return fixed;
}

/** Undefined, and a word on stderr, when the file is not as it was read or lies outside. */
async function writeRepair(
  file: string,
  { before, text }: { readonly before: LoadedText; readonly text: string },
  { host, cwd, say }: CliContext,
): Promise<LoadedText | undefined> {
  const name = relativePath(cwd, file);
  try {
    if (await leavesFolder(host, cwd, file)) {
      say(`${name} is a link out of this folder, so it was left alone.`);
      return undefined;
    }
    if (Buffer.compare(await host.readFile(file), before.bytes) !== 0) {
      say(`${name} has changed since it was checked, so it was left alone.`);
      return undefined;
    }
    const decoded = { ...before.decoded, text };
    const bytes = encodeText(decoded);
    await host.writeFile(file, bytes);
    return { decoded, bytes };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    say(`${name} could not be written (${error.code}), so it was left alone.`);
    return undefined;
  }
}

async function leavesFolder(host: Host, cwd: string, file: string): Promise<boolean> {
  const [folder, target] = [await host.realPath(cwd), await host.realPath(file)];
  const inside = (parent: string, child: string) => !path.relative(parent, child).startsWith("..");
  return inside(cwd, file) && !inside(folder, target);
}

/** Masked as everything that is printed; a line with a literal secret therefore cannot be applied by `patch`. */
async function printDiff(
  file: string,
  [before, after]: readonly [string, string],
  { cwd, print, say, color, isTty }: CliContext,
): Promise<void> {
  const [from, to] = [maskedText(before), maskedText(after)];
  const name = relativePath(cwd, file);
  if (from !== before || to !== after) say(`${name} holds a literal secret, which the diff shows masked.`);
  const paint = createPaint(color);
  const lines = unifiedDiff(printable(name), from, to).split("\n");
  const shown = lines.map((line) => {
    const safe = isTty ? printable(line.replace(/\r$/, "")) : line;
    return line.startsWith("+") ? paint.green(safe) : line.startsWith("-") ? paint.red(safe) : safe;
  });
  await print(shown.join("\n"));
}

/** Masks line by line and keeps every line break as it was, so that the diff of a file without secrets can be applied. */
function maskedText(text: string): string {
  const breaks = text.match(/\r\n|\r|\n/g) ?? [];
  return maskedLines(text)
    .map((line, index) => line + (breaks[index] ?? ""))
    .join("");
}

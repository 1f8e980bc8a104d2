// Repairs the files of a check: on disk with `--fix`, on paper with `--diff`.
import path from "node:path";
import { decodeText, encodeText } from "../../base/decode.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { hashText } from "../../base/hash.ts";
import { HostError, type Host } from "../../base/host.ts";
import { printable } from "../../base/terminal.ts";
import { maskedLines } from "../../reporters/code-frame.ts";
import { createPaint } from "../../reporters/paint.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";
import { unifiedDiff } from "../unified-diff.ts";
import { crossFileChanges, type CrossFileChanges } from "./cross-file.ts";
import type { Engine } from "./engine.ts";
import { fixText, type FixedText } from "./fix.ts";
import { selectFixes, type SelectFix } from "./fix-selection.ts";
import type { CheckFlags } from "./flags.ts";
import type { Loaded, LoadedText } from "./texts.ts";
import { selectFindings } from "./verdict.ts";

interface Repair {
  readonly flags: CheckFlags;
  readonly engine: Pick<Engine, "analyze">;
  readonly context: CliContext;
}

/** How many fixes were written; none with `--diff`. Other files may speak of the changed ones, so their outcomes are out of date then. */
export async function repairFiles({ outcomes, texts }: Loaded, repair: Repair): Promise<number> {
  const { flags, context } = repair;
  const select = selectFixes(flags);
  const across = await crossFileChanges(outcomes, { select, textOf: (file) => textNow(file, texts, context) });
  const own = new Set(
    outcomes.flatMap(({ path: file, status }) => (status === "skipped" || !texts.has(file) ? [] : [file])),
  );
  let applied = await writeAcross(across, own, repair);
  for (const outcome of outcomes) {
    const before = texts.get(outcome.path);
    const start = across.texts.get(outcome.path);
    const fixed = before && (await fixOne(outcome, start ?? before.decoded.text, { ...repair, select }));
    if (!before || !fixed || fixed.text === before.decoded.text) continue;
    if (flags.diff) await printDiff(outcome.path, [before.decoded.text, fixed.text], context);
    else if (await writeRepair(outcome.path, { before, text: fixed.text }, context)) applied += fixed.applied;
  }
  return applied;
}

/** Files that are repaired by themselves as well are shown or written with those repairs. */
async function writeAcross(
  across: CrossFileChanges,
  own: ReadonlySet<string>,
  { flags, context }: Repair,
): Promise<number> {
  let isComplete = true;
  for (const [file, text] of across.texts) {
    if (own.has(file)) continue;
    const before = await readNow(file, context.host);
    if (flags.diff) await printDiff(file, [before?.decoded.text ?? "", text], context);
    else if (before) isComplete = (await writeRepair(file, { before, text }, context)) && isComplete;
    else isComplete = (await createFile(file, text, context)) && isComplete;
  }
  return flags.diff || !isComplete ? 0 : across.applied;
}

async function textNow(file: string, texts: Loaded["texts"], { host }: CliContext): Promise<string | undefined> {
  return (texts.get(file) ?? (await readNow(file, host)))?.decoded.text;
}

async function readNow(file: string, host: Host): Promise<LoadedText | undefined> {
  try {
    const bytes = await host.readFile(file);
    const decoded = decodeText(bytes);
    return decoded && { bytes, decoded };
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

async function createFile(file: string, text: string, { host, cwd, say }: CliContext): Promise<boolean> {
  const name = relativePath(cwd, file);
  try {
    await host.makeDirectory(path.dirname(file));
    await host.writeFile(file, text);
    say(`Created ${name}.`);
    return true;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    say(`${name} could not be created (${error.code}).`);
    return false;
  }
}

async function fixOne(
  outcome: FileOutcome,
  text: string,
  { flags, engine, context, select }: Repair & { readonly select: SelectFix },
): Promise<FixedText | undefined> {
  if (outcome.status === "skipped") return undefined;
  const analyze = async (job: { readonly path: string; readonly text: string }): Promise<FileOutcome> => {
    const [again] = selectFindings([await engine.analyze(job)], flags);
    // selectFindings gives one outcome for one.
    return again ?? outcome;
  };
  const first = hashText(text) === outcome.hash ? outcome : await analyze({ path: outcome.path, text });
  if (first.status === "skipped") return undefined;
  const fixed = await fixText(text, first, { analyze, select });
  if (fixed.refused !== undefined) context.say(`${relativePath(context.cwd, outcome.path)} ${fixed.refused}.`);
  return fixed;
}

/** False, and a word on stderr, when the file is not as it was read or lies outside. */
async function writeRepair(
  file: string,
  { before, text }: { readonly before: LoadedText; readonly text: string },
  { host, cwd, say }: CliContext,
): Promise<boolean> {
  const name = relativePath(cwd, file);
  try {
    if (await leavesFolder(host, cwd, file)) {
      say(`${name} is a link out of this folder, so it was left alone.`);
      return false;
    }
    if (Buffer.compare(await host.readFile(file), before.bytes) !== 0) {
      say(`${name} has changed since it was checked, so it was left alone.`);
      return false;
    }
    await host.writeFile(file, encodeText({ ...before.decoded, text }));
    return true;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    say(`${name} could not be written (${error.code}), so it was left alone.`);
    return false;
  }
}

async function leavesFolder(host: Host, cwd: string, file: string): Promise<boolean> {
  const [folder, target] = [await host.realPath(cwd), await host.realPath(file)];
  return isInside(cwd, file) && !isInside(folder, target);
}

function isInside(folder: string, file: string): boolean {
  const [first] = path.relative(folder, file).split(path.sep);
  return first !== ".." && !path.isAbsolute(path.relative(folder, file));
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

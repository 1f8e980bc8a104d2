// The outcomes of a check, with the texts that they speak of: from files, from git's index or from stdin.
import path from "node:path";
import { encodeText } from "../../base/decode.ts";
import type { Staged } from "../../hosts/git-changes.ts";
import type { CliContext } from "../command.ts";
import { readStream } from "../read-stream.ts";
import type { Engine } from "./engine.ts";
import type { CheckFlags } from "./flags.ts";
import { selectFiles, type Selection } from "./scope.ts";
import type { SettingsSource } from "./settings.ts";
import { loadTexts, type Loaded, type LoadedText } from "./texts.ts";
import type { Timing } from "./timing.ts";

/** What a check works with. */
export interface CheckRun {
  readonly settings: SettingsSource;
  readonly engine: Engine;
  readonly context: CliContext;
  readonly timing: Timing;
  /** With `--staged`, what was read of the index. */
  readonly index?: Staged | undefined;
}

/** Everything that was found, before any filter. Rejects with a `UserError` for what the user named wrongly. */
export async function collectOutcomes(paths: readonly string[], flags: CheckFlags, run: CheckRun): Promise<Loaded> {
  if (flags.stdinFilename !== undefined) return await checkStdin(flags.stdinFilename, run);
  const { settings, engine, context, timing, index } = run;
  const scope = { own: settings.own, context, index };
  const selection = await timing.step("finding files", () => selectFiles(paths, flags, scope));
  const outcomes = await timing.step("analysis", () => engine.checkFiles(selection));
  if (outcomes.length === 0) context.say(nothingToCheck(flags));
  const given = new Map([...definedTexts(selection.moduleTexts), ...selection.texts]);
  return await timing.step("reading lines", () => loadTexts(context.host, outcomes, given));
}

function definedTexts(texts: Selection["moduleTexts"] = new Map()): readonly (readonly [string, LoadedText])[] {
  return [...texts].flatMap(([file, text]) => (text ? [[file, text] as const] : []));
}

function nothingToCheck({ staged, since, shard }: CheckFlags): string {
  if (staged) return "No JavaScript or TypeScript file is staged.";
  if (since !== undefined) return `No JavaScript or TypeScript file has changed since ${since}.`;
  if (shard) return `No file belongs to part ${shard.index} of ${shard.count}.`;
  return "There are no JavaScript or TypeScript files here that are not ignored.";
}

async function checkStdin(name: string, { engine, context }: CheckRun): Promise<Loaded> {
  const { host, stdin, cwd, signal } = context;
  const file = path.resolve(cwd, name);
  const text = await readStream(stdin, signal);
  const decoded = { text, encoding: "utf-8", bom: false } as const;
  const given = new Map<string, LoadedText>([[file, { decoded, bytes: encodeText(decoded) }]]);
  return await loadTexts(host, [await engine.analyze({ path: file, text })], given);
}

// The work of `seclog watch`: hands what the tailer reads to the engine and writes it, until the user stops it.
import { once } from "node:events";
import path from "node:path";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { lineLimit } from "../../logs/line-limit.ts";
import { isPattern } from "../../logs/tailer/glob.ts";
import { Tail } from "../../logs/tailer/tail.ts";
import type { CliContext } from "../command.ts";
import { createDetectorMemories } from "./detector-memory.ts";
import { createRecordFilter } from "./filter.ts";
import type { LogFlags } from "./log-flags.ts";
import { createPausable } from "./pause.ts";
import { openSources } from "./sources.ts";
import { followStdin } from "./stdin-lines.ts";
import { openUserFormats } from "./user-formats.ts";
import { rawOutput, recordOutput, type WatchOutput } from "./watch-output.ts";

/** What the user asked for. */
export interface WatchFlags extends LogFlags {
  readonly format: "pretty" | "jsonl" | "raw";
  readonly fromStart?: boolean;
  readonly state?: string;
  readonly poll?: boolean;
}

// As written means as written; a line of this length is shown in parts all the same, or memory would have no bound.
const maxRawLineBytes = 64 * 1024 * 1024;

/** Ends when the signal of the context fires, with a key, or with stdin when nothing else is followed. */
export async function runWatch(patterns: readonly string[], flags: WatchFlags, context: CliContext): Promise<void> {
  checkFlags(flags, context);
  const files = patterns.filter((pattern) => pattern !== "-");
  const stateFolder = flags.state === undefined ? undefined : path.resolve(context.cwd, flags.state);
  if (stateFolder !== undefined) await makeStateFolder(stateFolder, context);
  const formats = await openUserFormats(flags, context);
  const sourceOf = await openSources(flags.src, context);
  const stop = new AbortController();
  const pausable = createPausable(context, (how) => {
    if (how === "interrupted") context.exitWith(130);
    stop.abort();
  });
  const memories = stateFolder === undefined ? undefined : createDetectorMemories(context.host, stateFolder);
  const several = patterns.length > 1 || patterns.some(isPattern);
  const { format } = flags;
  const output =
    format === "raw"
      ? rawOutput(context)
      : recordOutput({
          format,
          flags,
          context,
          print: (text) => pausable.print(text),
          sourceOf,
          formats,
          several,
          memories,
        });
  try {
    const following = { context, flags, output, end: AbortSignal.any([context.signal, stop.signal]) };
    const keys = pausable.hasKeys ? "space pauses, q ends" : "Ctrl+C stops";
    await Promise.all([
      ...(files.length > 0 ? [followFiles(files, { ...following, keys, stateFolder })] : []),
      ...(patterns.includes("-") ? [followInput(following)] : []),
    ]);
    await output.end();
  } finally {
    await pausable.close();
  }
}

function checkFlags(flags: WatchFlags, { host }: CliContext): void {
  const filter = createRecordFilter(flags, host.now());
  if (flags.format !== "raw") return;
  const refused = filter ? "filters" : flags.src === undefined ? (flags.explain ? "--explain" : undefined) : "--src";
  if (refused !== undefined) {
    throw new UserError(
      `-f raw prints each line as it was written, so ${refused} cannot be used with it; leave one of them out.`,
    );
  }
}

interface Following {
  readonly context: CliContext;
  readonly flags: WatchFlags;
  readonly output: WatchOutput;
  readonly end: AbortSignal;
}

interface FileFollowing extends Following {
  readonly keys: string;
  readonly stateFolder: string | undefined;
}

async function followFiles(patterns: readonly string[], following: FileFollowing): Promise<void> {
  const { context, flags, output, keys, stateFolder } = following;
  const { host, cwd } = context;
  const failed = new AbortController();
  const tail = new Tail({
    host,
    patterns: patterns.map((pattern) => path.resolve(cwd, pattern)),
    from: flags.fromStart || flags.since !== undefined ? "start" : "end",
    ...(stateFolder === undefined ? {} : { stateFolder }),
    maxLineBytes: flags.format === "raw" ? maxRawLineBytes : lineLimit,
    ...(flags.poll ? { poll: true } : {}),
    startedAt: performance.timeOrigin,
    onLines: (file, lines) => output.lines(file, lines),
    onGap: (file, message) => output.gap(file, message),
    onIdle: () => output.idle(),
    onError: (error) => failed.abort(error),
  });
  const end = AbortSignal.any([following.end, failed.signal]);
  // After the first look: from here on nothing that is written can be missed.
  void tail.poll().then(() => {
    if (!end.aborted) context.say(`Watching ${patterns.join(", ")}; ${keys}.`);
  });
  if (!end.aborted) await once(end, "abort");
  await tail.stop();
  if (failed.signal.aborted) throw failed.signal.reason;
}

// Milliseconds without a line after which what waits for more is written.
const quiet = 250;

async function followInput({ context, flags, output, end }: Following): Promise<void> {
  let timer = context.host.setTimer(0, () => undefined);
  await followStdin(context, {
    maxLineBytes: flags.format === "raw" ? maxRawLineBytes : lineLimit,
    signal: end,
    onLines: async (lines) => {
      timer.dispose();
      await output.lines("stdin", lines);
      timer = context.host.setTimer(quiet, () => void output.idle());
    },
  });
  timer.dispose();
}

async function makeStateFolder(folder: string, { host }: CliContext): Promise<void> {
  try {
    await host.makeDirectory(folder);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UserError(
      `The folder ${folder} for --state cannot be made (${error.code}); name one that may be written.`,
      { cause: error },
    );
  }
}

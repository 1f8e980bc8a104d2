// The work of `seclog watch`: hands what the tailer reads to the engine and writes it, until the user stops it.
import { once } from "node:events";
import path from "node:path";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { lineLimit } from "../../logs/line-limit.ts";
import { isPattern } from "../../logs/tailer/glob.ts";
import { Tail } from "../../logs/tailer/tail.ts";
import type { CliContext } from "../command.ts";
import type { LogFlags } from "./log-flags.ts";
import { createPausable, type Pausable } from "./pause.ts";
import { followStdin } from "./stdin-lines.ts";
import { rawOutput, type WatchOutput } from "./raw-output.ts";

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
  checkFlags(flags);
  const files = patterns.filter((pattern) => pattern !== "-");
  const stateFolder = flags.state === undefined ? undefined : path.resolve(context.cwd, flags.state);
  if (stateFolder !== undefined) await makeStateFolder(stateFolder, context);
  const stop = new AbortController();
  const pausable = createPausable(context, (how) => {
    if (how === "interrupted") context.exitWith(130);
    stop.abort();
  });
  const { format } = flags;
  try {
    const output =
      format === "raw"
        ? rawOutput(context)
        : await openRecordOutput(patterns, { format, context, flags, stateFolder, pausable });
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

interface RecordFollowing {
  readonly format: "pretty" | "jsonl";
  readonly context: CliContext;
  readonly flags: WatchFlags;
  readonly stateFolder: string | undefined;
  readonly pausable: Pausable;
}

// What makes records is heavy to load, and nobody needs it who wants lines.
async function openRecordOutput(
  patterns: readonly string[],
  { format, context, flags, stateFolder, pausable }: RecordFollowing,
): Promise<WatchOutput> {
  const [{ recordOutput }, { openSources }, { openUserFormats }, { createDetectorMemories }] = await Promise.all([
    import("./watch-output.ts"),
    import("./sources.ts"),
    import("./user-formats.ts"),
    import("./detector-memory.ts"),
  ]);
  const formats = await openUserFormats(flags, context);
  return recordOutput({
    format,
    flags,
    context,
    print: (text) => pausable.print(text),
    sources: await openSources(flags.src, context),
    formats,
    several: patterns.length > 1 || patterns.some(isPattern),
    memories: stateFolder === undefined ? undefined : createDetectorMemories(context.host, stateFolder),
  });
}

function checkFlags(flags: WatchFlags): void {
  if (flags.format !== "raw") return;
  const { level, grep, field, anomalies, since, until, src, explain } = flags;
  const filters = [level, grep, field, anomalies, since, until].some((flag) => flag !== undefined);
  const refused = filters ? "filters" : src === undefined ? (explain ? "--explain" : undefined) : "--src";
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

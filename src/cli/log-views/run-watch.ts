// The work of `seclog watch`: hands what the tailer reads to the engine and writes it, until the user stops it.
import { once } from "node:events";
import path from "node:path";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { decodeLine } from "../../logs/blocks.ts";
import { createLogEngine } from "../../logs/engine.ts";
import type { LogEntry } from "../../logs/entry.ts";
import { lineLimit } from "../../logs/line-limit.ts";
import { createPresenter } from "../../logs/present.ts";
import type { LogNotice } from "../../logs/record.ts";
import { isPattern } from "../../logs/tailer/glob.ts";
import type { TailLine } from "../../logs/tailer/segment.ts";
import { Tail } from "../../logs/tailer/tail.ts";
import type { CliContext } from "../command.ts";
import { createPrettyView } from "./pretty.ts";
import { jsonLine, viewOptions } from "./run-logs.ts";

/** What the user asked for. */
export interface WatchFlags {
  readonly format: "pretty" | "jsonl" | "raw";
  readonly fromStart?: boolean;
  readonly state?: string;
}

/** What is done with the lines of all followed files. */
interface WatchOutput {
  lines(file: string, lines: readonly TailLine[]): Promise<void> | void;
  gap(file: string, message: string): void;
  /** No line came for a moment: what waits for more lines is written. */
  idle(): Promise<void>;
}

// As written means as written; a line of this length is shown in parts all the same, or memory would have no bound.
const maxRawLineBytes = 64 * 1024 * 1024;

/** Ends when the signal of the context fires. */
export async function runWatch(patterns: readonly string[], flags: WatchFlags, context: CliContext): Promise<void> {
  const { host, cwd, signal } = context;
  const stateFolder = flags.state === undefined ? undefined : path.resolve(cwd, flags.state);
  if (stateFolder !== undefined) await makeStateFolder(stateFolder, context);
  const several = patterns.length > 1 || patterns.some(isPattern);
  const output = flags.format === "raw" ? rawOutput(context) : recordOutput(flags.format, several, context);
  const failed = new AbortController();
  const tail = new Tail({
    host,
    patterns: patterns.map((pattern) => path.resolve(cwd, pattern)),
    from: flags.fromStart ? "start" : "end",
    ...(stateFolder === undefined ? {} : { stateFolder }),
    maxLineBytes: flags.format === "raw" ? maxRawLineBytes : lineLimit,
    onLines: (file, lines) => output.lines(file, lines),
    onGap: (file, message) => output.gap(file, message),
    onIdle: () => output.idle(),
    onError: (error) => failed.abort(error),
  });
  const end = AbortSignal.any([signal, failed.signal]);
  // After the first look: from here on nothing that is written can be missed.
  void tail.poll().then(() => {
    if (!end.aborted) context.say(`Watching ${patterns.join(", ")}; Ctrl+C stops.`);
  });
  if (!end.aborted) await once(end, "abort");
  await tail.stop();
  await output.idle();
  if (failed.signal.aborted) throw failed.signal.reason;
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

function rawOutput({ stdout, signal, say }: CliContext): WatchOutput {
  return {
    async lines(_file, lines) {
      const parts = lines.flatMap(({ bytes }) => (bytes.at(-1) === 10 ? [bytes] : [bytes, lineBreak]));
      if (signal.aborted || stdout.write(Buffer.concat(parts))) return;
      await once(stdout, "drain", { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    gap: (_file, message) => say(message),
    idle: () => Promise.resolve(),
  };
}

const lineBreak = Uint8Array.of(10);

interface WatchedLog {
  push(line: TailLine): string;
  notice(message: string): string;
  flush(): string;
}

function recordOutput(format: "pretty" | "jsonl", several: boolean, context: CliContext): WatchOutput {
  const logs = new Map<string, WatchedLog>();
  let unsaid = "";
  const logOf = (file: string): WatchedLog => {
    const known = logs.get(file);
    if (known) return known;
    const made = watchLog(format, { context, ...(several ? { name: path.basename(file) } : {}) });
    logs.set(file, made);
    return made;
  };
  return {
    lines(file, lines) {
      const log = logOf(file);
      const text = unsaid + lines.map((line) => log.push(line)).join("");
      unsaid = "";
      return context.print(text);
    },
    gap(file, message) {
      unsaid += logOf(file).notice(message);
    },
    idle() {
      const text = unsaid + [...logs.values()].map((log) => log.flush()).join("");
      unsaid = "";
      return context.print(text);
    },
  };
}

interface WatchView {
  readonly context: CliContext;
  readonly name?: string;
}

function watchLog(format: "pretty" | "jsonl", { context, name }: WatchView): WatchedLog {
  const { host, say } = context;
  const onNotice = ({ message }: LogNotice): void => say(message);
  const engine = createLogEngine({ reference: host.now(), onNotice });
  const present = createPresenter();
  const view = createPrettyView({ ...viewOptions(context), ...(name === undefined ? {} : { name }) });
  const show = (entry: LogEntry | undefined): string => {
    if (!entry) return "";
    return format === "jsonl" ? jsonLine(present(entry)) : view.record(present(entry));
  };
  return {
    push: ({ bytes, offset }) => show(engine.push(decodeLine(withoutBreak(bytes)), offset)),
    notice: (message) =>
      format === "jsonl" ? `${JSON.stringify({ notice: { kind: "gap", message } })}\n` : view.notice(message),
    flush: () => show(engine.end()),
  };
}

function withoutBreak(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  if (bytes[end - 1] === 10) end--;
  if (bytes[end - 1] === 13) end--;
  return bytes.subarray(0, end);
}

// Builds what commands get from the environment of the process: colours, printing that waits, and the signal that stops long work.
import { once } from "node:events";
import { printable } from "../base/terminal.ts";
import type { CliContext, CliEnvironment, ExitCode, OutputStream } from "./command.ts";

/** The context of one run, and what the run itself needs to know of it. */
export interface RunContext {
  readonly context: CliContext;
  readonly exitCode: () => ExitCode;
  /** Whether the reader of stdout has gone away, as `head` does. */
  readonly readerLeft: () => boolean;
}

/** `interrupt` fires at Ctrl+C; `color` is what the command line says of colours. */
export function createContext(
  environment: CliEnvironment,
  interrupt: AbortSignal | undefined,
  color?: boolean,
): RunContext {
  const { stdout, stderr, env } = environment;
  const reader = new AbortController();
  const isTty = stdout.isTTY === true;
  let code: ExitCode = 0;
  stdout.on("error", (error: NodeJS.ErrnoException) => reader.abort(error));
  // Talk that nobody reads is not worth an error.
  stderr.on("error", () => {});
  const context: CliContext = {
    ...environment,
    isTty,
    color: color ?? wantsColor(env, isTty),
    signal: interrupt ? AbortSignal.any([interrupt, reader.signal]) : reader.signal,
    print: (text) => write(stdout, text, reader.signal),
    say: (line) => void stderr.write(`${line.split("\n").map(printable).join("\n")}\n`),
    exitWith: (next) => void (code = next),
  };
  return { context, exitCode: () => code, readerLeft: () => isBrokenPipe(reader.signal.reason) };
}

// https://no-color.org and https://force-color.org: any text but the empty one; NO_COLOR wins.
function wantsColor(env: CliEnvironment["env"], isTty: boolean): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return isTty && env["TERM"] !== "dumb";
}

async function write(stream: OutputStream, text: string | Uint8Array, signal: AbortSignal): Promise<void> {
  if (signal.aborted || text.length === 0 || stream.write(text)) return;
  try {
    await once(stream, "drain", { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function isBrokenPipe(reason: unknown): boolean {
  return reason instanceof Error && "code" in reason && reason.code === "EPIPE";
}

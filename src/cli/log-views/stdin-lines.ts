// Lines of stdin while they are written, in the shape in which the tailer gives those of files.
import { type TailLine, WholeLine } from "../../logs/tailer/segment.ts";
import type { CliContext } from "../command.ts";

const LF = 10;

/** Hands over lines as they come; a last line without a line break counts. Ends with stdin or when the signal fires. */
export async function followStdin(
  { stdin }: CliContext,
  { maxLineBytes, signal, onLines }: StdinOptions,
): Promise<void> {
  let carry: Uint8Array = new Uint8Array(0);
  let offset = 0;
  const stop = (): void => void stdin.destroy();
  signal.addEventListener("abort", stop);
  try {
    for await (const chunk of stdin as AsyncIterable<Uint8Array | string>) {
      const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
      const joined = carry.length === 0 ? bytes : Buffer.concat([carry, bytes]);
      const { lines, end } = cutLines(joined, offset, maxLineBytes);
      offset += end;
      // A copy, as the chunk may be a view of a buffer that is used again.
      carry = Uint8Array.prototype.slice.call(joined, end);
      if (lines.length > 0) await onLines(lines);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
  if (carry.length > 0) await onLines([{ bytes: carry, offset }]);
}

/** What is done with the lines. */
export interface StdinOptions {
  /** A line that is longer comes in parts. */
  readonly maxLineBytes: number;
  readonly signal: AbortSignal;
  readonly onLines: (lines: readonly TailLine[]) => Promise<void> | void;
}

function cutLines(
  bytes: Uint8Array,
  offset: number,
  maxLineBytes: number,
): { lines: readonly TailLine[]; end: number } {
  const lines: TailLine[] = [];
  let at = 0;
  for (let next = bytes.indexOf(LF); next >= 0; next = bytes.indexOf(LF, at)) {
    lines.push(new WholeLine(bytes, { start: at, end: next + 1, offset: offset + at }));
    at = next + 1;
  }
  for (; bytes.length - at > maxLineBytes; at += maxLineBytes) {
    lines.push({ bytes: bytes.subarray(at, at + maxLineBytes), offset: offset + at });
  }
  return { lines, end: at };
}

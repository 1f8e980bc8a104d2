// `seclog watch -f raw`: prints each line as it was written. Loads nothing of the log engine, so that it starts at once.
import { once } from "node:events";
import type { TailLine } from "../../logs/tailer/segment.ts";
import type { CliContext } from "../command.ts";

/** What is done with the lines of all followed files. */
export interface WatchOutput {
  lines(file: string, lines: readonly TailLine[]): Promise<void> | void;
  gap(file: string, message: string): void;
  /** No line came for a moment: what waits for more lines is written. */
  idle(): Promise<void>;
  /** Writes everything that waits. */
  end(): Promise<void>;
}

/** Each line as it was written. */
export function rawOutput({ stdout, signal, say }: CliContext): WatchOutput {
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
    end: () => Promise.resolve(),
  };
}

const lineBreak = Uint8Array.of(10);

// Keys at the terminal while a log is followed: space pauses and goes on, q and Ctrl+C end it.
import type { CliContext } from "../command.ts";

/** Output that can be held back. */
export interface Pausable {
  /** Prints, or keeps the text while paused; waits when much is kept, so that reading is held back too. */
  print(text: string | Uint8Array): Promise<void>;
  /** Whether keys are listened to. */
  readonly hasKeys: boolean;
  /** Gives the terminal back, and prints what was kept. */
  close(): Promise<void>;
}

/** What ends the run: a quiet end for q, an interruption for Ctrl+C. */
export type OnEnd = (how: "quit" | "interrupted") => void;

const maxKept = 4 * 1024 * 1024;

/** Listens when both ends are a terminal; otherwise it only prints. */
export function createPausable(context: CliContext, onEnd: OnEnd): Pausable {
  const { stdin, say } = context;
  let kept: (string | Uint8Array)[] = [];
  let keptLength = 0;
  let paused = false;
  let resumed: (() => void)[] = [];
  const flush = async (): Promise<void> => {
    const texts = kept;
    [kept, keptLength] = [[], 0];
    await context.print(Buffer.concat(texts.map((text) => Buffer.from(text))));
  };
  const goOn = async (): Promise<void> => {
    paused = false;
    await flush();
    for (const wake of resumed.splice(0)) wake();
  };
  const onKey = (key: Buffer | string): void => {
    for (const character of key.toString()) {
      if (character === "\u0003") onEnd("interrupted");
      else if (character === "q" || character === "\u0004") onEnd("quit");
      else if (character === " " && !paused) {
        paused = true;
        say("Paused; space goes on, q ends.");
      } else if (character === " ") void goOn();
    }
  };
  const rawMode = context.isTty ? rawModeOf(stdin) : undefined;
  if (rawMode) {
    rawMode(true);
    stdin.on("data", onKey).resume();
  }
  return {
    hasKeys: rawMode !== undefined,
    async print(text) {
      if (!paused) return context.print(text);
      kept.push(text);
      keptLength += text.length;
      if (keptLength > maxKept) await new Promise<void>((wake) => resumed.push(wake));
    },
    async close() {
      if (rawMode) {
        stdin.off("data", onKey).pause();
        rawMode(false);
      }
      resumed = [...resumed];
      await goOn();
    },
  };
}

type RawMode = (raw: boolean) => void;

function rawModeOf(stdin: CliContext["stdin"]): RawMode | undefined {
  if (stdin.isTTY !== true || !("setRawMode" in stdin)) return undefined;
  const { setRawMode } = stdin;
  return typeof setRawMode === "function" ? (raw) => void setRawMode.call(stdin, raw) : undefined;
}

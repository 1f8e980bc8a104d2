// What the pool and its workers say to each other: messages per batch, and a few shared numbers that need no message.
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { FileOutcome } from "../base/finding.ts";

/** One file to analyse; without `text` the worker reads it from disk. */
export interface AnalysisJob {
  readonly path: string;
  readonly text?: string;
}

/** A job with the number under which worker and pool speak of it. Tickets start at 1. */
export interface TicketedJob {
  readonly ticket: number;
  readonly job: AnalysisJob;
}

/** Pool to worker. */
export interface Batch {
  readonly jobs: readonly TicketedJob[];
  readonly settings: AnalysisSettings;
  /** Content hashes that killed workers before; such a text is not touched again. */
  readonly poisoned: readonly string[];
}

/** One finished job. */
export interface TicketedOutcome {
  readonly ticket: number;
  readonly outcome: FileOutcome;
}

/** Worker to pool: `ready` once after loading, then outcomes; the last message of a batch has `done`. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "outcomes"; readonly outcomes: readonly TicketedOutcome[]; readonly done: boolean };

/** What a worker starts with. */
export interface WorkerStart {
  readonly shared: SharedArrayBuffer;
}

const CURRENT = 0;
const STOP = 1;
const HASH = 2;
const hashWords = 8;

/** Shared memory of one worker and the pool. The pool can look at it, and stop a batch, while the worker is deep in a loop. */
export interface Heartbeat {
  readonly shared: SharedArrayBuffer;
  /** Ticket of the file being analysed, 0 when there is none. */
  current(): number;
  /** Hex SHA-256 of the text being analysed, or undefined when the worker has none in hand. */
  contentHash(): string | undefined;
  begin(ticket: number): void;
  setContentHash(hash: string): void;
  end(): void;
  /** Asks the worker to end its batch after the current file. */
  requestStop(): void;
  clearStop(): void;
  stopRequested(): boolean;
}

/** Opens the given shared memory, or makes a new one. */
export function createHeartbeat(
  shared = new SharedArrayBuffer((HASH + hashWords) * Int32Array.BYTES_PER_ELEMENT),
): Heartbeat {
  const cells = new Int32Array(shared);
  return {
    shared,
    current: () => Atomics.load(cells, CURRENT),
    contentHash: () => {
      const words = Array.from({ length: hashWords }, (_, word) => Atomics.load(cells, HASH + word) >>> 0);
      return words.some((word) => word !== 0) ? words.map(hex).join("") : undefined;
    },
    begin: (ticket) => {
      cells.fill(0, HASH);
      Atomics.store(cells, CURRENT, ticket);
    },
    setContentHash: (hash) => {
      for (let word = 0; word < hashWords; word++) {
        Atomics.store(cells, HASH + word, parseInt(hash.slice(word * 8, word * 8 + 8), 16) | 0);
      }
    },
    end: () => void Atomics.store(cells, CURRENT, 0),
    requestStop: () => void Atomics.store(cells, STOP, 1),
    clearStop: () => void Atomics.store(cells, STOP, 0),
    stopRequested: () => Atomics.load(cells, STOP) !== 0,
  };
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}

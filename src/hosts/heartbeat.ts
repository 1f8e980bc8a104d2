// Shared memory of one worker and the pool. The pool can look at it, and stop a batch, while the worker is deep in a loop.

/** What a worker has in hand. */
export interface Beat {
  /** Ticket of the file being analysed, 0 when there is none. */
  readonly ticket: number;
  /** Rises whenever the worker turns to another text, be it a file or a module that the file imports. */
  readonly step: number;
  /** Whether the text in hand is an imported module. */
  readonly inModule: boolean;
}

/** The worker writes, the pool reads; only the request to stop goes the other way. */
export interface Heartbeat {
  readonly shared: SharedArrayBuffer;
  read(): Beat;
  /** Hex SHA-256 of the text in hand, or undefined when the worker has not read it yet. */
  contentHash(): string | undefined;
  begin(ticket: number): void;
  /** The worker turns to a text. */
  turnTo(hash: string, kind: "file" | "module"): void;
  end(): void;
  /** Asks the worker to end its batch after the current file. */
  requestStop(): void;
  clearStop(): void;
  stopRequested(): boolean;
}

const [TICKET, STEP, IN_MODULE, STOP, HASH] = [0, 1, 2, 3, 4];
const hashWords = 8;

/** Opens the given shared memory, or makes a new one. */
export function createHeartbeat(
  shared = new SharedArrayBuffer((HASH + hashWords) * Int32Array.BYTES_PER_ELEMENT),
): Heartbeat {
  const cells = new Int32Array(shared);
  const turn = (inModule: boolean): void => {
    Atomics.store(cells, IN_MODULE, inModule ? 1 : 0);
    Atomics.add(cells, STEP, 1);
  };
  return {
    shared,
    read: () => ({
      ticket: Atomics.load(cells, TICKET),
      step: Atomics.load(cells, STEP),
      inModule: Atomics.load(cells, IN_MODULE) !== 0,
    }),
    contentHash: () => {
      const words = Array.from({ length: hashWords }, (_, word) => Atomics.load(cells, HASH + word) >>> 0);
      return words.some((word) => word !== 0) ? words.map(hex).join("") : undefined;
    },
    begin: (ticket) => {
      cells.fill(0, HASH);
      turn(false);
      Atomics.store(cells, TICKET, ticket);
    },
    turnTo: (hash, kind) => {
      for (let word = 0; word < hashWords; word++) {
        Atomics.store(cells, HASH + word, parseInt(hash.slice(word * 8, word * 8 + 8), 16) | 0);
      }
      turn(kind === "module");
    },
    end: () => void Atomics.store(cells, TICKET, 0),
    requestStop: () => void Atomics.store(cells, STOP, 1),
    clearStop: () => void Atomics.store(cells, STOP, 0),
    stopRequested: () => Atomics.load(cells, STOP) !== 0,
  };
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}

// Remembers which texts killed a worker, so that one bad file cannot take the workers down again and again.

/** Texts are known by their content hash: a changed file gets a new chance. */
export interface PoisonList {
  /** Notes that this text ended a worker (deadline, memory, crash). */
  record(hash: string): void;
  /** Hashes that did so twice. */
  readonly poisoned: readonly string[];
  /** Forgets everything, as after a change of settings. */
  clear(): void;
}

// A list that only grows would be a leak in a server that runs for weeks.
const capacity = 1_000;

/** Two kills poison a text; one may have been the machine's fault. */
export function createPoisonList(): PoisonList {
  const kills = new Map<string, number>();
  return {
    record(hash) {
      const count = (kills.get(hash) ?? 0) + 1;
      kills.delete(hash);
      kills.set(hash, count);
      const [oldest] = kills.keys();
      if (kills.size > capacity && oldest !== undefined) kills.delete(oldest);
    },
    get poisoned() {
      return [...kills].filter(([, count]) => count >= 2).map(([hash]) => hash);
    },
    clear: () => kills.clear(),
  };
}

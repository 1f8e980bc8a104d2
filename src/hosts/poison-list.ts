// Remembers which texts killed a worker, so that one bad file cannot take the workers down again and again, nor take down with it the
// files that import it.

/** Texts are known by their content hash: a changed file gets a new chance. */
export interface PoisonList {
  /** Notes that this text ended a worker (deadline, memory, crash) when it was analysed itself. */
  record(hash: string): void;
  /** Notes that this text ended a worker when another file imported it. */
  recordModule(hash: string): void;
  /** Hashes that were recorded twice. */
  readonly poisoned: readonly string[];
  /** Hashes that are not followed as imports. */
  readonly brokenModules: readonly string[];
  /** Forgets everything, as after a change of settings. */
  clear(): void;
}

// A list that only grows would be a leak in a server that runs for weeks.
const capacity = 1_000;

/** Two kills poison a text; one may have been the machine's fault. */
export function createPoisonList(): PoisonList {
  const kills = new Map<string, number>();
  const modules = new Map<string, number>();
  const twice = () => [...kills].filter(([, count]) => count >= 2).map(([hash]) => hash);
  return {
    record: (hash) => countUp(kills, hash),
    recordModule: (hash) => countUp(modules, hash),
    get poisoned() {
      return twice();
    },
    get brokenModules() {
      return [...modules.keys(), ...twice()];
    },
    clear() {
      kills.clear();
      modules.clear();
    },
  };
}

function countUp(counts: Map<string, number>, hash: string): void {
  const count = (counts.get(hash) ?? 0) + 1;
  counts.delete(hash);
  counts.set(hash, count);
  const [oldest] = counts.keys();
  if (counts.size > capacity && oldest !== undefined) counts.delete(oldest);
}

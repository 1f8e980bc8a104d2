// Disks of the machine itself answer in microseconds; handing the question to another thread takes several times as long. Disks that are far
// away are waited for elsewhere, so that questions can wait side by side.

/** Gives the answer of `now`, or of `later` once the disk has proved to be slow. */
export type AskDisk = <Result>(now: () => Result, later: () => Promise<Result>) => Promise<Result>;

// A single answer that took this long, such as of a drive that sleeps, is enough; less may be another program that had the processor …
const slowMs = 250;
// … or the average of some of them.
const slowOnAverageMs = 0.3;
const enough = 32;

/** Waits for nobody but a disk that has been quick so far. */
export function createAskDisk(clock: () => number = () => performance.now()): AskDisk {
  let isSlow = false;
  let asked = 0;
  let spent = 0;
  return (now, later) => {
    if (isSlow) return later();
    const start = clock();
    try {
      return Promise.resolve(now());
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    } finally {
      const took = clock() - start;
      asked++;
      spent += took;
      isSlow = took > slowMs || (asked >= enough && spent / asked > slowOnAverageMs);
    }
  };
}

/** Asks another thread, always: for who must not wait for any disk. */
export const askElsewhere: AskDisk = (_now, later) => later();

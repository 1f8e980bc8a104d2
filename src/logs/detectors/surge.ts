// Finds the moment at which a kind of entry (errors, slow requests) takes a larger share than it has had so far.
import { surpriseOfShare } from "./surprise.ts";

/** A run of marked entries that chance does not explain. */
export interface Surge {
  /** Marked entries in the run. */
  readonly count: number;
  /** All entries in the run. */
  readonly total: number;
  /** Share of marked entries before it. */
  readonly usual: number;
  /** Milliseconds from the first marked entry of the run to the last. */
  readonly span: number;
  readonly evidence: readonly number[];
}

/** Watches one kind of entry. */
export interface SurgeScan {
  /** Takes the next entry; gives the surge when this marked entry reveals one, once until it has ended. */
  add(marked: boolean, time: number, line: number): Surge | undefined;
}

/** When a share counts as a surge. */
export interface SurgeOptions {
  /** Marked entries needed at least. */
  readonly minimum: number;
  /** How improbable by chance, in decades. */
  readonly decades: number;
  /** What is assumed before anything is known: so many marked entries among so many. */
  readonly prior: { readonly marked: number; readonly total: number };
}

/** Nothing is assumed: of n entries without a mark at most three in n are usual (95% sure). */
export const ruleOfThree: SurgeOptions["prior"] = { marked: 3, total: 3 };

interface Mark {
  readonly time: number;
  readonly line: number;
  /** How many entries came before it. */
  readonly index: number;
}

const maxMarks = 128;
// Marked entries that follow each other this closely are taken for one failure that several entries tell of.
const together = 1000;
// A few at one moment may be one failure.
const enoughAtOnce = 4;
const longestRun = 600_000;
const quiet = 300_000;
// What is usual is forgotten by halves, so that it follows the program.
const remembered = 50_000;

/**
 * Asks for each marked entry whether the last 5, 6, 7 … of them stand closer together than the share so far explains. Where marked entries
 * usually come in clusters, a cluster counts as one.
 */
export function createSurgeScan({ minimum, decades, prior }: SurgeOptions): SurgeScan {
  const marks: Mark[] = [];
  const clusters = createClusterCount();
  let index = 0;
  let before = { marked: 0, total: 0 };
  let quietUntil = -Infinity;
  const usualWithout = (count: number, total: number): number =>
    (Math.max(0, before.marked - count) + prior.marked) / (Math.max(0, before.total - total) + prior.total);
  return {
    add(marked, time, line) {
      index++;
      before.total++;
      if (before.total > remembered) before = { marked: before.marked / 2, total: before.total / 2 };
      if (!marked) return undefined;
      before.marked++;
      const last = marks.at(-1);
      if (last && time < last.time - longestRun) marks.length = 0;
      const surprising = decades * clusters.usualSize();
      clusters.add(time);
      marks.push({ time, line, index });
      if (marks.length > 2 * maxMarks) marks.splice(0, maxMarks);
      if (time < quietUntil && quietUntil - time <= quiet) {
        // As long as it goes on it is the same surge.
        if (runFrom(marks, { minimum, surprising, usualWithout })) quietUntil = time + quiet;
        return undefined;
      }
      const surge = runFrom(marks, { minimum, surprising, usualWithout });
      if (surge) quietUntil = time + quiet;
      return surge;
    },
  };
}

interface RunSearch {
  readonly minimum: number;
  readonly surprising: number;
  readonly usualWithout: (count: number, total: number) => number;
}

function runFrom(marks: readonly Mark[], { minimum, surprising, usualWithout }: RunSearch): Surge | undefined {
  const last = marks.at(-1);
  if (!last) return undefined;
  // Long runs differ little from those that are a little longer.
  for (let count = minimum; count <= Math.min(marks.length, maxMarks); count += 1 + (count >> 4)) {
    const first = marks[marks.length - count];
    if (!first || last.time - first.time > longestRun) return undefined;
    if (count < enoughAtOnce && last.time - first.time <= together) continue;
    const total = last.index - first.index + 1;
    const usual = usualWithout(count, total);
    if (usual < 1 && surpriseOfShare(count, total, usual) >= surprising) {
      const evidence = marks.slice(-Math.min(count, 20)).map(({ line }) => line);
      return { count, total, usual, span: last.time - first.time, evidence };
    }
  }
  return undefined;
}

/** How many marked entries a cluster usually has, long ago and lately: the inverse of what is known as the extremal index. */
function createClusterCount(): { add(time: number): void; usualSize(): number } {
  let marks = 0;
  let clusters = 0;
  let open = 0;
  let last = -Infinity;
  return {
    add(time) {
      if (Math.abs(time - last) > together) {
        // A cluster counts when it is over, and one of hundreds no more than one of eight: a surge that is going on is not usual.
        marks += Math.min(open, 8);
        clusters += open > 0 ? 1 : 0;
        open = 0;
        if (clusters > 1000) [marks, clusters] = [marks / 2, clusters / 2];
      }
      open++;
      last = time;
    },
    // As if four lone entries had been seen.
    usualSize: () => (marks + 4) / (clusters + 4),
  };
}

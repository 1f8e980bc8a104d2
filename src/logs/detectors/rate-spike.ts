// More requests than usual, from many addresses.
import { sharedName } from "../shared-names.ts";
import type { Detector } from "./detector.ts";
import { requested, series } from "./example-lines.ts";
import { createNumberRing } from "./number-ring.ts";
import { createRateBaseline, type RateBaseline, slice } from "./rate-baseline.ts";
import { surpriseOfCount, type Usual } from "./surprise.ts";

// In slices: five seconds to five minutes.
const windows = [1, 2, 3, 4, 6, 12, 24, 60];
const least = 1.3;
const quiet = 300_000;
// Counted per address and slice at most; what one address does beyond is left to ip-flood.
const perAddress = 2;
const maxAddresses = 5000;

export const rateSpike: Detector = {
  id: "rate-spike",
  title: "More requests than usual",
  description:
    "Requests of five seconds to five minutes that exceed the usual pace of the last hour by a third or more and by so much that chance (a negative binomial " +
    "tail) gives it once in ten million. Each address counts twice in five seconds at most, so that one crawler is no spike. Needs ten minutes of " +
    "requests; the next spike is raised after five quiet minutes.",
  concerns: "requests",
  get examples() {
    return [
      {
        title: "After half an hour with one request a second, four a second from everywhere",
        lines: [
          ...series(1800, 1, (second) => requested(second)),
          ...series(400, 0.25, (second, i) => requested(1800 + second, { address: `198.51.100.${i % 250}` })),
        ],
        raises: [{ line: 1833 }],
      },
      {
        title: "Twenty a second show before the second is over",
        lines: [
          ...series(1800, 1, (second) => requested(second)),
          ...series(400, 0.05, (second, i) => requested(1800 + second, { address: `198.51.100.${i % 250}` })),
        ],
        raises: [{ line: 1823 }],
      },
      {
        title: "One crawler that asks four times a second",
        lines: [
          ...series(1800, 1, (second) => requested(second)),
          ...series(400, 0.25, (second) => requested(1800 + second, { address: "198.51.100.7" })),
        ],
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const rate = createRateBaseline();
    const counted = new Map<string, number>();
    const spikes = createSpikes(rate, tuning.decades);
    let quietUntil = -Infinity;
    // Requests of the open slice, and how many of them are a spike.
    let open = 0;
    let needed = Infinity;
    const lines = createNumberRing(Math.max(...windows));
    return {
      observe({ address, status, time, line }, report) {
        if (status === undefined || Number.isNaN(time)) return;
        if (rate.advance(time) > 0) {
          counted.clear();
          lines.push(line);
          open = 0;
          needed = spikes.next();
        }
        if (address !== undefined) {
          const times = counted.get(address) ?? 0;
          if (times >= perAddress || (times === 0 && counted.size >= maxAddresses)) return;
          counted.set(times === 0 ? sharedName(address) : address, times + 1);
        }
        rate.add(1);
        if (++open < needed) return;
        const again = time < quietUntil && quietUntil - time <= quiet;
        quietUntil = time + quiet;
        const found = again ? undefined : spikes.found(open);
        if (!found) return;
        report({
          severity: "WARN",
          message: `${found.count} requests in ${(found.slices * slice) / 1000} s, usual are about ${Math.round(found.usual)}; see which route they ask for and whether the server keeps up.`,
          evidence: [...lines.last(Math.min(found.slices, 19)), line],
        });
      },
    };
  },
};

interface Spike {
  readonly count: number;
  readonly usual: number;
  readonly slices: number;
}

/**
 * Asks as soon as a slice that is still open has enough: what has been reached before its end will have been reached then, so nothing is said
 * that would not be said later.
 */
function createSpikes(rate: RateBaseline, decades: number) {
  // How many requests in each of the windows are a spike, which is found out when what is usual has changed.
  let limits: readonly { readonly slices: number; readonly usual: number; readonly least: number }[] = [];
  let perSlice = NaN;
  const learn = (): void => {
    const usual = rate.usual(1);
    if (usual?.mean === perSlice) return;
    perSlice = usual?.mean ?? NaN;
    limits = windows.flatMap((slices) => {
      const expected = rate.usual(slices);
      if (!expected || expected.mean < 1) return [];
      return [{ slices, usual: expected.mean, least: leastSurprising(expected, decades) }];
    });
  };
  return {
    /** How many requests of the slice that was opened are a spike. */
    next(): number {
      learn();
      return Math.min(...limits.map(({ slices, least }) => least - rate.recent(slices - 1)));
    },
    found(open: number): Spike | undefined {
      for (const { slices, usual, least } of limits) {
        const count = rate.recent(slices - 1) + open;
        if (count >= least) return { count, usual, slices };
      }
      return undefined;
    },
  };
}

function leastSurprising(usual: Usual, decades: number): number {
  let low = Math.ceil(usual.mean * least);
  let high = low;
  while (surpriseOfCount(high, usual) < decades) {
    low = high + 1;
    high *= 2;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (surpriseOfCount(middle, usual) < decades) low = middle + 1;
    else high = middle;
  }
  return low;
}

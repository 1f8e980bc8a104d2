// More requests than usual, from many addresses.
import { detach } from "../entry.ts";
import type { Detector } from "./detector.ts";
import { requested, series } from "./example-lines.ts";
import { createNumberRing } from "./number-ring.ts";
import { createRateBaseline, type RateBaseline, slice } from "./rate-baseline.ts";
import { surpriseOfCount } from "./surprise.ts";

// In slices: ten seconds to five minutes.
const windows = [2, 3, 4, 6, 12, 24, 60];
const least = 1.3;
const quiet = 300_000;
// Counted per address and slice at most; what one address does beyond is left to ip-flood.
const perAddress = 2;
const maxAddresses = 5000;

export const rateSpike: Detector = {
  id: "rate-spike",
  title: "More requests than usual",
  description:
    "Requests of ten seconds to five minutes that exceed the usual pace of the last hour by a third or more and by so much that chance (a negative binomial " +
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
        raises: [{ line: 1841 }],
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
    let quietUntil = -Infinity;
    const lines = createNumberRing(Math.max(...windows));
    return {
      observe({ address, status, time, line }, report) {
        if (status === undefined || Number.isNaN(time)) return;
        if (rate.advance(time) > 0) {
          counted.clear();
          const found = spikeIn(rate, tuning.decades);
          const again = time < quietUntil && quietUntil - time <= quiet;
          if (found) {
            quietUntil = time + quiet;
            if (!again) {
              report({
                severity: "WARN",
                message: `${found.count} requests in ${(found.slices * slice) / 1000} s, usual are about ${Math.round(found.usual)}; see which route they ask for and whether the server keeps up.`,
                evidence: [...lines.last(Math.min(found.slices, 19)), line],
              });
            }
          }
          lines.push(line);
        }
        if (address === undefined) return rate.add(1);
        const times = counted.get(address) ?? 0;
        if (times >= perAddress || (times === 0 && counted.size >= maxAddresses)) return;
        counted.set(times === 0 ? detach(address) : address, times + 1);
        rate.add(1);
      },
    };
  },
};

function spikeIn(
  rate: RateBaseline,
  decades: number,
): { readonly count: number; readonly usual: number; readonly slices: number } | undefined {
  for (const slices of windows) {
    const usual = rate.usual(slices);
    if (!usual) return undefined;
    const count = rate.recent(slices);
    if (count < usual.mean * least || usual.mean < 1) continue;
    if (surpriseOfCount(count, usual) >= decades) return { count, usual: usual.mean, slices };
  }
  return undefined;
}

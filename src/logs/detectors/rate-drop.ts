// Fewer requests than usual, while the log goes on.
import type { Detector } from "./detector.ts";
import { requested, said, series } from "./example-lines.ts";
import { spanText } from "./login.ts";
import { createNumberRing, type NumberRing } from "./number-ring.ts";
import { createRateBaseline, type RateBaseline, slice } from "./rate-baseline.ts";
import { surpriseOfFew } from "./surprise.ts";

// In slices: one, two and five minutes. In a shorter span half a minute of nothing, as in a rotation, would look like a drop.
const windows = [12, 24, 60];
const longest = Math.max(...windows);
// Less is the ebb and flow of a day.
const most = 0.4;
// A pause this long is a restart, a rotation or a silence; what follows is looked at when a window has passed.
const pause = 30_000;

export const rateDrop: Detector = {
  id: "rate-drop",
  title: "Fewer requests than usual",
  description:
    "Requests of one, two or five minutes that fall to two fifths of the usual pace of the last hour or below, by so much that chance (a negative binomial tail) " +
    "gives it once in ten million; records, where a log has no requests. Raised once until the pace is back. Needs ten minutes of a steady pace. Left " +
    "alone: pauses in which nothing is written at all (see `silence`) and what follows them at once, as after a restart or a rotation, and the ebb and flow of a day.",
  concerns: "all",
  get examples() {
    return [
      {
        title: "After half an hour with two requests a second, one in four seconds",
        lines: [
          ...series(3600, 0.5, (second) => requested(second)),
          ...series(60, 4, (second) => requested(1800 + second)),
        ],
        raises: [{ line: 3613 }],
      },
      {
        title: "Requests stop while the program goes on writing",
        lines: [
          ...series(3000, 0.5, (second) => requested(second)),
          ...series(60, 2, (second, i) => said(1500 + second, "INFO", `worker took job ${i}`)),
        ],
        raises: [{ line: 3021 }],
      },
      {
        title: "A restart: nothing for a minute, then few requests, then all of them",
        lines: [
          ...series(1800, 1, (second) => requested(second)),
          ...series(6, 5, (second) => requested(1860 + second)),
          ...series(120, 1, (second) => requested(1890 + second)),
        ],
        raises: [],
      },
      {
        title: "The evening: each quarter of an hour a tenth less",
        lines: Array.from({ length: 6 }, (_, quarter) =>
          series(Math.floor(900 * 0.9 ** quarter), 1 / 0.9 ** quarter, (second) => requested(quarter * 900 + second)),
        ).flat(),
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const requests = createRateBaseline();
    const records = createRateBaseline();
    // A field, as a variable would be a new object with each time.
    const previous = { time: NaN };
    let undisturbed = 0;
    let low = false;
    const lines = createNumberRing(longest);
    const gaps = createNumberRing(longest);
    return {
      observe({ status, time, line }, report) {
        if (Number.isNaN(time)) return;
        const gap = time - previous.time;
        previous.time = time;
        const steps = records.advance(time);
        requests.advance(time);
        if (steps > 0) {
          undisturbed = Math.abs(gap) > pause ? 0 : undisturbed + steps;
          gaps.push(gap);
          const rate = (requests.usual(1)?.mean ?? 0) >= 0.25 ? requests : records;
          const drop = dropIn(rate, { decades: tuning.decades, undisturbed, gaps });
          if (drop && !low) {
            report({
              severity: "WARN",
              message: `${drop.count} ${rate === requests ? "requests" : "records"} in ${spanText(drop.slices * slice)}, usual are about ${Math.round(drop.usual)}; find out whether clients still reach the server.`,
              evidence: [...lines.last(Math.min(drop.slices, 19)), line],
            });
          }
          low = drop !== undefined || (low && !isBack(rate));
          lines.push(line);
        }
        records.add(1);
        if (status !== undefined) requests.add(1);
      },
    };
  },
};

interface DropSearch {
  readonly decades: number;
  /** Slices since the last pause. */
  readonly undisturbed: number;
  /** The gap that ended each of the last slices. */
  readonly gaps: NumberRing;
}

function dropIn(
  rate: RateBaseline,
  { decades, undisturbed, gaps }: DropSearch,
): { readonly count: number; readonly usual: number; readonly slices: number } | undefined {
  for (const slices of windows) {
    if (slices >= undisturbed) return undefined;
    const count = rate.recent(slices);
    if (count > (rate.usual(slices)?.mean ?? 0) * most) continue;
    // The longest gap in which nothing at all was written says nothing of the clients.
    const gap = gaps.largest(slices) / slice;
    const usual = rate.usual(Math.max(1, slices - gap));
    if (usual && count <= usual.mean * most && surpriseOfFew(count, usual) >= decades)
      return { count, usual: usual.mean, slices };
  }
  return undefined;
}

function isBack(rate: RateBaseline): boolean {
  const slices = Math.min(...windows);
  return rate.recent(slices) > (rate.usual(slices)?.mean ?? Infinity) * ((1 + most) / 2);
}

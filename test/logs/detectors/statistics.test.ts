// What the detectors call surprising: bounds that never claim more than the exact probability, and baselines that one burst does not move.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { networkOf } from "../../../src/logs/detectors/network.ts";
import { createQuantileSketch } from "../../../src/logs/detectors/quantile-sketch.ts";
import { createRateBaseline, slice } from "../../../src/logs/detectors/rate-baseline.ts";
import { createSurgeScan } from "../../../src/logs/detectors/surge.ts";
import { surpriseOfCount, surpriseOfShare } from "../../../src/logs/detectors/surprise.ts";

/** Decades of the exact chance of `count` successes or more. */
function exactShare(count: number, trials: number, probability: number): number {
  let term = (1 - probability) ** trials;
  let tail = count === 0 ? term : 0;
  for (let k = 1; k <= trials; k++) {
    term *= ((trials - k + 1) / k) * (probability / (1 - probability));
    if (k >= count) tail += term;
  }
  return -Math.log10(tail);
}

describe("surprise", () => {
  test("of a share is never more than the exact one, and close to it", () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 40 }),
    );
    fc.assert(
      fc.property(cases, ([hits, misses, percent]) => {
        const [trials, probability] = [hits + misses, percent / 100];
        const exact = exactShare(hits, trials, probability);
        const bound = surpriseOfShare(hits, trials, probability);
        expect(bound).toBeLessThanOrEqual(exact + 1e-6);
        if (hits / trials > probability) expect(bound).toBeGreaterThan(exact - 2);
      }),
    );
  });

  test("of a count is that of Poisson, and less where the pace varies", () => {
    // The chance of 20 or more where 5 are expected is 8.1e-8.
    const poisson = surpriseOfCount(20, { mean: 5, variance: 5 });
    expect(poisson).toBeGreaterThan(5);
    expect(poisson).toBeLessThan(7.1);
    expect(surpriseOfCount(20, { mean: 5, variance: 25 })).toBeLessThan(poisson / 2);
    expect(surpriseOfCount(4, { mean: 5, variance: 5 })).toBe(0);
  });
});

describe("the baseline of a rate", () => {
  const filled = (weight: (slice: number) => number, count: number) => {
    const rate = createRateBaseline();
    for (let i = 0; i <= count; i++) {
      rate.advance(i * slice);
      rate.add(weight(i));
    }
    return rate;
  };

  test("knows nothing for ten minutes", () => {
    expect(filled(() => 5, 119).usual(1)).toBeUndefined();
    expect(filled(() => 5, 120).usual(1)).toEqual({ mean: 5, variance: 5 });
  });

  test("is not moved by a burst of five minutes nor by a pause", () => {
    const burst = filled((i) => (i > 500 && i <= 560 ? 50 : 5), 600);
    expect(burst.usual(12)?.mean).toBe(60);
    const pause = filled((i) => (i > 500 && i <= 560 ? 0 : 5), 600);
    expect(pause.usual(12)?.mean).toBe(60);
  });

  test("allows for a pace that varies from minute to minute", () => {
    const usual = filled((i) => (Math.floor(i / 12) % 2 ? 8 : 2), 700).usual(12);
    expect(usual?.variance).toBeGreaterThan(5 * (usual?.mean ?? Infinity));
  });

  test("takes a jump of a year in its stride, and goes on after a jump back", () => {
    const rate = filled(() => 5, 200);
    expect(rate.advance(slice * 6_000_000)).toBeGreaterThan(5_000_000);
    expect(rate.recent(60)).toBe(0);
    expect(rate.advance(slice * 300)).toBe(0);
    expect(rate.advance(slice * 301)).toBe(1);
  });
});

test("a surge is told once until it has been quiet for five minutes", () => {
  const scan = createSurgeScan({ minimum: 4, decades: 7, prior: { marked: 2, total: 40 } });
  const surges: number[] = [];
  for (let second = 0; second < 3000; second++) {
    const bad = second % 1000 > 900 && second % 1000 < 930;
    if (scan.add(bad, second * 1000, second + 1)) surges.push(second);
  }
  expect(surges).toHaveLength(3);
  expect(surges.every((second) => second % 1000 > 900 && second % 1000 < 930)).toBe(true);
});

test("a quantile is at most an eighth too large", () => {
  const sketch = createQuantileSketch();
  for (let i = 1; i <= 5000; i++) sketch.add(((i * 7919) % 5000) + 1);
  expect(sketch.above(0.95)).toBeGreaterThanOrEqual(4750);
  expect(sketch.above(0.95)).toBeLessThan(4750 * 1.125);
});

test("a network is a /24, or a /48 of IPv6, however it is written", () => {
  expect(networkOf("203.0.113.9")).toBe("203.0.113.0/24");
  expect(networkOf("2001:db8:7:8::1")).toBe("2001:db8:7::/48");
  expect(networkOf("2001:0DB8:0007:8:1:2:3:4")).toBe("2001:db8:7::/48");
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0::/48");
  expect(networkOf("fe80::1")).toBe("fe80:0:0::/48");
  for (const none of ["gateway.example.com", "203.0.113", "::ffff:203.0.113.9", "1:2:3", ""]) {
    expect(networkOf(none)).toBeUndefined();
  }
});

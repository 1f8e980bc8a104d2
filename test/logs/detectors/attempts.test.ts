// Which attempts are remembered: those within a span, and not more than the last 64.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Attempt, Attempts } from "../../../src/logs/detectors/attempts.ts";

const span = 60;
const most = 64;

// As the promise says it, attempt by attempt.
function remembered(kept: readonly Attempt[], time: number): readonly Attempt[] {
  if ((kept.at(-1)?.time ?? -Infinity) > time + span) return [];
  const last = kept.slice(-most);
  const young = last.findIndex((attempt) => !(attempt.time < time - span));
  return young < 0 ? [] : last.slice(young);
}

test("attempts that are old, too many, or of a clock that was set back are forgotten", () => {
  const clock = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constant(NaN));
  const step = fc.record({ time: clock, adds: fc.nat({ max: 90 }), jumps: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const attempts = new Attempts();
      let kept: readonly Attempt[] = [];
      let line = 0;
      for (const { time, adds, jumps } of steps) {
        for (let i = 0; i < adds; i++) {
          const attempt = { time: jumps ? time : time + (i % 7), line: ++line };
          attempts.add(attempt);
          kept = [...kept, attempt];
        }
        attempts.forget(time, span);
        kept = remembered(kept, time);
        expect(attempts.list()).toEqual(kept);
        expect([attempts.length, attempts.first, attempts.fromEnd(1)]).toEqual([kept.length, kept[0], kept.at(-1)]);
      }
    }),
    { numRuns: 200 },
  );
});

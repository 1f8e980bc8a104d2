// A log that says nothing for longer than its pace allows.
import { type LogEntry, payloadOf } from "../entry.ts";
import type { Detector, Report } from "./detector.ts";
import { said, series } from "./example-lines.ts";
import { spanText } from "./login.ts";
import { createRateBaseline, slice } from "./rate-baseline.ts";

// Buffers, rotations and restarts take up to this long.
const shortest = 60_000;
const longer = 3;
const forget = 0.9995;
const hour = 3_600_000;

export const silence: Detector = {
  id: "silence",
  title: "The log falls silent",
  description:
    "No record for more than a minute, where the usual pace of the last hour gives such a gap at most once in ten million times, and three times longer than the " +
    "longest recent gap. Raised by the first record after the gap, and by `watch` while it lasts. Needs ten minutes of a steady log. Left alone: logs that write " +
    "now and then, short gaps, the hour that a wall clock leaves out in spring, and a gap that ends with another process id (a restart that was meant).",
  concerns: "all",
  get examples() {
    return [
      {
        title: "After twenty minutes with a record each second, four minutes of nothing",
        lines: [
          ...series(1200, 1, (second, i) => said(second, "INFO", `order ${i} shipped`)),
          said(1440, "INFO", "order 1200 shipped"),
        ],
        raises: [{ line: 1201 }],
      },
      {
        title: "Half a minute while the file is rotated",
        lines: [
          ...series(1200, 1, (second, i) => said(second, "INFO", `order ${i} shipped`)),
          said(1230, "INFO", "order 1200 shipped"),
        ],
        raises: [],
      },
      {
        title: "A job that writes ten lines every five minutes",
        lines: series(120, 30, (second, i) =>
          said(Math.floor(i / 10) * 300 + (i % 10), "INFO", `batch ${i} of ${second}`),
        ),
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const rate = createRateBaseline();
    const last: Last = { time: NaN, line: 0, payload: undefined, unparsed: undefined };
    let longest = 0;
    // The gap that is open now was raised while it lasted.
    let told = false;
    const raise = (gap: number, lines: readonly number[], report: Report): void => {
      const usual = gap > shortest ? rate.usual(1) : undefined;
      // A wall clock that goes forward in spring leaves out one hour.
      const leap = Math.abs(gap - hour) <= longest * longer;
      if (!usual || gap <= longest * longer || leap) return;
      // The chance of no event is e^-n for n expected ones; a varying pace makes it larger.
      const expected = (usual.mean * gap) / slice;
      const excess = Math.max(1e-9, (usual.variance - usual.mean) / (usual.mean * usual.mean));
      const decades = Math.log1p(excess * expected) / excess / Math.LN10;
      if (decades < tuning.decades) return;
      told = true;
      report({
        severity: "WARN",
        message: `Nothing was written for ${spanText(gap)}, where about ${Math.round(expected)} records are usual; find out whether the program hung or the log was cut.`,
        evidence: lines,
      });
    };
    return {
      observe({ time, line, payload, unparsed }, report) {
        if (Number.isNaN(time)) return;
        const gap = time - last.time;
        if (gap > shortest && !told && pidOf({ payload, unparsed }) === pidOf(last))
          raise(gap, [last.line, line], report);
        told = false;
        longest = Math.max(gap > 0 ? gap : 0, longest * forget);
        rate.advance(time);
        rate.add(1);
        last.time = time;
        last.line = line;
        last.payload = payload;
        last.unparsed = unparsed;
      },
      wait(time, report) {
        if (!told) raise(time - last.time, [last.line], report);
      },
    };
  },
};

/** The record before; its payload is looked into only when it matters. */
type Last = { -readonly [Field in "time" | "line" | "payload" | "unparsed"]: LogEntry[Field] };

function pidOf(record: Pick<LogEntry, "payload" | "unparsed">): unknown {
  return payloadOf(record)?.["pid"];
}

// Times that go back in a log that was in order: lines were inserted, removed or copied, or the clock was changed.
import type { Detector } from "./detector.ts";
import { said, series } from "./example-lines.ts";
import { spanText } from "./login.ts";

// Requests are written when they end, workers wait for each other: what is this late is still in order.
const tolerance = 300_000;
const hour = 3_600_000;
const learning = 100;
const rare = 1000;

export const timeReversal: Detector = {
  id: "time-reversal",
  title: "The time goes back",
  description:
    "A record that is more than five minutes older than the one before it, in a log whose last thousand records went forward: a sign of lines that were " +
    "inserted or of a clock that was set. Left alone: the first hundred records, logs that are often out of order (several writers), small delays, and " +
    "the hour that a wall clock goes back at the end of summer time.",
  concerns: "all",
  get examples() {
    return [
      {
        title: "After 200 records in order, lines of two hours ago",
        lines: [
          ...series(200, 60, (second, i) => said(second + 10_000, "INFO", `order ${i} shipped`)),
          ...series(5, 60, (second, i) => said(second + 9000, "INFO", `order ${i} shipped`)),
        ],
        raises: [{ line: 201 }],
      },
      {
        title: "Requests that are written when they end",
        lines: series(300, 10, (second, i) =>
          said(i % 50 === 20 ? second - 45 : second, "INFO", `GET /report/${i} done`),
        ),
        raises: [],
      },
      {
        title: "A wall clock at the end of summer time",
        lines: [
          ...series(200, 10, (second, i) => said(second, "INFO", `order ${i} shipped`)),
          ...series(50, 10, (second, i) => said(second - 1600, "INFO", `order ${i + 200} shipped`)),
        ],
        raises: [],
      },
      {
        title: "Two writers, of which one is behind",
        lines: series(400, 10, (second, i) =>
          said(i % 2 ? second : second - 400, "INFO", `worker ${i % 2} took job ${i}`),
        ),
        raises: [],
      },
    ];
  },
  start() {
    let seen = 0;
    const previous = { time: NaN, line: 0 };
    let lastReversal = -Infinity;
    return {
      observe({ time, line }, report) {
        if (Number.isNaN(time)) return;
        seen++;
        const back = previous.time - time;
        if (back > tolerance) {
          const usual = seen < learning || seen - lastReversal < rare || Math.abs(back - hour) <= tolerance;
          lastReversal = seen;
          if (!usual) {
            report({
              severity: "WARN",
              message: `The time goes back by ${spanText(back)} here; check whether lines were inserted or the clock was set.`,
              evidence: [previous.line, line],
            });
          }
        }
        previous.time = time;
        previous.line = line;
      },
    };
  },
};

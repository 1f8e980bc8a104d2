// Server errors that take a larger share of the requests than usual.
import type { Detector } from "./detector.ts";
import { requested, series } from "./example-lines.ts";
import { spanText } from "./login.ts";
import { createSurgeScan, ruleOfThree } from "./surge.ts";

export const http5xxSurge: Detector = {
  id: "http-5xx-surge",
  title: "Server errors take a larger share of the requests",
  description:
    "Three or more responses with a status from 500 on (four within a second) that stand closer together than the share of such responses so far explains: chance would " +
    "give it once in a million. At most ten minutes are looked at together; the next surge is raised after five quiet minutes. Single errors, a steady " +
    "share of errors and client errors are left alone.",
  concerns: "requests",
  get examples() {
    return [
      {
        title: "After 400 requests that went well, every third fails",
        lines: series(430, 1, (second, i) => requested(second, { status: i >= 400 && i % 3 === 0 ? 503 : 200 })),
        raises: [{ line: 415 }],
      },
      {
        title: "A page that fails once in twenty requests, all the time",
        lines: series(600, 1, (second, i) => requested(second, { status: i % 20 === 7 ? 500 : 200 })),
        raises: [],
      },
      {
        title: "Many missing pages are no server errors",
        lines: series(200, 1, (second, i) => requested(second, { status: i > 150 ? 404 : 200 })),
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const scan = createSurgeScan({
      minimum: tuning.needed(3),
      // Few entries are looked at, so that chance has fewer chances.
      decades: tuning.decades - 1,
      prior: ruleOfThree,
    });
    return {
      observe({ status, time, line }, report) {
        if (status === undefined || Number.isNaN(time)) return;
        const surge = scan.add(status >= 500, time, line);
        if (!surge) return;
        const { count, total, usual, span, evidence } = surge;
        report({
          severity: "ERROR",
          message: `${count} of ${total} requests within ${spanText(span)} ended in a server error, usual are ${percent(usual)}; look at what they have in common and at the last deployment.`,
          evidence,
        });
      },
    };
  },
};

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.01 ? 2 : 1)}%`;
}

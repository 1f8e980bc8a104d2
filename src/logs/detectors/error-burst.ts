// Error records that take a larger share of the log than usual.
import type { Detector } from "./detector.ts";
import { said, series } from "./example-lines.ts";
import { spanText } from "./login.ts";
import { createSurgeScan, ruleOfThree } from "./surge.ts";

export const errorBurst: Detector = {
  id: "error-burst",
  title: "Errors take a larger share of the log",
  description:
    "Three or more records of level ERROR or FATAL (four within a second) that stand closer together than their share so far explains: chance would give it once in a " +
    "million times. Requests are left to `http-5xx-surge`. Single errors and a program that always logs many of them are left alone; the next burst is raised " +
    "after five quiet minutes.",
  concerns: "messages",
  get examples() {
    return [
      {
        title: "After 400 ordinary records the database stops answering",
        lines: series(420, 1, (second, i) =>
          i >= 400 && i % 2 === 0
            ? said(second, "ERROR", "query failed: connection refused")
            : said(second, "INFO", `order ${i} shipped`),
        ),
        raises: [{ line: 407 }],
      },
      {
        title: "A program that writes an error for every twentieth job",
        lines: series(600, 1, (second, i) =>
          i % 20 === 3 ? said(second, "ERROR", `job ${i} failed`) : said(second, "INFO", `job ${i} done`),
        ),
        raises: [],
      },
      {
        title: "One failure that writes three errors",
        lines: series(300, 1, (second, i) =>
          i >= 200 && i < 203 ? said(second, "ERROR", "mail server is away") : said(second, "INFO", `mail ${i} sent`),
        ),
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
      settles: ({ severity }) => severity === undefined,
      observe({ severity, status, time, line }, report) {
        if (severity === undefined || status !== undefined || Number.isNaN(time)) return;
        const surge = scan.add(severity === "ERROR" || severity === "FATAL", time, line);
        if (!surge) return;
        const { count, total, span, evidence } = surge;
        report({
          severity: "ERROR",
          message: `${count} of ${total} records within ${spanText(span)} are errors, far more than usual; read the first of them for the cause.`,
          evidence,
        });
      },
    };
  },
};

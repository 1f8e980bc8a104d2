// Password guessing that stays below the pace of a burst.
import { addFailure, createAttemptBook, evidenceOf } from "./attempts.ts";
import type { Detector } from "./detector.ts";
import { failed, passed, series } from "./example-lines.ts";
import { loginOf, spanText } from "./login.ts";

const windowMilliseconds = 21_600_000;
const quiet = 3_600_000;
const threshold = 10;
// Six in two minutes are a burst and raised as one.
const burst = { count: 6, span: 120_000 };

export const slowBruteForce: Detector = {
  id: "slow-brute-force",
  title: "Slow, steady failed logins",
  description:
    "Ten failed logins from one client address within six hours without one that succeeds, too slow for `brute-force`. Raised again only after an hour " +
    "without failures. A user who mistypes now and then and gets in is left alone.",
  concerns: "meanings",
  get examples() {
    return [
      {
        title: "One guess every two minutes",
        lines: series(15, 120, (second) => failed(second, "root", "203.0.113.9")),
        raises: [{ line: 10, key: "203.0.113.9" }],
      },
      {
        title: "One guess every half hour",
        lines: series(12, 1800, (second) => failed(second, "root", "203.0.113.9")),
        raises: [{ line: 10, key: "203.0.113.9" }],
      },
      {
        title: "Many people behind one address, of whom some mistype",
        lines: series(40, 60, (second, i) => (i % 3 === 2 ? failed : passed)(second, `user${i}`, "192.0.2.10")),
        raises: [],
      },
      {
        title: "A burst is left to brute-force",
        lines: series(12, 2, (second) => failed(second, "root", "203.0.113.9")),
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const book = createAttemptBook(windowMilliseconds);
    return {
      observe(entry, report) {
        const login = loginOf(entry);
        if (login?.address === undefined) return;
        const history = book.of(login.address, entry.time);
        if (login.outcome === "success") {
          history.successes.add(entry.time);
          return;
        }
        const attempt = { time: entry.time, line: entry.line };
        if (Math.abs(entry.time - history.lastFailure) > quiet) history.reported = false;
        const { failures, successes } = history;
        if (addFailure(history, attempt, { origin: login.origin, repeat: login.repeat ?? 1 }) === 0) return;
        if (history.reported || failures.length < tuning.needed(threshold)) return;
        if (successes.within(windowMilliseconds, entry.time) > 0) return;
        const before = failures.fromEnd(burst.count);
        if (before && entry.time - before.time <= burst.span) return;
        history.reported = true;
        report({
          key: history.key,
          severity: "ERROR",
          message: `${failures.length} failed logins from ${history.key} within ${spanText(entry.time - (failures.first?.time ?? entry.time))} and none that succeeded, too slow to look like a burst; block the address or limit its attempts per hour.`,
          evidence: evidenceOf(failures.list()),
        });
      },
    };
  },
};

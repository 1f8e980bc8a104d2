// One user whose password is tried from many addresses.
import type { Detector } from "./detector.ts";
import { watchDistinctFailures } from "./distinct-failures.ts";
import { failed, passed, series } from "./example-lines.ts";
import { spanText } from "./login.ts";

export const distributedBruteForce: Detector = {
  id: "distributed-brute-force",
  title: "One user fails to log in from many addresses",
  description:
    "Failed logins of one user from several client addresses, none of which let the user in: four within a quarter of a minute, five within a minute, eight within ten " +
    "minutes, about a dozen within an hour. People change their address about once in ten minutes at most, and one who has forgotten the password fails a few times in a row. A " +
    "user who moves between networks and gets in is left alone, and so are several users who mistype.",
  concerns: "meanings",
  get examples() {
    return [
      {
        title: "A botnet that tries one user",
        lines: series(12, 12, (second, i) => failed(second, "admin", `198.51.100.${i + 1}`)),
        raises: [{ line: 5, key: "admin" }],
      },
      {
        title: "A botnet in a hurry",
        lines: series(8, 4, (second, i) => failed(second, "admin", `198.51.100.${i + 1}`)),
        raises: [{ line: 4, key: "admin" }],
      },
      {
        title: "One attempt of which four proxies tell at once",
        lines: series(4, 0, (second, i) => failed(second, "admin", `198.51.100.${i + 1}`)),
        raises: [],
      },
      {
        title: "A botnet that takes its time",
        lines: series(16, 200, (second, i) => failed(second, "admin", `198.51.100.${i + 1}`)),
        raises: [{ line: 11, key: "admin" }],
      },
      {
        title: "A telephone that changes networks and gets in from each",
        lines: series(12, 20, (second, i) =>
          (i % 2 ? passed : failed)(second, "alice", `198.51.100.${Math.floor(i / 2) + 1}`),
        ),
        raises: [],
      },
      {
        title: "Someone without a memory, behind a proxy with changing addresses",
        lines: [
          ...series(4, 7, (second, i) => failed(second, "alice", `198.51.100.${i + 1}`)),
          passed(30, "alice", "198.51.100.9"),
        ],
        raises: [],
      },
    ];
  },
  start: ({ tuning }) =>
    watchDistinctFailures(
      {
        watched: "user",
        span: 3_600_000,
        pace: 600_000,
        failing: 0.5,
        surprising: 7,
        stranger: 0,
        least: 4,
        describe: (user, failures, span) =>
          `User "${user}" failed to log in from ${failures.length} addresses within ${spanText(span)}; lock the account or ask for a second factor.`,
      },
      tuning,
    ),
};

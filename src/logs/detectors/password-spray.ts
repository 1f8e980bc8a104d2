// One address that tries a password on many users.
import type { Detector } from "./detector.ts";
import { watchDistinctFailures } from "./distinct-failures.ts";
import { failed, passed, series } from "./example-lines.ts";
import { spanText } from "./login.ts";

export const passwordSpray: Detector = {
  id: "password-spray",
  title: "One address fails to log in as many users",
  description:
    "Failed logins of several users from one client address within half an hour, none of whom got in from there: five users, four within forty seconds, or three within ten seconds from an address from which nobody ever got in. Two within ten seconds are enough there when each of them usually gets in from elsewhere and the two have never shared an address. " +
    "Where people share an address, one login in ten fails and one a minute is usual; what is raised would then happen once in a hundred thousand times. " +
    "Silent when logins succeed from the same address at least half as often (an office behind one address), and for one user who mistypes.",
  concerns: "meanings",
  get examples() {
    return [
      {
        title: "One password, many users",
        lines: series(8, 20, (second, i) => failed(second, `user${i}`, "203.0.113.9")),
        raises: [{ line: 4, key: "203.0.113.9" }],
      },
      {
        title: "Quick guesses show sooner",
        lines: series(8, 5, (second, i) => failed(second, `user${i}`, "203.0.113.9")),
        raises: [{ line: 3, key: "203.0.113.9" }],
      },
      {
        title: "Two users who usually get in from places of their own",
        lines: [
          passed(0, "alice", "198.51.100.4"),
          passed(60, "bob", "198.51.100.9"),
          failed(900, "alice", "203.0.113.9"),
          failed(905, "bob", "203.0.113.9"),
        ],
        raises: [{ line: 4, key: "203.0.113.9" }],
      },
      {
        title: "One person with two accounts, away from home",
        lines: [
          passed(0, "alice", "198.51.100.4"),
          passed(60, "alice.admin", "198.51.100.4"),
          failed(900, "alice", "203.0.113.9"),
          failed(905, "alice.admin", "203.0.113.9"),
          passed(912, "alice.admin", "203.0.113.9"),
        ],
        raises: [],
      },
      {
        title: "One person who is not sure of the own name",
        lines: [
          passed(0, "alice.smith", "198.51.100.4"),
          failed(900, "alice.smth", "203.0.113.9"),
          failed(905, "alice.smith", "203.0.113.9"),
        ],
        raises: [],
      },
      {
        title: "An office behind one address, where every third mistypes",
        lines: series(30, 10, (second, i) => (i % 3 === 2 ? failed : passed)(second, `user${i}`, "192.0.2.10")),
        raises: [],
      },
      {
        title: "One user who mistypes four times and then gets in",
        lines: [
          ...series(4, 6, (second) => failed(second, "alice", "198.51.100.4")),
          passed(30, "alice", "198.51.100.4"),
        ],
        raises: [],
      },
    ];
  },
  start: ({ tuning }) =>
    watchDistinctFailures(
      {
        watched: "address",
        span: 1_800_000,
        pace: 60_000,
        failing: 1,
        surprising: 5,
        stranger: 0.75,
        least: 3,
        strangersWithin: 10_000,
        describe: (address, failures, span) =>
          `${failures.length} users failed to log in from ${address} within ${spanText(span)}, none of them got in; block the address and check whether one of these passwords was guessed elsewhere.`,
      },
      tuning,
    ),
};

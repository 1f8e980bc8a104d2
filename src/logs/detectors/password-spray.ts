// One address that tries a password on many users.
import type { Detector } from "./detector.ts";
import { createFailureBook } from "./distinct-failures.ts";
import { failed, passed, series } from "./example-lines.ts";
import { loginOf, spanText } from "./login.ts";

const span = 600_000;
const users = 5;

export const passwordSpray: Detector = {
  id: "password-spray",
  title: "One address fails to log in as many users",
  description:
    "Failed logins of five different users from one client address within ten minutes of each other, none of whom got in from there. Silent when logins " +
    "succeed from the same address at least half as often (an office behind one address), and for one user who mistypes.",
  concerns: "meanings",
  examples: [
    {
      title: "One password, many users",
      lines: series(8, 20, (second, i) => failed(second, `user${i}`, "203.0.113.9")),
      raises: [{ line: 5, key: "203.0.113.9" }],
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
  ],
  start() {
    const book = createFailureBook(span);
    return {
      observe(entry, report) {
        const login = loginOf(entry);
        if (login?.user === undefined || login.address === undefined) return;
        const { user, address, outcome } = login;
        const { time, line } = entry;
        if (outcome === "success") return book.succeed(address, user, time);
        const failures = book.fail(address, user, { time, line });
        if (!failures || failures.size < users) return;
        const tried = [...failures.values()];
        report({
          key: address,
          severity: "ERROR",
          message: `${tried.length} users failed to log in from ${address} within ${spanText(time - (tried[0]?.time ?? time))}, none of them got in; block the address and check whether one of these passwords was guessed elsewhere.`,
          evidence: tried.map((failure) => failure.line),
        });
        book.reported(address, time);
      },
    };
  },
};

// One user whose password is tried from many addresses.
import type { Detector } from "./detector.ts";
import { createFailureBook } from "./distinct-failures.ts";
import { failed, passed, series } from "./example-lines.ts";
import { loginOf, spanText } from "./login.ts";

const span = 600_000;
const addresses = 6;

export const distributedBruteForce: Detector = {
  id: "distributed-brute-force",
  title: "One user fails to log in from many addresses",
  description:
    "Failed logins of one user from six different client addresses within ten minutes of each other, none of which let the user in. A user who moves " +
    "between networks and gets in is left alone, and so are several users who mistype.",
  concerns: "meanings",
  examples: [
    {
      title: "A botnet that tries one user",
      lines: series(8, 15, (second, i) => failed(second, "admin", `198.51.100.${i + 1}`)),
      raises: [{ line: 6, key: "admin" }],
    },
    {
      title: "A telephone that changes networks and gets in from each",
      lines: series(12, 20, (second, i) =>
        (i % 2 ? passed : failed)(second, "alice", `198.51.100.${Math.floor(i / 2) + 1}`),
      ),
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
        if (outcome === "success") return book.succeed(user, address, time);
        const failures = book.fail(user, address, { time, line });
        if (!failures || failures.size < addresses) return;
        const tried = [...failures.values()];
        report({
          key: user,
          severity: "ERROR",
          message: `User "${user}" failed to log in from ${tried.length} addresses within ${spanText(time - (tried[0]?.time ?? time))}; lock the account or ask for a second factor.`,
          evidence: tried.map((failure) => failure.line),
        });
        book.reported(user, time);
      },
    };
  },
};

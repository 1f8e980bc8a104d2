// A login that succeeds right after many failures for the same user or from the same address: a guess may have been right.
import { addFailure, type Attempt, createAttemptBook, evidenceOf, type History } from "./attempts.ts";
import type { Detector, DetectorRun } from "./detector.ts";
import { failed, passed, series } from "./example-lines.ts";
import { loginOf, spanText } from "./login.ts";

const windowMilliseconds = 600_000;
const enough = { user: 6, address: 10 };

export const successAfterFailures: Detector = {
  id: "success-after-failures",
  title: "Login after many failures",
  description:
    "A successful login after six or more failures for the same user from the same address within ten minutes, or after ten failures from the same address for " +
    "whichever users, none of whom got in. Fewer failures are left alone: people mistype.",
  concerns: "meanings",
  get examples() {
    return [
      {
        title: "Seven wrong guesses and a right one",
        lines: [
          ...series(7, 9, (second) => failed(second, "alice", "203.0.113.9")),
          passed(63, "alice", "203.0.113.9"),
        ],
        raises: [{ line: 8, key: "203.0.113.9" }],
      },
      {
        title: "A list of stolen passwords, of which one still holds",
        lines: [
          ...series(12, 4, (second, i) => failed(second, `user${i}`, "203.0.113.9")),
          passed(50, "user12", "203.0.113.9"),
        ],
        raises: [{ line: 13, key: "203.0.113.9" }],
      },
      {
        title: "Four mistakes and then in",
        lines: [
          ...series(4, 6, (second) => failed(second, "alice", "203.0.113.9")),
          passed(24, "alice", "203.0.113.9"),
        ],
        raises: [],
      },
      {
        title: "An office behind one address where some mistype",
        lines: series(60, 8, (second, i) => (i % 3 === 0 ? failed : passed)(second, `user${i}`, "192.0.2.10")),
        raises: [],
      },
    ];
  },
  start({ tuning }): DetectorRun {
    const pairOf = createPairs();
    const users = createAttemptBook(windowMilliseconds);
    const addresses = createAttemptBook(windowMilliseconds);
    return {
      observe(entry, report) {
        const login = loginOf(entry);
        if (login?.address === undefined) return;
        const { user, address } = login;
        const known = addresses.find(address, entry.time);
        // Nobody has failed from there, so nobody who gets in has guessed.
        if (login.outcome === "success" && !known) return;
        const pair = user === undefined ? undefined : pairOf(address, user);
        if (login.outcome === "failure") {
          const told = { origin: login.origin, repeat: login.repeat ?? 1 };
          const attempt = { time: entry.time, line: entry.line };
          if (pair !== undefined) addFailure(users.of(pair, entry.time), attempt, told);
          addFailure(known ?? addresses.of(address, entry.time), attempt, told);
          return;
        }
        const own = take(pair === undefined ? undefined : users.find(pair, entry.time));
        const all = take(known);
        const failures = own.length >= tuning.needed(enough.user) ? own : all;
        if (failures.length < tuning.needed(failures === own ? enough.user : enough.address)) return;
        const whom = failures === own ? "" : " for several users";
        report({
          key: address,
          severity: "ERROR",
          message: `${user === undefined ? "Someone" : `User "${user}"`} logged in from ${address} after ${failures.length} failures${whom} within ${spanText(entry.time - (failures[0]?.time ?? 0))}; the password may have been guessed, so check the session and change it.`,
          evidence: [...evidenceOf(failures, 19), entry.line],
        });
      },
    };
  },
};

/** Puts both into one text; those of the attempt before have theirs already, as attacks come in bursts. */
function createPairs(): (address: string, user: string) => string {
  const last = { address: "", user: "", pair: " " };
  return (address, user) => {
    if (address !== last.address || user !== last.user) {
      last.address = address;
      last.user = user;
      last.pair = `${address} ${user}`;
    }
    return last.pair;
  };
}

const none: readonly Attempt[] = [];

function take(history: History | undefined): readonly Attempt[] {
  return history && history.failures.length > 0 ? history.failures.take() : none;
}

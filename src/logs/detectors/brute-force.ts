// Many failed logins in a short time from one address or network, or against one user from several addresses.
import { type Attempt, addFailure, createAttemptBook, evidenceOf, type History } from "./attempts.ts";
import type { Detector, DetectorRun, Report } from "./detector.ts";
import { failed, passed, series } from "./example-lines.ts";
import { loginOf, spanText } from "./login.ts";
import { networkOf } from "./network.ts";

const windowMilliseconds = 120_000;
const enough = { address: 6, user: 10, network: 12 };
// From fewer addresses it is not the network that attacks.
const addressesOfNetwork = 3;

export const bruteForce: Detector = {
  id: "brute-force",
  title: "Burst of failed logins",
  description:
    "Six failed logins from one client address, twelve from three or more addresses of one network (/24, or /48 of IPv6), or ten against one user from several addresses, within two " +
    "minutes. One anomaly per burst: the next is raised only after two quiet minutes. Silent when at least half as many logins succeed from the same " +
    "address (an office behind one address), and below the thresholds (a forgetful user).",
  concerns: "meanings",
  get examples() {
    return [
      {
        title: "Ten wrong passwords from one address in twenty seconds are one burst",
        lines: series(10, 2, (second) => failed(second, "admin", "203.0.113.9")),
        raises: [{ line: 6, key: "203.0.113.9" }],
      },
      {
        title: "One user guessed from many addresses",
        lines: series(12, 3, (second, i) => failed(second, "admin", `192.0.${i + 1}.7`)),
        raises: [{ line: 10, key: "admin" }],
      },
      {
        title: "Many users guessed from the addresses of one network",
        lines: series(16, 5, (second, i) => failed(second, `user${i % 8}`, `2001:db8:7::${i % 4}`)),
        raises: [{ line: 12, key: "2001:db8:7::/48" }],
      },
      {
        title: "A forgetful user who gets in at the fifth attempt is no attack",
        lines: [
          ...series(4, 6, (second) => failed(second, "alice", "198.51.100.4")),
          passed(24, "alice", "198.51.100.4"),
        ],
        raises: [],
      },
      {
        title: "Many people behind one address, of whom some mistype, are no attack",
        lines: series(30, 3, (second, i) => (i % 4 === 3 ? failed : passed)(second, `user${i}`, "192.0.2.10")),
        raises: [],
      },
      {
        title: "A network full of people, of whom some mistype, is no attack",
        lines: series(60, 2, (second, i) => (i % 4 === 3 ? failed : passed)(second, `user${i}`, `192.0.2.${i + 1}`)),
        raises: [],
      },
    ];
  },
  start({ tuning }): DetectorRun {
    const books = {
      address: createAttemptBook(windowMilliseconds),
      user: createAttemptBook(windowMilliseconds),
      network: createAttemptBook(windowMilliseconds),
    };
    const needed = {
      address: { threshold: tuning.needed(enough.address), addresses: 1 },
      user: { threshold: tuning.needed(enough.user), addresses: 1 },
      network: { threshold: tuning.needed(enough.network), addresses: addressesOfNetwork },
    };
    return {
      observe(entry, report) {
        const login = loginOf(entry);
        if (!login) return;
        const { user, address } = login;
        const { time, line } = entry;
        const network = address === undefined ? undefined : networkOf(address);
        const ofAddress = address === undefined ? undefined : books.address.of(address, time);
        const ofUser = user === undefined ? undefined : books.user.of(user, time);
        const ofNetwork = network === undefined ? undefined : books.network.of(network, time);
        if (login.outcome === "success") {
          ofAddress?.successes.add(time);
          ofUser?.successes.add(time);
          ofNetwork?.successes.add(time);
          return;
        }
        const attempt: Attempt = address === undefined ? { time, line } : { time, line, address };
        const failure = { attempt, origin: login.origin, repeat: login.repeat ?? 1 };
        // All three take note of the failure, whichever of them speaks.
        const byAddress = burst(ofAddress, failure, needed.address);
        const byUser = burst(ofUser, failure, needed.user);
        const byNetwork = burst(ofNetwork, failure, needed.network);
        // A burst from one address against one user is one burst.
        if (byAddress && address !== undefined) return say(ofAddress, `from ${address}`, { user, report });
        if (ofAddress?.reported) return;
        if (byUser && user !== undefined) return say(ofUser, `for user "${user}"`, { report });
        if (ofUser?.reported) return;
        if (byNetwork) say(ofNetwork, `from the network ${network}`, { report });
      },
    };
  },
};

interface Failure {
  readonly attempt: Attempt;
  readonly origin: string;
  readonly repeat: number;
}

interface Needed {
  readonly threshold: number;
  /** From so many addresses at least. */
  readonly addresses: number;
}

function burst(history: History | undefined, failure: Failure, needed: Needed): boolean {
  if (!history) return false;
  const { attempt } = failure;
  if (Math.abs(attempt.time - history.lastFailure) > windowMilliseconds) history.reported = false;
  if (addFailure(history, attempt, failure) === 0 || history.reported) return false;
  const { failures, successes } = history;
  if (failures.length < needed.threshold) return false;
  if (successes.within(windowMilliseconds, attempt.time) * 2 > failures.length) return false;
  if (!failures.haveAddresses(needed.addresses)) return false;
  history.reported = true;
  return true;
}

function say(
  history: History | undefined,
  whom: string,
  { user, report }: { readonly user?: string | undefined; readonly report: Report },
): void {
  if (!history) return;
  const { key, failures } = history;
  const span = (failures.fromEnd(1)?.time ?? 0) - (failures.first?.time ?? 0);
  const against = user === undefined ? "" : `, the last for user "${user}"`;
  report({
    key,
    severity: "ERROR",
    message: `${failures.length} failed logins ${whom} within ${spanText(span)}${against}; block the source or lock the account if this is not a test.`,
    evidence: evidenceOf(failures.list()),
  });
}

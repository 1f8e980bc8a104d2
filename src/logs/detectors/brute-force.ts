// Many failed logins in a short time from one address, or against one user from several addresses.
import type { Detector, DetectorExample, DetectorRun } from "./detector.ts";
import { addFailure, createAttemptBook, evidenceOf, type History } from "./attempts.ts";
import { loginOf, spanText } from "./login.ts";

const windowMilliseconds = 120_000;
const addressThreshold = 6;
const userThreshold = 10;

const stamp = (second: number) =>
  `2025-05-17T08:${String(30 + Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}.000Z`;
const fail = (second: number, user: string, address: string) =>
  `${stamp(second)} [WARN] login failed for user ${user} from ${address}: invalid credentials`;
const pass = (second: number, user: string, address: string) =>
  `${stamp(second)} [INFO] user ${user} logged in from ${address}`;

const examples: readonly DetectorExample[] = [
  {
    title: "Ten wrong passwords from one address in twenty seconds are one burst",
    lines: Array.from({ length: 10 }, (_, i) => fail(i * 2, "admin", "203.0.113.9")),
    raises: [{ line: 6, key: "203.0.113.9" }],
  },
  {
    title: "One user guessed from many addresses",
    lines: Array.from({ length: 12 }, (_, i) => fail(i * 3, "admin", `198.51.100.${i + 1}`)),
    raises: [{ line: 10, key: "admin" }],
  },
  {
    title: "A forgetful user who gets in at the fifth attempt is no attack",
    lines: [
      ...[0, 6, 12, 18].map((second) => fail(second, "alice", "198.51.100.4")),
      pass(24, "alice", "198.51.100.4"),
    ],
    raises: [],
  },
  {
    title: "Many people behind one address, of whom some mistype, are no attack",
    lines: Array.from({ length: 30 }, (_, i) => (i % 4 === 3 ? fail : pass)(i * 3, `user${i}`, "192.0.2.10")),
    raises: [],
  },
];

export const bruteForce: Detector = {
  id: "brute-force",
  title: "Burst of failed logins",
  description:
    "Six failed logins from one client address, or ten against one user from several addresses, within two minutes. One anomaly per burst: " +
    "the next is raised only after two quiet minutes. Silent when at least half as many logins succeed from the same address (an office " +
    "behind one address), and below the thresholds (a forgetful user).",
  concerns: "meanings",
  examples,
  start(): DetectorRun {
    const addresses = createAttemptBook();
    const users = createAttemptBook();
    return {
      observe(entry, report) {
        const login = loginOf(entry);
        if (!login) return;
        const from = entry.time - windowMilliseconds;
        const address = login.address === undefined ? undefined : addresses.of(login.address, from);
        const user = login.user === undefined ? undefined : users.of(login.user, from);
        const attempt = { time: entry.time, line: entry.line };
        if (login.outcome === "success") {
          address?.successes.push(attempt);
          user?.successes.push(attempt);
          return;
        }
        const { origin, repeat = 1 } = login;
        const byAddress = burst(address, attempt, { origin, repeat, threshold: addressThreshold });
        const byUser = burst(user, attempt, { origin, repeat, threshold: userThreshold });
        // A burst from one address against one user is one burst.
        if (byAddress && address) report(describe(address, `from ${address.key}`, login.user));
        else if (byUser && user && !address?.reported) report(describe(user, `for user "${user.key}"`, undefined));
      },
    };
  },
};

interface Told {
  readonly origin: string;
  readonly repeat: number;
  readonly threshold: number;
}

function burst(history: History | undefined, attempt: { time: number; line: number }, told: Told): boolean {
  if (!history) return false;
  if (attempt.time - history.lastFailure > windowMilliseconds) history.reported = false;
  if (addFailure(history, attempt, told) === 0 || history.reported) return false;
  const { failures, successes } = history;
  if (failures.length < told.threshold || successes.length * 2 > failures.length) return false;
  history.reported = true;
  return true;
}

function describe(
  { key, failures }: History,
  whom: string,
  user: string | undefined,
): Parameters<Parameters<DetectorRun["observe"]>[1]>[0] {
  const span = (failures.at(-1)?.time ?? 0) - (failures[0]?.time ?? 0);
  const against = user === undefined ? "" : `, the last for user "${user}"`;
  return {
    key,
    severity: "ERROR",
    message: `${failures.length} failed logins ${whom} within ${spanText(span)}${against}; block the source or lock the account if this is not a test.`,
    evidence: evidenceOf(failures),
  };
}

// A login that succeeds right after many failures for the same user from the same address: a guess may have been right.
import { addFailure, createAttemptBook, evidenceOf } from "./attempts.ts";
import type { Detector, DetectorRun } from "./detector.ts";
import { loginOf, spanText } from "./login.ts";

const windowMilliseconds = 600_000;
const threshold = 6;

const stamp = (second: number) =>
  `2025-05-17T08:3${Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")}.000Z`;
const fail = (second: number) =>
  `${stamp(second)} [WARN] login failed for user alice from 203.0.113.9: invalid credentials`;
const pass = (second: number) => `${stamp(second)} [INFO] user alice logged in from 203.0.113.9`;

export const successAfterFailures: Detector = {
  id: "success-after-failures",
  title: "Login after many failures",
  description:
    "A successful login after six or more failures for the same user from the same address within ten minutes. Fewer failures are left " +
    "alone: people mistype.",
  concerns: "meanings",
  examples: [
    {
      title: "Seven wrong guesses and a right one",
      lines: [...[0, 9, 18, 27, 36, 45, 54].map(fail), pass(63)],
      raises: [{ line: 8, key: "203.0.113.9" }],
    },
    { title: "Four mistakes and then in", lines: [...[0, 6, 12, 18].map(fail), pass(24)], raises: [] },
  ],
  start(): DetectorRun {
    const book = createAttemptBook();
    return {
      observe(entry, report) {
        const login = loginOf(entry);
        if (login?.user === undefined || login.address === undefined) return;
        const key = `${login.address} ${login.user}`;
        const from = entry.time - windowMilliseconds;
        if (login.outcome === "failure") {
          const told = { origin: login.origin, repeat: login.repeat ?? 1 };
          addFailure(book.of(key, from), { time: entry.time, line: entry.line }, told);
          return;
        }
        const failures = book.find(key, from)?.failures.splice(0) ?? [];
        if (failures.length < threshold) return;
        const span = entry.time - (failures[0]?.time ?? 0);
        report({
          key: login.address,
          severity: "ERROR",
          message: `User "${login.user}" logged in from ${login.address} after ${failures.length} failures within ${spanText(span)}; the password may have been guessed, so check the session and change it.`,
          evidence: [...evidenceOf(failures, 19), entry.line],
        });
      },
    };
  },
};

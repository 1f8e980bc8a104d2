// Remembers the recent login attempts of many keys (addresses, users) in bounded memory: the oldest keys and attempts are forgotten first.
import { detach } from "../entry.ts";

/** One attempt: when, on which line, from where. */
export interface Attempt {
  readonly time: number;
  readonly line: number;
  readonly address?: string;
}

/** What is remembered of one key. */
export interface History {
  readonly key: string;
  readonly failures: Attempt[];
  readonly successes: Attempt[];
  /** Which part of the system told the failures; others repeat the same attempts. */
  origin: string;
  /** When the last failure was told, whoever told it. */
  lastFailure: number;
  /** A burst was reported and has not ended. */
  reported: boolean;
}

/** Histories by key. */
export interface AttemptBook {
  /** The history of a key, made when there is none; attempts older than `from` are dropped. */
  of(key: string, from: number): History;
  /** As `of`, undefined when there is none. */
  find(key: string, from: number): History | undefined;
}

const maxAttempts = 64;

/** Keeps the histories that were used last: at least half of `maxKeys` and at most all. */
export function createAttemptBook(maxKeys = 20_000): AttemptBook {
  // Two generations: what is used moves to the young one, and the old one is dropped as a whole.
  let young = new Map<string, History>();
  let old = new Map<string, History>();
  const keep = (history: History): History => {
    if (young.size >= maxKeys / 2) {
      old = young;
      young = new Map();
    }
    young.set(history.key, history);
    return history;
  };
  const find = (key: string, from: number): History | undefined => {
    let history = young.get(key);
    if (!history) {
      history = old.get(key);
      if (!history) return undefined;
      keep(history);
    }
    forget(history.failures, from);
    forget(history.successes, from);
    return history;
  };
  return {
    find,
    of: (key, from) =>
      find(key, from) ??
      keep({ key: detach(key), failures: [], successes: [], origin: "", lastFailure: -Infinity, reported: false }),
  };
}

function forget(attempts: Attempt[], from: number): void {
  let old = Math.max(0, attempts.length - maxAttempts);
  while (old < attempts.length && (attempts[old]?.time ?? 0) < from) old++;
  if (old > 0) attempts.splice(0, old);
}

const sameAttempt = 5000;

/**
 * Adds a failure unless another part of the system has just told it: sshd, PAM and the pre-check report one wrong password each. Returns
 * how many attempts were added.
 */
export function addFailure(
  history: History,
  attempt: Attempt,
  told: { readonly origin: string; readonly repeat: number },
): number {
  const echo =
    told.origin !== history.origin && attempt.time - history.lastFailure <= sameAttempt && history.origin !== "";
  history.lastFailure = attempt.time;
  if (echo) return 0;
  history.origin = told.origin;
  const count = Math.min(told.repeat, maxAttempts);
  for (let i = 0; i < count; i++) history.failures.push(attempt);
  return count;
}

/** The distinct lines of the attempts, the last `count` of them. */
export function evidenceOf(attempts: readonly Attempt[], count = 20): readonly number[] {
  return [...new Set(attempts.map((attempt) => attempt.line))].slice(-count);
}

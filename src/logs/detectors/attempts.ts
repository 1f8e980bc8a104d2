// Remembers the recent login attempts of many keys (addresses, users) in bounded memory: the oldest keys and attempts are forgotten first.
import { sharedName } from "../shared-names.ts";
import { createRecentMap } from "./recent-map.ts";

/** One attempt: when, on which line, from where. */
export interface Attempt {
  readonly time: number;
  readonly line: number;
  readonly address?: string;
}

/** When something happened lately: only how often counts. */
export interface RecentTimes {
  add(time: number): void;
  /** How often within so many milliseconds before this time; 64 at most. */
  within(span: number, time: number): number;
}

/** What is remembered of one key. */
export interface History {
  readonly key: string;
  readonly failures: Attempt[];
  readonly successes: RecentTimes;
  /** Which part of the system told the failures; others repeat the same attempts. */
  origin: string;
  /** When the last failure was told, whoever told it. */
  lastFailure: number;
  /** A burst was reported and has not ended. */
  reported: boolean;
}

/** Histories by key. */
export interface AttemptBook {
  /** The history of a key at this time, made when there is none; failures that are further away than the span are dropped. */
  of(key: string, time: number): History;
  /** As `of`, undefined when there is none. */
  find(key: string, time: number): History | undefined;
}

const maxAttempts = 64;

/** Keeps attempts for `span` milliseconds, and the histories that were used last: at least half of `maxKeys` and at most all. */
export function createAttemptBook(span: number, maxKeys = 20_000): AttemptBook {
  const histories = createRecentMap<History>(maxKeys);
  const find = (key: string, time: number): History | undefined => {
    const history = histories.get(key);
    if (!history) return undefined;
    if (history.failures.length > 0) forget(history.failures, time, span);
    return history;
  };
  return {
    find,
    of(key, time) {
      const known = find(key, time);
      if (known) return known;
      const kept = sharedName(key);
      // One literal: spreading would make slow objects of them.
      const made: History = { key: kept, failures: [], successes: new FewTimes(), origin: "", lastFailure: -Infinity, reported: false }; // prettier-ignore
      histories.set(kept, made);
      return made;
    },
  };
}

// Most keys never see a success, and many are made: these hold nothing until then.
class FewTimes implements RecentTimes {
  private times: number[] | undefined = undefined;
  private next = 0;

  add(time: number): void {
    (this.times ??= [])[this.next] = time;
    this.next = (this.next + 1) % maxAttempts;
  }

  within(span: number, time: number): number {
    let count = 0;
    if (this.times) for (const each of this.times) if (Math.abs(time - each) <= span) count++;
    return count;
  }
}

function forget(attempts: Attempt[], time: number, span: number): void {
  // After the clock was set back, what was is no measure.
  if ((attempts[attempts.length - 1]?.time ?? 0) > time + span) attempts.length = 0;
  let old = Math.max(0, attempts.length - maxAttempts);
  while (old < attempts.length && (attempts[old]?.time ?? 0) < time - span) old++;
  if (old === 1) attempts.shift();
  else if (old > 1) attempts.splice(0, old);
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

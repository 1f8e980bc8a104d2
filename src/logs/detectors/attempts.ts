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
  readonly failures: Attempts;
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
    if (history.failures.length > 0) history.failures.forget(time, span);
    return history;
  };
  return {
    find,
    of(key, time) {
      const known = find(key, time);
      if (known) return known;
      const kept = sharedName(key);
      // One literal: spreading would make slow objects of them.
      const made: History = { key: kept, failures: new Attempts(), successes: new FewTimes(), origin: "", lastFailure: -Infinity, reported: false }; // prettier-ignore
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

/** Attempts in order; the oldest go first. */
export class Attempts {
  private items: Attempt[] = [];
  // What stands before was forgotten, and goes when it is as much as is kept: to move the rest each time would take longer.
  private start = 0;
  // Of the first and the last of them, as most are asked whether they are old without more: memory is slow.
  private firstTime = NaN;
  private lastTime = NaN;

  get length(): number {
    return this.items.length - this.start;
  }

  get first(): Attempt | undefined {
    return this.items[this.start];
  }

  /** The last when it is 1, the one before when it is 2. */
  fromEnd(place: number): Attempt | undefined {
    return place > this.length ? undefined : this.items[this.items.length - place];
  }

  add(attempt: Attempt): void {
    if (this.items.push(attempt) === this.start + 1) this.firstTime = attempt.time;
    this.lastTime = attempt.time;
  }

  /** Whether they came from so many addresses at least. */
  haveAddresses(count: number): boolean {
    const { items, start } = this;
    const found: (string | undefined)[] = [];
    for (let i = start; i < items.length && found.length < count; i++) {
      const address = items[i]?.address;
      if (!found.includes(address)) found.push(address);
    }
    return found.length >= count;
  }

  list(): readonly Attempt[] {
    return this.items.slice(this.start);
  }

  /** Gives all of them and keeps none. */
  take(): readonly Attempt[] {
    const taken = this.list();
    this.clear();
    return taken;
  }

  /** Drops those that are further away than the span, and what is too much. */
  forget(time: number, span: number): void {
    const { items } = this;
    if (items.length === 0) return;
    // After the clock was set back, what was is no measure.
    if (this.lastTime > time + span) return this.clear();
    if (this.firstTime >= time - span && this.length <= maxAttempts) return;
    let old = Math.max(this.start, items.length - maxAttempts);
    while (old < items.length && (items[old]?.time ?? 0) < time - span) old++;
    this.start = old;
    this.firstTime = items[old]?.time ?? NaN;
    if (old === items.length) this.clear();
    else if (old >= maxAttempts) {
      items.splice(0, old);
      this.start = 0;
    }
  }

  private clear(): void {
    this.items.length = 0;
    this.start = 0;
  }
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
  for (let i = 0; i < count; i++) history.failures.add(attempt);
  return count;
}

/** The distinct lines of the attempts, the last `count` of them. */
export function evidenceOf(attempts: readonly Attempt[], count = 20): readonly number[] {
  return [...new Set(attempts.map((attempt) => attempt.line))].slice(-count);
}

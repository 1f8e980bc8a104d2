// Remembers for many keys with which partners they failed to log in: an address with users, a user with addresses. Memory is bounded.
import { detach } from "../entry.ts";

/** The last failure with one partner. */
export interface Failure {
  readonly time: number;
  readonly line: number;
}

/** Failures by partner, for each key. */
export interface FailureBook {
  /** Notes a failure; gives the partners of the key with which it has failed since `from`, undefined after a report that still holds. */
  fail(key: string, partner: string, failure: Failure): ReadonlyMap<string, Failure> | undefined;
  /** Notes a success: the partner is none with which the key fails; it counts against an attack. */
  succeed(key: string, partner: string, time: number): void;
  /** Says that the failures of the key were reported: they are forgotten, and more are left alone until the span has passed quietly. */
  reported(key: string, time: number): void;
}

interface Page {
  readonly partners: Map<string, Failure>;
  successes: number;
  lastSeen: number;
  silentUntil: number;
}

const maxKeys = 10_000;
const maxPartners = 64;

/** Keeps the keys that were used last; `span` is how long a failure counts, in milliseconds. */
export function createFailureBook(span: number): FailureBook {
  // Two generations: what is used moves to the young one, and the old one is dropped as a whole.
  let young = new Map<string, Page>();
  let old = new Map<string, Page>();
  const pageOf = (key: string, time: number): Page => {
    let page = young.get(key) ?? old.get(key);
    if (!page || Math.abs(time - page.lastSeen) > span) {
      page = { partners: new Map(), successes: 0, lastSeen: time, silentUntil: -Infinity };
    }
    page.lastSeen = time;
    if (young.size >= maxKeys / 2 && !young.has(key)) {
      old = young;
      young = new Map();
    }
    young.set(detach(key), page);
    return page;
  };
  return {
    fail(key, partner, failure) {
      const page = pageOf(key, failure.time);
      if (failure.time < page.silentUntil) {
        page.silentUntil = failure.time + span;
        return undefined;
      }
      // The partner that failed last stands last.
      page.partners.delete(partner);
      page.partners.set(detach(partner), failure);
      for (const [other, { time }] of page.partners) {
        if (page.partners.size <= maxPartners && time >= failure.time - span) break;
        page.partners.delete(other);
      }
      return page.successes > page.partners.size / 2 ? undefined : page.partners;
    },
    succeed(key, partner, time) {
      const page = pageOf(key, time);
      page.partners.delete(partner);
      page.successes++;
    },
    reported(key, time) {
      const page = pageOf(key, time);
      page.partners.clear();
      page.silentUntil = time + span;
    },
  };
}

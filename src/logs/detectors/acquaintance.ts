// From where people usually get in, and with whom they share an address: tells two strangers from one person with two accounts. Bounded
// memory.
import { sharedName } from "../shared-names.ts";
import { createRecentMap } from "./recent-map.ts";

/** What is remembered of successful logins. */
export interface Acquaintance {
  /** This user got in from there. */
  met(user: string, address: string): void;
  /** Both have got in before, and never from an address that only a few people use. */
  areStrangers(one: string, other: string): boolean;
}

const maxUsers = 20_000;
const maxAddresses = 20_000;
// The latest places of each.
const maxPlaces = 8;
// A household shares an address; an office, where more do, says nothing of who is who.
const household = 5;

/** Nobody is known yet. */
export function createAcquaintance(): Acquaintance {
  const places = createRecentMap<readonly string[]>(maxUsers);
  const people = createRecentMap<readonly string[]>(maxAddresses);
  return {
    met(user, address) {
      const known = places.get(user) ?? [];
      if (!known.includes(address)) places.set(user, [...known.slice(1 - maxPlaces), sharedName(address)]);
      const there = people.get(address) ?? [];
      if (there.length <= household && !there.includes(user)) people.set(address, [...there, sharedName(user)]);
    },
    areStrangers(one, other) {
      const [first, second] = [places.get(one), places.get(other)];
      if (!first || !second) return false;
      return !first.some((address) => second.includes(address) && (people.get(address)?.length ?? 0) <= household);
    },
  };
}

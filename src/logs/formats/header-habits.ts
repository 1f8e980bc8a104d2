// What the headers of one log have in common. One line cannot tell a thread in brackets, or a logger without any mark, from the first word
// of a message; many lines can.
import { detach } from "../entry.ts";

/** What was seen so far; grows while a log is read. */
export interface HeaderHabits {
  /** Lines with a header, and how many of them had a bracket right behind the level. */
  lines: number;
  groups: number;
  /** The first word of the bodies, and how many lines had it. */
  word: string;
  same: number;
  /** Which word followed each second word, and how often that held again. */
  readonly third: Map<string, string>;
  readonly thirds: Set<string>;
  repeats: number;
  agreeing: number;
  /** The last clock without a date, in milliseconds since midnight, and how often midnight passed. */
  clock: number;
  midnights: number;
  /** How many midnights an earlier reading has counted. */
  earlierMidnights: number;
  /** Ten-digit numbers that may be seconds since the epoch: in which column, how many, how many of them like the others. */
  readonly epochs: { column: number; count: number; agreeing: number; last: number };
  /** The columns that a W3C log has named. */
  columns: readonly string[];
}

/** Habits of a log of which nothing is known yet. */
export function createHeaderHabits(): HeaderHabits {
  return {
    lines: 0,
    groups: 0,
    word: "",
    same: 0,
    third: new Map(),
    thirds: new Set(),
    repeats: 0,
    agreeing: 0,
    clock: 0,
    midnights: 0,
    earlierMidnights: 0,
    epochs: { column: -1, count: 0, agreeing: 0, last: 0 },
    columns: [],
  };
}

/** A new reading of the same log begins: its clocks start before the first midnight again. */
export function restartClock(habits: HeaderHabits): void {
  habits.earlierMidnights = Math.max(habits.earlierMidnights, habits.midnights);
  habits.midnights = 0;
  habits.clock = 0;
}

const learned = 500;
const maxWords = 64;
const minRepeats = 20;
const minVariety = 5;

/**
 * Django writes its logger between level and message without any mark: a word that all lines share, followed by messages that have
 * nothing else in common. In "user alice logged in" the names vary and the verbs do not, so that is no logger.
 */
export function isConstantWord(habits: HeaderHabits, body: string, wordLength: number): boolean {
  const word = wordLength > 0 && body.charCodeAt(wordLength) === 32 ? body.slice(0, wordLength) : "";
  if (habits.lines <= learned) learn(habits, word, body.slice(wordLength + 1, wordLength + 200));
  return (
    word !== "" &&
    word === habits.word &&
    habits.same >= habits.lines * 0.9 &&
    habits.repeats >= minRepeats &&
    habits.agreeing >= habits.repeats * 0.8 &&
    habits.third.size >= minVariety &&
    habits.thirds.size >= minVariety
  );
}

function learn(habits: HeaderHabits, word: string, rest: string): void {
  if (habits.word === "") habits.word = detach(word);
  if (word === "" || word !== habits.word) return;
  habits.same++;
  const [second = "", third = ""] = rest.split(" ", 2);
  const known = habits.third.get(second);
  if (known === undefined) {
    if (habits.third.size < maxWords) habits.third.set(detach(second), detach(third));
    habits.thirds.add(detach(third));
    return;
  }
  habits.repeats++;
  if (known === third) habits.agreeing++;
}

// One party that fails to log in with many partners: an address with users, a user with addresses. What both detectors share; memory is
// bounded.
import type { LogEntry } from "../entry.ts";
import { type Acquaintance, createAcquaintance } from "./acquaintance.ts";
import { sharedName } from "../shared-names.ts";
import type { DetectorRun, Report } from "./detector.ts";
import { loginOf } from "./login.ts";
import { createRecentMap } from "./recent-map.ts";
import type { Tuning } from "./sensitivity.ts";
import { surpriseOfCount } from "./surprise.ts";

/** The last failure with one partner. */
export interface Failure {
  readonly time: number;
  readonly line: number;
}

/** How innocent people behave, and what is said of the others. */
export interface DistinctFailures {
  /** Which of the two is watched; the other is its partner. */
  readonly watched: "address" | "user";
  /** How long a failure counts, in milliseconds. */
  readonly span: number;
  /** How often an innocent party meets a new partner: once in so many milliseconds. */
  readonly pace: number;
  /** How likely an innocent login fails, in decades: 1 is one in ten. */
  readonly failing: number;
  /** How improbable the failures must be, in decades, at normal sensitivity. */
  readonly surprising: number;
  /** So much less is enough where nobody ever got in, as far as the log tells. */
  readonly stranger: number;
  /** Fewer partners are never enough, but two strangers. */
  readonly least: number;
  /** Two partners are enough when they have never had to do with each other and fail within so many milliseconds. */
  readonly strangersWithin?: number;
  describe(key: string, failures: readonly Failure[], span: number): string;
}

interface Page {
  readonly partners: Map<string, Failure>;
  /** Who failed last. */
  last: string | undefined;
  successes: number;
  /** Somebody got in, however long ago. */
  known: boolean;
  lastSeen: number;
  silentUntil: number;
}

const maxKeys = 10_000;
// So many milliseconds for each attempt: closer together they may be one.
const oneMoment = 500;
const maxPartners = 64;

/**
 * Raises when so many partners failed so quickly that innocent people do it hardly ever. Silent while more than half as many partners got in,
 * and after a report until the span has passed quietly.
 */
export function watchDistinctFailures(what: DistinctFailures, tuning: Tuning): DetectorRun {
  const pageOf = createBook(what.span);
  const surprising = tuning.scaled(what.surprising);
  const least = tuning.needed(what.least);
  // Where more is asked for, two are too few.
  const strangersWithin = tuning.needed(2) === 2 ? (what.strangersWithin ?? 0) : 0;
  const acquaintance = strangersWithin > 0 ? createAcquaintance() : undefined;
  return {
    observe(entry, report) {
      const login = loginOf(entry);
      if (login?.user === undefined || login.address === undefined) return;
      const key = what.watched === "address" ? login.address : login.user;
      const partner = what.watched === "address" ? login.user : login.address;
      const page = pageOf(key, entry.time);
      if (login.outcome === "success") {
        page.partners.delete(partner);
        page.successes++;
        page.known = true;
        acquaintance?.met(partner, key);
        return;
      }
      if (entry.time < page.silentUntil) {
        page.silentUntil = entry.time + what.span;
        return;
      }
      note(page, sharedName(partner), { entry, span: what.span });
      const { partners, successes } = page;
      if (partners.size < 2 || successes > partners.size / 2) return;
      const wanted = surprising - (page.known ? 0 : what.stranger);
      const run =
        (page.known ? undefined : pairOfStrangers(page, acquaintance, strangersWithin)) ??
        surprisingRun([...partners.values()], { ...what, surprising: wanted, least });
      if (!run) return;
      partners.clear();
      page.silentUntil = entry.time + what.span;
      raise(key, { run, entry, what }, report);
    },
  };
}

function raise(
  key: string,
  { run, entry, what }: { readonly run: readonly Failure[]; readonly entry: LogEntry; readonly what: DistinctFailures },
  report: Report,
): void {
  report({
    key,
    severity: "ERROR",
    message: what.describe(key, run, entry.time - (run[0]?.time ?? entry.time)),
    evidence: [...new Set(run.map(({ line }) => line))].sort((a, b) => a - b),
  });
}

// The partner that failed last stands last.
function note(page: Page, partner: string, { entry, span }: { readonly entry: LogEntry; readonly span: number }): void {
  const { partners } = page;
  if (page.last !== partner) partners.delete(partner);
  page.last = partner;
  partners.set(partner, { time: entry.time, line: entry.line });
  for (const other of partners.keys()) {
    if (partners.size <= maxPartners && (partners.get(other)?.time ?? 0) >= entry.time - span) break;
    partners.delete(other);
  }
}

// Two people of whom each has a place of his own, and who never shared one, hardly ever come to an address that knows neither in the same moment,
// only to mistype both. One person with two names has used them from one place before.
function pairOfStrangers(
  { partners }: Page,
  acquaintance: Acquaintance | undefined,
  within: number,
): readonly Failure[] | undefined {
  if (!acquaintance || partners.size !== 2) return undefined;
  const [one = "", other = ""] = partners.keys();
  const run = [...partners.values()];
  const apart = (run[1]?.time ?? 0) - (run[0]?.time ?? 0);
  return apart > 2 * oneMoment && apart <= within && acquaintance.areStrangers(one, other) ? run : undefined;
}

/** The shortest run of last failures that is surprising: each that fails says something, and so does their haste. */
function surprisingRun(
  failures: readonly Failure[],
  { least, pace, failing, surprising }: DistinctFailures,
): readonly Failure[] | undefined {
  const last = failures.at(-1);
  if (!last) return undefined;
  for (let count = least; count <= failures.length; count++) {
    const first = failures[failures.length - count];
    if (!first) return undefined;
    const expected = Math.max(0, last.time - first.time) / pace;
    const haste = expected > 0 ? surpriseOfCount(count - 1, { mean: expected, variance: expected }) : Infinity;
    // Attempts that share one moment may be one record told twice.
    const most = last.time - first.time < count * oneMoment ? count : count + 1;
    if (count * failing + Math.min(haste, most) >= surprising) return failures.slice(-count);
  }
  return undefined;
}

function createBook(span: number): (key: string, time: number) => Page {
  const pages = createRecentMap<Page>(maxKeys);
  return (key, time) => {
    const known = pages.get(key);
    if (known && Math.abs(time - known.lastSeen) <= span) {
      known.lastSeen = time;
      return known;
    }
    const page: Page = {
      partners: new Map<string, Failure>(),
      last: undefined,
      successes: 0,
      known: known?.known ?? false,
      lastSeen: time,
      silentUntil: -Infinity,
    };
    pages.set(key, page);
    return page;
  };
}

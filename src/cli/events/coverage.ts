// From places of security events to a table: which event, in which handler, logged or not; and how much of each requirement is covered.
import type { EventPlace, EventState } from "../../base/finding.ts";
import { eventNamed, securityEvents } from "../../catalogue/events/index.ts";

/** A place with the file that it is in, as the report writes it. */
export interface LocatedPlace extends EventPlace {
  readonly file: string;
}

/** What one handler does about one event, at one or more lines. */
export interface CoverageCell {
  readonly handler: string;
  readonly file: string;
  readonly lines: readonly number[];
  readonly state: EventState;
  readonly by: string | undefined;
  /** It goes by names alone and is not counted. */
  readonly isGuess: boolean;
}

export interface CoverageRow {
  readonly event: string;
  readonly title: string;
  readonly asvs: readonly string[];
  readonly cells: readonly CoverageCell[];
}

/** Places that count, and those of them that are logged. */
export interface Share {
  readonly logged: number;
  readonly total: number;
}

export interface RequirementShare extends Share {
  /** OWASP ASVS 5.0 number. */
  readonly id: string;
}

export interface Coverage {
  readonly rows: readonly CoverageRow[];
  readonly requirements: readonly RequirementShare[];
  readonly whole: Share;
  readonly states: Readonly<Record<EventState, number>>;
  /** Places that go by names alone. */
  readonly guesses: number;
}

/** What most needs to be seen comes first. */
export const stateOrder: readonly EventState[] = ["missing", "access-log", "partly", "logged"];

/** The same places always give the same table, in whatever order they come. */
export function coverageOf(places: readonly LocatedPlace[]): Coverage {
  const sure = places.filter(({ confidence }) => confidence !== "name");
  const count = (state: EventState): number => sure.filter((place) => place.state === state).length;
  return {
    rows: securityEvents.entries.flatMap(
      ({ name }) =>
        rowOf(
          name,
          places.filter(({ event }) => event === name),
        ) ?? [],
    ),
    requirements: requirementShares(sure),
    whole: shareOf(sure),
    states: {
      logged: count("logged"),
      partly: count("partly"),
      "access-log": count("access-log"),
      missing: count("missing"),
    },
    guesses: places.length - sure.length,
  };
}

/** The covered part in whole percent, rounded down so that 100 means all; undefined when nothing counts. */
export function percentOf({ logged, total }: Share): number | undefined {
  return total === 0 ? undefined : Math.floor((logged * 100) / total);
}

function shareOf(places: readonly LocatedPlace[]): Share {
  return { logged: places.filter(({ state }) => state === "logged").length, total: places.length };
}

function requirementShares(places: readonly LocatedPlace[]): readonly RequirementShare[] {
  const byId = new Map<string, LocatedPlace[]>();
  for (const place of places) {
    for (const id of eventNamed(place.event)?.references.asvs ?? []) byId.set(id, [...(byId.get(id) ?? []), place]);
  }
  return [...byId].map(([id, its]) => ({ id, ...shareOf(its) })).sort((a, b) => compareIds(a.id, b.id));
}

function compareIds(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

function rowOf(name: string, places: readonly LocatedPlace[]): CoverageRow | undefined {
  const event = eventNamed(name);
  if (!event || places.length === 0) return undefined;
  const cells = new Map<string, CoverageCell>();
  for (const place of [...places].sort((a, b) => a.line - b.line)) {
    const { handler, file, line, state, by } = place;
    const isGuess = place.confidence === "name";
    const key = JSON.stringify([file, handler, state, isGuess]);
    const known = cells.get(key);
    const lines = [...new Set([...(known?.lines ?? []), line])];
    cells.set(key, { handler, file, lines, state, by: known?.by ?? by, isGuess });
  }
  const { title, references } = event;
  return { event: name, title, asvs: references.asvs, cells: [...cells.values()].sort(compareCells) };
}

function compareCells(a: CoverageCell, b: CoverageCell): number {
  return (
    stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) ||
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    (a.lines[0] ?? 0) - (b.lines[0] ?? 0)
  );
}

// The table that the view of security events shows: which event, in which handler, logged or not. Knows no editor.
import type { CoveredPlace } from "../../server/protocol.ts";

/** What one handler does about one event, at one or more lines. */
export interface EventCell extends Omit<CoveredPlace, "line"> {
  readonly lines: readonly number[];
}

/** An event with the handlers in which it happens. */
export interface EventRow {
  readonly event: string;
  readonly title: string;
  readonly asvs: readonly string[];
  readonly cells: readonly EventCell[];
  readonly share: Share;
}

/** Places that count, and those of them that are logged. */
export interface Share {
  readonly logged: number;
  readonly total: number;
}

// What most needs to be seen comes first.
const order: readonly CoveredPlace["state"][] = ["missing", "access-log", "partly", "logged"];

/** The rows in the order of their names; with `gapsOnly` without what is logged, which still counts. */
export function eventRows(
  places: readonly CoveredPlace[],
  { gapsOnly }: { readonly gapsOnly: boolean },
): readonly EventRow[] {
  const byEvent = new Map<string, CoveredPlace[]>();
  for (const place of places) byEvent.set(place.event, [...(byEvent.get(place.event) ?? []), place]);
  return [...byEvent.values()]
    .flatMap((own): readonly EventRow[] => {
      const [first] = own;
      const cells = cellsOf(own).filter(({ state }) => !gapsOnly || state !== "logged");
      if (!first || cells.length === 0) return [];
      const { event, title, asvs } = first;
      return [{ event, title, asvs, cells, share: shareOf(own) }];
    })
    .sort((a, b) => (a.event < b.event ? -1 : 1));
}

/** What goes by names alone does not count. */
export function shareOf(places: readonly CoveredPlace[]): Share {
  const sure = places.filter(({ isGuess }) => !isGuess);
  return { logged: sure.filter(({ state }) => state === "logged").length, total: sure.length };
}

/** The covered part in whole percent, rounded down so that 100 means all; undefined when nothing counts. */
export function percentOf({ logged, total }: Share): number | undefined {
  return total === 0 ? undefined : Math.floor((logged * 100) / total);
}

function cellsOf(places: readonly CoveredPlace[]): readonly EventCell[] {
  const cells = new Map<string, EventCell>();
  for (const { line, ...place } of places.toSorted((a, b) => a.line - b.line)) {
    const key = JSON.stringify([place.uri, place.handler, place.state, place.isGuess]);
    const known = cells.get(key);
    cells.set(key, { ...(known ?? place), lines: [...new Set([...(known?.lines ?? []), line])] });
  }
  return [...cells.values()].sort(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      (a.uri < b.uri ? -1 : Number(a.uri > b.uri)) ||
      (a.lines[0] ?? 0) - (b.lines[0] ?? 0),
  );
}

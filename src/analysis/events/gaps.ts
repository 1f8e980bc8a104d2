// Which gaps of a file are worth a finding when nobody asked for them by a profile: few for each cause, and no line that the access log
// has as well. `seclog events` lists all of them.
import type { SecurityPoint } from "./security-point.ts";

/** Findings about denied access in one file. */
const mostDenials = 3;
const mostGates = 6;

export interface Gap {
  readonly point: SecurityPoint;
  /** Places of the file with the same gap, for which this one stands. */
  readonly others: number;
}

/** The gaps to report, in the order of the text; denied access is told once for each cause and gate, then for other handlers while there are few. */
export function gapsOf(points: readonly SecurityPoint[]): readonly Gap[] {
  const told = points.filter(isTold);
  const denials = new Map<string, SecurityPoint[]>();
  for (const point of told) {
    if (!isDenial(point)) continue;
    // Each gate keeps a door of its own.
    const gate = point.isGate ? ` in ${point.function}` : "";
    const cause = `${point.event.name} ${point.confidence === "name" ? "guess" : point.why}${gate}`;
    denials.set(cause, [...(denials.get(cause) ?? []), point]);
  }
  const chosen = new Map<SecurityPoint, number>();
  const causes = [...denials.values()].map((alike) => alike.toSorted((a, b) => weightOf(b) - weightOf(a)));
  const isAtGate = ([first]: readonly SecurityPoint[]): boolean => first?.isGate === true;
  const others = causes.filter((alike) => !isAtGate(alike)).slice(0, mostDenials);
  for (const alike of [...causes.filter(isAtGate).slice(0, mostGates), ...others]) {
    const [best] = alike;
    if (best) chosen.set(best, alike.length - 1);
  }
  // While there are few, each handler is told of its own.
  for (const [best, ...alike] of others) {
    for (const point of alike.filter(isSure)) {
      const isNew = [...chosen.keys()].every((known) => known.function !== point.function);
      if (!best || !isNew || chosen.size >= mostDenials) continue;
      chosen.set(point, 0);
      chosen.set(best, (chosen.get(best) ?? 1) - 1);
    }
  }
  return told.flatMap((point) => {
    if (!isDenial(point)) return [{ point, others: 0 }];
    const more = chosen.get(point);
    return more === undefined ? [] : [{ point, others: more }];
  });
}

function isSure({ confidence }: SecurityPoint): boolean {
  return confidence !== "name";
}

function isDenial({ event }: SecurityPoint): boolean {
  return event.name === "authz_fail" || event.name === "excess_rate_limit_exceeded";
}

const byStatus = /^the status is/;

/**
 * The access log has status, address and path of a request that was turned away: all that is known where nobody was asked for a role.
 * A status that is thrown to somebody unknown, for a reason that is unknown, may be logged and may be no matter of access.
 */
function isTold({ event, logged, why, confidence, isGate }: SecurityPoint): boolean {
  const isGuess = confidence === "name";
  if (event.name !== "authz_fail") return true;
  const isExplained = !byStatus.test(why);
  return logged === "access-log" ? !isGuess && (isExplained || isGate) : !isGuess || isExplained || isGate;
}

/** The branch beside one that is logged convinces most, somebody unknown least. */
function weightOf({ sibling, why }: SecurityPoint): number {
  return sibling ? 2 : why === "nobody is signed in" ? 0 : 1;
}

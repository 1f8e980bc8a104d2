// Times of lines that have no full timestamp near their beginning: a clock alone, a date at the end of a banner, bare seconds since the
// epoch. They are asked for last, because each could be something else.
import { dayMilliseconds } from "../time/civil.ts";
import { scanClockOnly, scanTimestamp } from "../time/scan.ts";
import type { HeaderContext } from "./header.ts";
import type { HeaderHabits } from "./header-habits.ts";

/** A time and where the header goes on behind it; `inside` when it is a part of the message, which then stays whole. */
export interface LateTime {
  readonly time: number;
  readonly zone: number;
  readonly end: number;
  readonly inside?: boolean;
}

const maxBanner = 200;
const maxColumns = 8;
const learned = 10;

/** Undefined when the line tells no time in any of these ways. */
export function findLateTime(text: string, context: HeaderContext): LateTime | undefined {
  return clockAtStart(text, context) ?? dateAtEnd(text, context) ?? epochColumn(text, context.habits);
}

// "08:30:04.230 [main] INFO …" and strace's "1234 08:30:04.230 …": the clocks of one log go on over midnight.
function clockAtStart(text: string, { reference, habits }: HeaderContext): LateTime | undefined {
  const first = text.charCodeAt(0);
  let at = first === 91 ? 1 : 0;
  let clock = scanClockOnly(text, at);
  if (!clock && first >= 48 && first <= 57) {
    at = text.indexOf(" ");
    if (at < 0 || at > 10) return undefined;
    while (text.charCodeAt(at) === 32) at++;
    clock = scanClockOnly(text, at);
  }
  if (!clock) return undefined;
  const after = text.charCodeAt(clock.end);
  if (!(after === 32 || after === 93 || after === 9 || after === 124)) return undefined;
  const today = Math.floor(reference / dayMilliseconds);
  if (habits.clock - clock.time > dayMilliseconds / 2) habits.midnights++;
  habits.clock = clock.time;
  const day = today - habits.earlierMidnights + habits.midnights;
  return { time: day * dayMilliseconds + clock.time, zone: clock.zone, end: clock.end + (after === 93 ? 1 : 0) };
}

// "fsck_hfs run at Wed Jul 25 23:01:18 2012", "===== Start of dump at Thu Jun 2 08:00:01 UTC 2022 =====": a date with its weekday that
// ends a line is the line's own time.
function dateAtEnd(text: string, { reference }: HeaderContext): LateTime | undefined {
  if (text.length > maxBanner) return undefined;
  const at = text.lastIndexOf(" at ");
  if (at < 0) return undefined;
  const found = scanTimestamp(text, at + 4, reference);
  // Nothing but a frame of signs behind it; refuses words.
  if (!found || !/^[\s=*#.-]*$/.test(text.slice(found.end))) return undefined;
  return { time: found.time, zone: found.zone, end: found.end, inside: true };
}

// HPC and cluster logs: ten digits of seconds that stand in the same column of nearly all lines.
function epochColumn(text: string, habits: HeaderHabits): LateTime | undefined {
  let at = 0;
  for (let column = 0; column < maxColumns; column++) {
    const space = text.indexOf(" ", at);
    if (space < 0) return undefined;
    if (space - at === 10 && isEpoch(text, at)) return inColumn(habits, column, { at, text });
    at = space + 1;
  }
  return undefined;
}

function isEpoch(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 49) return false;
  for (let i = at + 1; i < at + 10; i++) if (!(text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57)) return false;
  return true;
}

function inColumn(
  habits: HeaderHabits,
  column: number,
  found: { readonly at: number; readonly text: string },
): LateTime | undefined {
  const seen = habits.epochs;
  const seconds = Number(found.text.slice(found.at, found.at + 10));
  if (seen.column < 0) seen.column = column;
  // Identifiers jump about; the seconds of neighbouring lines are close.
  const fits = seen.column === column && (seen.last === 0 || Math.abs(seconds - seen.last) < 90 * 86_400);
  seen.count++;
  if (fits) seen.agreeing++;
  seen.last = seconds;
  if (!fits || seen.agreeing < learned || seen.agreeing < seen.count * 0.9) return undefined;
  return { time: seconds * 1000, zone: 0, end: found.at + 10, inside: true };
}

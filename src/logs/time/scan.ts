// Reads a timestamp at a given place of a line, by hand: no expression is tried twice, nothing is allocated but the result.
import { dayMilliseconds, daysFromCivil, yearOf } from "./civil.ts";

/** A timestamp and where it ends. `zone` is minutes east of UTC; `zoned` tells whether the text named one. */
export interface FoundTime {
  readonly time: number;
  readonly zone: number;
  readonly zoned: boolean;
  readonly end: number;
}

const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
const weekdays = "SunMonTueWedThuFriSat";
const zoneNames: Readonly<Record<string, number>> = {
  UTC: 0, GMT: 0, Z: 0, WET: 0, BST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180, JST: 540, KST: 540,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, AKST: -540, AKDT: -480, HST: -600,
  WEST: 60, IST: 330, PKT: 300, SGT: 480, HKT: 480, WIB: 420, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780, BRT: -180, ART: -180,
}; // prettier-ignore

/** `reference` chooses the year of dates that name none: the last such day that is not more than a day after it. */
export function scanTimestamp(text: string, at: number, reference: number): FoundTime | undefined {
  const first = text.charCodeAt(at);
  if (isDigit(first)) return scanNumeric(text, at, reference);
  if (first < 65 || first > 90) return undefined;
  return scanNamed(text, at, reference);
}

function scanNumeric(text: string, at: number, reference: number): FoundTime | undefined {
  const run = digitRun(text, at);
  const next = text.charCodeAt(at + run);
  if (run === 4)
    return isDateSeparator(next) || (next === 58 && text.charCodeAt(at + 10) === 45)
      ? scanYearFirst(text, at)
      : undefined;
  if (run === 2 || run === 1) return scanDayFirst(text, at, reference);
  if (run === 10) return next === 46 ? scanEpoch(text, at) : scanWholeEpoch(text, at);
  if (run === 6) {
    const day = daysOf(2000 + number(text, at, 2), number(text, at + 2, 2), number(text, at + 4, 2));
    if (day === undefined || (next !== 32 && next !== 45)) return undefined;
    return scanClock(text, at + 7, day) ?? scanCompactClock(text, at + 7, day);
  }
  if (run === 8) {
    const day = daysOf(number(text, at, 4), number(text, at + 4, 2), number(text, at + 6, 2));
    if (day === undefined) return undefined;
    if (next === 84) return scanCompactClock(text, at + 9, day);
    return next === 32 || next === 45
      ? (scanClock(text, at + 9, day) ?? scanCompactClock(text, at + 9, day) ?? scanBareClock(text, at + 9, day))
      : undefined;
  }
  return undefined;
}

// 1747470604.230: seconds since the epoch need their fraction, or any number of ten digits would be one.
function scanEpoch(text: string, at: number): FoundTime | undefined {
  const digits = digitRun(text, at + 11);
  const seconds = number(text, at, 10);
  if (digits < 3 || seconds < 946_684_800 || seconds > 4_102_444_800) return undefined;
  const time = seconds * 1000 + number(text, at + 11, 3);
  return { time, zone: 0, zoned: true, end: at + 11 + digits };
}

// "1747470604: …" and "[1747470604] …", only where the line begins.
function scanWholeEpoch(text: string, at: number): FoundTime | undefined {
  const seconds = number(text, at, 10);
  const isFirst =
    at === 0 ? text.startsWith(": ", 10) : at === 1 && text.charCodeAt(0) === 91 && text.startsWith("] ", 11);
  if (!isFirst || seconds < 946_684_800 || seconds > 4_102_444_800) return undefined;
  return { time: seconds * 1000, zone: 0, zoned: true, end: at + 10 };
}

// 2025-05-17T08:30:00.120Z, 2025/05/17 08:30:00, 2005-06-03-15.42.50.675872, 2025:05:17-08:30:00
function scanYearFirst(text: string, at: number): FoundTime | undefined {
  if (text.charCodeAt(at + 4) !== text.charCodeAt(at + 7)) return undefined;
  const day = daysOf(number(text, at, 4), number(text, at + 5, 2), number(text, at + 8, 2));
  const between = text.charCodeAt(at + 10);
  if (day === undefined || !(between === 84 || between === 32 || between === 45 || between === 95 || between === 58))
    return undefined;
  return scanClock(text, at + 11, day);
}

// 17/May/2025:08:30:00 +0000, 29 Aug 2023 13:47:38.984, 05-17 08:30:00.120, 13 Apr 12:52:30.731
function scanDayFirst(text: string, at: number, reference: number): FoundTime | undefined {
  const run = digitRun(text, at);
  const separator = text.charCodeAt(at + run);
  const head = number(text, at, run);
  const month = monthAt(text, at + run + 1);
  if (month > 0) {
    const after = at + run + 4;
    const year = digitRun(text, after + 1) === 4 ? number(text, after + 1, 4) : -1;
    if (year > 0) {
      const day = daysOf(year, month, head);
      return day === undefined ? undefined : scanClock(text, after + 6, day);
    }
    return separator === 32 ? scanYearless(text, after + 1, { month, day: head, reference }) : undefined;
  }
  if (separator !== 45 && separator !== 46 && separator !== 47) return undefined;
  const middle = at + run + 1;
  const width = digitRun(text, middle);
  if (width !== 1 && width !== 2) return undefined;
  const second = number(text, middle, width);
  const third = text.charCodeAt(middle + width);
  const after = middle + width + 1;
  if (third === 32 && run === 2 && width === 2)
    return scanYearless(text, after, { month: head, day: second, reference });
  if (third !== separator) return undefined;
  const last = digitRun(text, after);
  // 17/06/09 20:10:40, as log4j's short date has it: the year first.
  if (last === 2 && run === 2 && width === 2) {
    const day = daysOf(2000 + head, second, number(text, after, 2));
    return day === undefined || text.charCodeAt(after + 2) !== 32 ? undefined : scanClock(text, after + 3, day);
  }
  return last === 4 ? scanAmbiguousDate(text, after, [head, second]) : undefined;
}

// 05/17/2025, 8:30:04 AM, 05/17/2025 - 08:30:04 and 17/05/2025 08:30:04: the clock of twelve hours goes with the month first, and more than twelve can only
// be a day.
function scanAmbiguousDate(text: string, at: number, [head, second]: readonly [number, number]): FoundTime | undefined {
  const year = number(text, at, 4);
  const between = text.charCodeAt(at + 4) === 44 ? 1 : text.startsWith(" - ", at + 4) ? 2 : 0;
  const clock = scanClock(text, at + 5 + between, 0);
  if (!clock) return undefined;
  const dayFirst = second > 12 ? undefined : daysOf(year, second, head);
  const monthFirst = daysOf(year, head, second);
  const day = clock.halves ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
  return day === undefined ? undefined : { ...clock, time: clock.time + day * dayMilliseconds };
}

// Jun 14 15:16:01, Mar-18 21:41:15.684, Jun 14 2025 15:16:01, Sun Dec 04 04:47:44 2005, May 17, 2025 08:30
function scanNamed(text: string, at: number, reference: number): FoundTime | undefined {
  let month = monthAt(text, at);
  let place = at + 4;
  const weekday = month === 0;
  if (weekday) {
    if (nameAt(weekdays, text, at) === 0) return undefined;
    place = at + 3;
    while (text.charCodeAt(place) === 32 || text.charCodeAt(place) === 44) place++;
    month = monthAt(text, place);
    // "Sat, 17 May 2025 …" and journalctl's "Sat 2025-05-17 …".
    if (month === 0) return isDigit(text.charCodeAt(place)) ? scanNumeric(text, place, reference) : undefined;
    place += 4;
  }
  const separator = text.charCodeAt(place - 1);
  if (separator !== 32 && separator !== 45) return undefined;
  if (text.charCodeAt(place) === 32) place++;
  const run = digitRun(text, place);
  if (run !== 1 && run !== 2) return undefined;
  const dayOfMonth = number(text, place, run);
  const comma = text.startsWith(", ", place + run) ? 1 : 0;
  place += run + 1 + comma;
  if (digitRun(text, place) === 4 && text.charCodeAt(place + 4) !== 58) {
    const day = daysOf(number(text, place, 4), month, dayOfMonth);
    if (day === undefined) return undefined;
    return scanClock(text, place + 5, day) ?? (comma > 0 ? scanMinute(text, place + 5, day) : undefined);
  }
  return (
    (weekday ? scanYearLast(text, place, { month, day: dayOfMonth }) : undefined) ??
    scanYearless(text, place, { month, day: dayOfMonth, reference })
  );
}

// "08:30" with a colon behind it, for clocks without seconds.
function scanMinute(text: string, at: number, day: number): FoundTime | undefined {
  const [hour, minute] = [number(text, at, 2), number(text, at + 3, 2)];
  const isClock = text.charCodeAt(at + 2) === 58 && text.startsWith(": ", at + 5);
  if (!isClock || hour < 0 || hour > 23 || minute < 0 || minute > 59) return undefined;
  return { time: day * dayMilliseconds + (hour * 60 + minute) * 60_000, zone: 0, zoned: false, end: at + 5 };
}

function scanYearLast(text: string, at: number, date: { month: number; day: number }): FoundTime | undefined {
  const clock = scanClock(text, at, 0);
  if (!clock) return undefined;
  const place = text.charCodeAt(clock.end) === 32 ? clock.end + 1 : clock.end;
  if (digitRun(text, place) !== 4) return undefined;
  const day = daysOf(number(text, place, 4), date.month, date.day);
  return day === undefined ? undefined : { ...clock, time: clock.time + day * dayMilliseconds, end: place + 4 };
}

interface YearlessDate {
  readonly month: number;
  readonly day: number;
  readonly reference: number;
}

function scanYearless(text: string, at: number, { month, day, reference }: YearlessDate): FoundTime | undefined {
  const clock = scanClock(text, at, 0);
  if (!clock || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  let year = yearOf(reference);
  if (daysFromCivil(year, month, day) * dayMilliseconds > reference + dayMilliseconds) year--;
  return { ...clock, time: clock.time + daysFromCivil(year, month, day) * dayMilliseconds };
}

/** A clock without a date, such as `08:09:33.814`, as milliseconds since midnight; undefined where none begins. */
export function scanClockOnly(text: string, at: number): FoundTime | undefined {
  return text.charCodeAt(at + 2) === 58 ? scanClock(text, at, 0) : undefined;
}

/** A clock of twelve hours says so. */
interface FoundClock extends FoundTime {
  readonly halves?: boolean;
}

// HH:MM:SS or HH.MM.SS, optional fraction, AM or PM, zone; the hour may have one digit only, perhaps behind a second blank.
function scanClock(text: string, at: number, day: number): FoundClock | undefined {
  // Where the first of two digits stands or would stand.
  const start = text.charCodeAt(at + 1) === 58 ? at - 1 : at;
  const separator = text.charCodeAt(start + 2);
  if ((separator !== 58 && separator !== 46) || text.charCodeAt(start + 5) !== separator) return undefined;
  if (start === at && !isDigit(text.charCodeAt(at)) && text.charCodeAt(at) !== 32) return undefined;
  const clock = clockOf(text, { at: start, step: 3, day });
  return clock && text.charCodeAt(clock.end) === 32 ? withHalf(text, clock) : clock;
}

// "8:30:04 PM" and the zone behind it.
function withHalf(text: string, clock: FoundTime): FoundClock {
  const letter = text.charCodeAt(clock.end + 1) | 32;
  const behind = text.charCodeAt(clock.end + 3) | 32;
  const ends = !(behind >= 97 && behind <= 122);
  if ((text.charCodeAt(clock.end + 2) | 32) !== 109 || (letter !== 97 && letter !== 112) || !ends) return clock;
  const hour = Math.floor(clock.time / 3_600_000) % 24;
  const half = letter === 112 && hour < 12 ? 12 : letter === 97 && hour === 12 ? -12 : 0;
  return { ...withZone(text, clock.end + 3, clock.time + half * 3_600_000), halves: true };
}

// 0:8:51:393, without any padding.
function scanBareClock(text: string, at: number, day: number): FoundTime | undefined {
  const parts: number[] = [];
  let end = at;
  for (let i = 0; i < 3; i++) {
    const run = digitRun(text, end);
    if (run < 1 || run > 2 || (i < 2 && text.charCodeAt(end + run) !== 58)) return undefined;
    parts.push(number(text, end, run));
    end += run + 1;
  }
  const [hour = 0, minute = 0, second = 0] = parts;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const rest = text.charCodeAt(end - 1) === 58 ? digitRun(text, end) : 0;
  const fraction = rest > 0 && rest <= 3 ? number(text, end, rest) : 0;
  const time = day * dayMilliseconds + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction;
  return { time, zone: 0, zoned: false, end: rest > 0 ? end + rest : end - 1 };
}

// HHMMSS
function scanCompactClock(text: string, at: number, day: number): FoundTime | undefined {
  return digitRun(text, at) === 6 ? clockOf(text, { at, step: 2, day }) : undefined;
}

function clockOf(text: string, { at, step, day }: { at: number; step: number; day: number }): FoundTime | undefined {
  const hour = isDigit(text.charCodeAt(at)) ? number(text, at, 2) : number(text, at + 1, 1);
  const minute = number(text, at + step, 2);
  const second = number(text, at + 2 * step, 2);
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60) return undefined;
  let end = at + 2 * step + 2;
  let fraction = 0;
  const mark = text.charCodeAt(end);
  if ((mark === 46 || mark === 44 || mark === 58) && isDigit(text.charCodeAt(end + 1))) {
    let scale = 100;
    for (end++; isDigit(text.charCodeAt(end)); end++) {
      fraction += (text.charCodeAt(end) - 48) * scale;
      scale = scale > 1 ? scale / 10 : 0;
    }
  }
  const clock = day * dayMilliseconds + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction;
  return withZone(text, end, clock);
}

function withZone(text: string, at: number, clock: number): FoundTime {
  const code = text.charCodeAt(at);
  if (code === 90) return { time: clock, zone: 0, zoned: true, end: at + 1 };
  const place = code === 32 ? at + 1 : at;
  const sign = text.charCodeAt(place);
  if (sign === 43 || sign === 45) {
    const colon = text.charCodeAt(place + 3) === 58 ? 1 : 0;
    const run = digitRun(text, place + 1);
    if ((colon && run === 2 && digitRun(text, place + 4) === 2) || run === 4 || (run === 2 && code !== 32)) {
      const minutes = run === 2 && !colon ? 0 : number(text, place + 3 + colon, 2);
      const zone = (number(text, place + 1, 2) * 60 + minutes) * (sign === 45 ? -1 : 1);
      return { time: clock - zone * 60_000, zone, zoned: true, end: place + (run === 2 && !colon ? 3 : 5 + colon) };
    }
  } else if (code === 32 && sign >= 65 && sign <= 90) {
    const end = capitalsEnd(text, place);
    const zone = end - place <= 4 ? zoneNames[text.slice(place, end)] : undefined;
    if (zone !== undefined) return { time: clock - zone * 60_000, zone, zoned: true, end };
  }
  return { time: clock, zone: 0, zoned: false, end: at };
}

/** Whether the capitals at this place are the name of a zone. */
export function namesZone(text: string, at: number): boolean {
  const end = capitalsEnd(text, at);
  // Words such as INFO stand there in each line, so most are told by their last letter.
  return end - at <= 4 && lastLetters.has(text.charCodeAt(end - 1)) && zoneNames[text.slice(at, end)] !== undefined;
}

const lastLetters: ReadonlySet<number> = new Set(
  Object.keys(zoneNames).map((name) => name.charCodeAt(name.length - 1)),
);

function capitalsEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) >= 65 && text.charCodeAt(end) <= 90) end++;
  return end;
}

function daysOf(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1) return undefined;
  return daysFromCivil(year, month, day);
}

function monthAt(text: string, at: number): number {
  return nameAt(months, text, at);
}

// Position from 1 of the three letters among the names, 0 when they are none of them.
function nameAt(names: string, text: string, at: number): number {
  const a = text.charCodeAt(at);
  // All of them begin with a capital, and most of what is asked for is a number.
  if (!(a >= 65 && a <= 90)) return 0;
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  for (let i = 0; i < names.length; i += 3)
    if (names.charCodeAt(i) === a && names.charCodeAt(i + 1) === b && names.charCodeAt(i + 2) === c) return i / 3 + 1;
  return 0;
}

function digitRun(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end - at;
}

function number(text: string, at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - 48;
  }
  return value;
}

function isDateSeparator(code: number): boolean {
  return code === 45 || code === 47 || code === 46;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

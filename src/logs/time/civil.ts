// Calendar arithmetic on numbers; the engines have no Date. Algorithms: Howard Hinnant, "chrono-compatible low-level date algorithms".

/** Milliseconds of one day. */
export const dayMilliseconds = 86_400_000;

/** Days since 1970-01-01 of a date of the Gregorian calendar; `month` counts from 1. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month (from 1) and day of a number of days since 1970-01-01. */
export function civilFromDays(days: number): readonly [year: number, month: number, day: number] {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

/** The year in which a moment lies. */
export function yearOf(time: number): number {
  return civilFromDays(Math.floor(time / dayMilliseconds))[0];
}

const minuteMilliseconds = 60_000;
// Neighbouring records share their minute, and nearly always their zone.
let last = { minute: NaN, zone: NaN, prefix: "", suffix: "" };

/** ISO 8601 with milliseconds, as the wall clock `zone` minutes east of UTC shows it; zone 0 is written `Z`. */
export function formatTime(time: number, zone: number): string {
  const local = time + zone * minuteMilliseconds;
  const minute = Math.floor(local / minuteMilliseconds);
  if (minute !== last.minute || zone !== last.zone)
    last = { minute, zone, prefix: formatMinute(minute), suffix: formatZone(zone) };
  const rest = Math.floor(local - minute * minuteMilliseconds);
  const fraction = rest % 1000;
  return `${last.prefix}${two((rest - fraction) / 1000)}.${fraction < 100 ? "0" : ""}${two(fraction)}${last.suffix}`;
}

// "2025-05-17T08:30:".
function formatMinute(minute: number): string {
  const days = Math.floor(minute / 1440);
  const [year, month, day] = civilFromDays(days);
  const ofDay = minute - days * 1440;
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return `${date}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}:`;
}

function formatZone(zone: number): string {
  if (zone === 0) return "Z";
  const minutes = Math.abs(zone);
  return `${zone < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

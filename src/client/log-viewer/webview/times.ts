// Times as people read and write them in the viewer.

/** Time between two timestamps, as `+1.250 s`; empty when one of them is missing. */
export function deltaText(before: string | undefined, now: string | undefined): string {
  const span = Date.parse(now ?? "") - Date.parse(before ?? "");
  if (Number.isNaN(span)) return "";
  const sign = span < 0 ? "−" : "+";
  const size = Math.abs(span);
  if (size < 60_000) return `${sign}${(size / 1000).toFixed(3)} s`;
  if (size < 3_600_000) return `${sign}${(size / 60_000).toFixed(1)} min`;
  return `${sign}${(size / 3_600_000).toFixed(1)} h`;
}

// Matches "08:30" and "08:30:15.250"; refuses a lone number.
const clock = /^(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d{1,3})?))?$/;
// Matches "2026-03-03", "2026-03-03 08:30" and "2026-03-03T08:30:00.5Z"; refuses other orders of day and month.
const moment = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** A line number or a moment; a time of day is that of the day in hand. Undefined for anything else. */
export function readPlace(text: string, today: string | undefined): { line: number } | { time: number } | undefined {
  const written = text.trim();
  if (/^\d{1,15}$/.test(written)) return { line: Math.max(1, Number(written)) };
  const time = clock.exec(written);
  const date = (today ?? "").slice(0, 10);
  if (time && date !== "") {
    const [, hours = "", minutes = "", seconds = "00"] = time;
    return momentOf(`${date}T${hours.padStart(2, "0")}:${minutes}:${seconds}Z`);
  }
  if (!moment.test(written)) return undefined;
  const iso = written.replace(" ", "T");
  return momentOf(iso.length > 10 && !/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? `${iso}Z` : iso);
}

function momentOf(iso: string): { time: number } | undefined {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : { time };
}

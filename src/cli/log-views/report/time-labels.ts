// Labels of times on the wall clock that the log itself shows.

/** Writes times as short as their distance allows. */
export interface TimeLabels {
  labels(times: readonly number[]): readonly string[];
}

/** `sample` is a timestamp of the log: its zone is that of the labels. */
export function createTimeLabels(sample: string | undefined, width: number): TimeLabels {
  const zone = zoneOf(sample);
  return {
    labels(times) {
      const texts = times.map((time) => new Date(time + zone).toISOString());
      const days = new Set(texts.map((text) => text.slice(0, 10))).size;
      const clock = width < 60_000 ? [11, 19] : [11, 16];
      return texts.map((text) => {
        if (width >= 86_400_000) return text.slice(0, 10);
        return days > 1 ? `${text.slice(5, 10)} ${text.slice(11, 16)}` : text.slice(clock[0], clock[1]);
      });
    },
  };
}

function zoneOf(timestamp = ""): number {
  const zone = /([+-])(\d\d):?(\d\d)$/.exec(timestamp);
  if (!zone) return 0;
  const [, sign, hours, minutes] = zone;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

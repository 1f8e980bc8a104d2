// Says when the same thing may be told again: the pause doubles each time, so that what happens with every call is told a few times a day.
import { createRecentMap } from "./recent-map.ts";

/** Remembers what was told. */
export interface RepeatGuard {
  /** True when this may be told now, which is then remembered; without times a thing is told once. */
  mayTell(key: string, time: number): boolean;
}

const firstPause = 600_000;
const longestPause = 86_400_000;
const maxKeys = 5000;

/** Nothing was told yet. */
export function createRepeatGuard(): RepeatGuard {
  const told = createRecentMap<{ readonly time: number; readonly pause: number }>(maxKeys);
  return {
    mayTell(key, time) {
      const last = told.get(key);
      if (last && !(Math.abs(time - last.time) > last.pause)) return false;
      told.set(key, { time, pause: last ? Math.min(last.pause * 2, longestPause) : firstPause });
      return true;
    },
  };
}

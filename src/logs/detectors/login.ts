// What counts as a login attempt to the detectors of guessing.
import type { LogEntry, SecurityMeaning } from "../entry.ts";

/** The meaning of an entry that tells a failed or successful login at a known time, else undefined. */
export function loginOf(entry: LogEntry): SecurityMeaning | undefined {
  const { meaning } = entry;
  if (!meaning?.outcome || Number.isNaN(entry.time)) return undefined;
  // Several detectors ask one after the other.
  if (meaning !== last.meaning) {
    last.isLogin = meaning.event.startsWith("authn_login_");
    last.meaning = meaning;
  }
  return last.isLogin ? meaning : undefined;
}

const last = { meaning: undefined as SecurityMeaning | undefined, isLogin: false };

/** Writes a span of time as people say it: "40 s", "3 min", "2 h". */
export function spanText(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

// Gives equal names one text: detectors ask their maps about the same few addresses and users again and again, and a text that was asked for
// before is found by its identity. Only what is the same is shared, so nothing depends on what was seen before.
import { detach } from "./entry.ts";

const limit = 16_384;
let names = new Map<string, string>();

/** The text itself or one equal to it, which keeps no block of a log alive. */
export function sharedName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= limit) names = new Map();
  const kept = detach(text);
  names.set(kept, kept);
  return kept;
}

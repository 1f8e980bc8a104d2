// Gives equal names one text: detectors ask their maps about the same few addresses and users again and again, and a text that was asked for
// before is found by its identity. Only what is the same is shared, so nothing depends on what was seen before.
import { detach } from "./entry.ts";

const limit = 16_384;
// Two generations: names that are used stay the same texts when others are forgotten.
let young = new Map<string, string>();
let old = new Map<string, string>();

/** The text itself or one equal to it, which keeps no block of a log alive. */
export function sharedName(text: string): string {
  const known = young.get(text);
  if (known !== undefined) return known;
  if (young.size >= limit) {
    old = young;
    young = new Map();
  }
  const kept = old.get(text) ?? detach(text);
  young.set(kept, kept);
  return kept;
}

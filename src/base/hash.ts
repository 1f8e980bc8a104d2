// A fast hash that needs no platform API. For keys of caches and fingerprints, not for secrets.

/** 53-bit cyrb53 hash as 14 hex digits; the same text gives the same digits on every machine. */
export function hashText(text: string, seed = 0): string {
  return hashNumber(text, seed).toString(16).padStart(14, "0");
}

/** The same hash as a whole number. */
export function hashNumber(text: string, seed = 0): number {
  let high = folded(text, 0xdeadbeef ^ seed, 2654435761);
  let low = folded(text, 0x41c6ce57 ^ seed, 1597334677);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

// The loop alone: what stands around it in one function with it has V8 compile it anew for every text.
function folded(text: string, start: number, factor: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), factor);
  return hash;
}

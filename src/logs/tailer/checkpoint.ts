// What is remembered of a followed log between two runs, as JSON: places in files, and hashes instead of content.
import { hashBytes } from "./bytes.ts";
import type { SegmentPlace } from "./segment.ts";

/** A place in a file as it is written down. */
export interface StoredPlace {
  readonly identity: string;
  readonly offset: number;
  /** How many bytes before the place are hashed, and their hash. */
  readonly length: number;
  readonly hash: string;
}

/** Where a follower stands. */
export interface Checkpoint {
  readonly path: string;
  /** The files it still reads, oldest first; the last is the one at the path. */
  readonly places: readonly StoredPlace[];
  /** Identities of rotated files that it has read or left alone. */
  readonly known: readonly string[];
}

/** Leaves the content behind. */
export function storePlace({ identity, offset, tail }: SegmentPlace): StoredPlace {
  return { identity, offset, length: tail.length, hash: hashBytes(tail) };
}

/** One line of JSON. */
export function writeCheckpoint(checkpoint: Checkpoint): string {
  return `${JSON.stringify({ version: 1, ...checkpoint })}\n`;
}

/** Undefined for text that is no checkpoint of that path: it is then as if there were none. */
export function readCheckpoint(text: string, path: string): Checkpoint | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isRecord(value) || value["version"] !== 1 || value["path"] !== path) return undefined;
  const { places, known } = value;
  if (!Array.isArray(places) || !places.every(isPlace) || !Array.isArray(known)) return undefined;
  return { path, places, known: known.filter((identity) => typeof identity === "string") };
}

function isPlace(value: unknown): value is StoredPlace {
  if (!isRecord(value)) return false;
  const { identity, offset, length, hash } = value;
  return (
    typeof identity === "string" && typeof hash === "string" && isCount(offset) && isCount(length) && length <= offset
  );
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

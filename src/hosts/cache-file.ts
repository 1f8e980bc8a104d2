// The file of the result cache: where it lies and how it is written down. A damaged, foreign or outdated file counts as none.
import { createHash } from "node:crypto";
import path from "node:path";
import type { FileOutcome } from "../base/finding.ts";
import { HostError } from "../base/host.ts";
import type { Host } from "../base/host.ts";

/** What is remembered of one file. */
export interface CacheEntry {
  readonly size: number;
  /** Modification time, or -1 when it was too fresh to be trusted. */
  readonly modified: number;
  /** Day of the last use, counted from 1970. */
  readonly used: number;
  /** Imported files the outcome rests on. */
  readonly dependencies: readonly VersionedFile[];
  readonly outcome: FileOutcome;
}

/** A file as it was; the version is empty where there was none. Entries share these, as many rest on the same files. */
export interface VersionedFile {
  readonly path: string;
  readonly version: string;
}

/** By path, relative to the root. */
export type CacheEntries = Map<string, CacheEntry>;

// A cache that has grown beyond this is not worth its reading time.
const maxBytes = 256_000_000;

/** In the user's own folder and never in the project: a repository must not be able to bring results that hide its findings. */
export function cacheLocation(root: string, userCache: string): string {
  return path.join(userCache, `${digest(root).slice(0, 16)}.json`);
}

/** What was written under the same key; empty for whatever reason it cannot be used. */
export async function readCache(host: Host, file: string, key: string): Promise<CacheEntries> {
  try {
    const bytes = await host.readFile(file, maxBytes);
    const end = bytes.indexOf(lineFeed);
    const body = bytes.subarray(end + 1);
    const text = new TextDecoder();
    // The first line seals the rest: half a file or one of another key does not match.
    if (end < 0 || text.decode(bytes.subarray(0, end)) !== seal(key, body)) return new Map();
    // Our own words, as the seal shows.
    return toEntries(JSON.parse(text.decode(body)) as Stored);
  } catch (error) {
    if (error instanceof HostError || error instanceof SyntaxError) return new Map();
    throw error;
  }
}

/** False when it could not be written: a cache is a convenience. */
export async function writeCache(
  host: Host,
  file: string,
  contents: { key: string; entries: CacheEntries },
): Promise<boolean> {
  const hash = createHash("sha256").update(`${contents.key}\n`);
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for (const text of storedTexts(contents.entries)) {
    const part = encoder.encode(text);
    hash.update(part);
    parts.push(part);
  }
  try {
    await host.makeDirectory(path.dirname(file));
    await host.writeFile(file, Buffer.concat([encoder.encode(`${sealName}${hash.digest("hex")}\n`), ...parts]));
    return true;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}

/** As it is written down: each file that something rests on stands in it once, and entries name it by its number. */
interface Stored {
  readonly files: readonly VersionedFile[];
  readonly entries: readonly (readonly [string, StoredEntry])[];
}

type StoredEntry = Omit<CacheEntry, "dependencies"> & { readonly dependencies: readonly number[] };

function toEntries({ files, entries }: Stored): CacheEntries {
  return new Map(
    entries.map(([name, entry]) => {
      const dependencies = entry.dependencies.flatMap((index) => files[index] ?? []);
      return [name, { ...entry, dependencies }];
    }),
  );
}

// Of so many entries the text is made at once: that of all of them would take as much memory again as they do.
const entriesAtOnce = 1_000;

/** What is stored, as JSON in parts. */
function* storedTexts(entries: CacheEntries): Iterable<string> {
  const numbers = new Map<VersionedFile, number>();
  const numberOf = (file: VersionedFile): number => {
    const number = numbers.get(file) ?? numbers.size;
    numbers.set(file, number);
    return number;
  };
  let texts: string[] = [];
  let before = '{"entries":[';
  for (const [name, entry] of entries) {
    const stored: readonly [string, StoredEntry] = [name, { ...entry, dependencies: entry.dependencies.map(numberOf) }];
    texts.push(JSON.stringify(stored));
    if (texts.length < entriesAtOnce) continue;
    yield before + texts.join(",");
    before = ",";
    texts = [];
  }
  if (texts.length > 0 || before !== ",") yield before + texts.join(",");
  yield `],"files":${JSON.stringify([...numbers.keys()])}}`;
}

const lineFeed = 10;

const sealName = "seclog ";

function seal(key: string, body: Uint8Array): string {
  return `${sealName}${createHash("sha256").update(`${key}\n`).update(body).digest("hex")}`;
}

/** Hex SHA-256. */
export function digest(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

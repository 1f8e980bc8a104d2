// Finds what became of a log that was rotated: files in the same folder whose names are the log's with a number, a date or `old` added.
import type { FileStat, Host } from "../../base/host.ts";

/** A file that may be a rotated log. */
export interface Sibling {
  readonly path: string;
  readonly name: string;
  readonly stat: FileStat;
}

/** The folder and the last part of an absolute path, with either kind of slash. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return { folder: slash <= 0 ? path.slice(0, 1) : path.slice(0, slash), name: path.slice(slash + 1) };
}

/** Joins a folder and a name with the folder's kind of slash. */
export function joinPath(folder: string, name: string): string {
  if (folder.endsWith("/") || folder.endsWith("\\")) return folder + name;
  return `${folder}${folder.includes("\\") && !folder.includes("/") ? "\\" : "/"}${name}`;
}

// What rotation adds: ".1", "-20250517", "_2025-05-17T08-30", ".old", ".1.bak", "~"; refuses ".tmp", ".lock", ".gz" and nothing at all.
const addition = /^(?=.)(?:[-._]?\d[\d\-_.T:]*)?(?:[-._]?(?:old|bak|prev|previous|orig|last))?~?$/i;

/** True for the names that rotation gives to a log: `app.log.1`, `app-2025-05-17.log`, `app.1.log`. */
export function isRotatedName(candidate: string, name: string): boolean {
  if (candidate === name) return false;
  if (candidate.startsWith(name)) return addition.test(candidate.slice(name.length));
  const dot = name.lastIndexOf(".");
  if (dot <= 0) return false;
  const stem = name.slice(0, dot);
  const ending = name.slice(dot);
  if (!candidate.startsWith(stem) || !candidate.endsWith(ending)) return false;
  return addition.test(candidate.slice(stem.length, candidate.length - ending.length));
}

/** The rotated files of a log, oldest first by their last change; none when the folder cannot be read. */
export function findSiblings(host: Host, path: string): Promise<readonly Sibling[]> {
  return findNamed(host, path, isRotatedName);
}

/** The same with those that were compressed with gzip after their rotation; numbers say more about age than copied files' times. */
export async function findRotated(host: Host, path: string): Promise<readonly Sibling[]> {
  const plain = (name: string): string => (name.endsWith(".gz") ? name.slice(0, -3) : name);
  const found = await findNamed(host, path, (candidate, name) => isRotatedName(plain(candidate), name));
  const numbered = found.every(({ name }) => numberAtEnd.test(plain(name)));
  return numbered ? found.toSorted((a, b) => lastNumber(plain(b.name)) - lastNumber(plain(a.name))) : found;
}

// Matches "app.log.12"; refuses dates.
const numberAtEnd = /[.-]\d{1,4}$/;

type NameTest = (candidate: string, name: string) => boolean;

async function findNamed(host: Host, path: string, isMeant: NameTest): Promise<readonly Sibling[]> {
  const { folder, name } = splitPath(path);
  const entries = await host.readDirectory(folder).catch(() => []);
  const found: Sibling[] = [];
  for (const entry of entries) {
    if (entry.kind === "directory" || !isMeant(entry.name, name)) continue;
    const sibling = joinPath(folder, entry.name);
    const stat = await host.stat(sibling).catch(() => undefined);
    if (stat?.kind === "file") found.push({ path: sibling, name: entry.name, stat });
  }
  // Of files changed at the same moment the higher number is the older, as logrotate counts.
  return found.sort((a, b) => a.stat.modified - b.stat.modified || lastNumber(b.name) - lastNumber(a.name));
}

function lastNumber(name: string): number {
  return Number(/(\d+)\D*$/.exec(name)?.[1] ?? 0);
}

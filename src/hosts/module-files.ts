// The project's own source files, as the engine asks for them when a value crosses from one file to another. Used in worker threads.
import { createHash } from "node:crypto";
import fs from "node:fs";
import type { ModuleFiles } from "../analysis/linking/module-graph.ts";
import { decodeText } from "../base/decode.ts";
import { HostError } from "../base/host.ts";
import type { Boundary } from "./boundary.ts";
import { toFileStat } from "./node-errors.ts";
import { readFileNow } from "./read-file.ts";
import type { ModuleTexts } from "./worker-messages.ts";

const none: ModuleTexts = new Map();

/** What holds for the job in hand. */
export interface ModuleFilesOptions {
  readonly maxBytes: () => number;
  /** Texts that ended a worker before; they count as unreadable. */
  readonly isBroken: (hash: string) => boolean;
  /** Called with the content hash before the text is given out, and whenever the work turns to it again. */
  readonly onTurn: (hash: string) => void;
  /** Go before the files on disk. */
  readonly texts?: () => ModuleTexts;
  /** Nothing outside of it is looked at. */
  readonly boundary?: () => Boundary | undefined;
}

/** A module that is too large, no text, no regular file or not there at all is simply not followed. */
export function createModuleFiles(options: ModuleFilesOptions): ModuleFiles {
  const { maxBytes, isBroken, onTurn, texts = () => none, boundary = () => undefined } = options;
  const hashes = new WeakMap<object, string>();
  const isOutside = (path: string): boolean => boundary()?.holds(path) === false;
  return {
    version(path) {
      if (texts().has(path)) return textVersion(texts().get(path));
      if (isOutside(path)) return undefined;
      const stat = statOf(path);
      return stat?.isFile() ? fileVersion(toFileStat(stat)) : undefined;
    },
    read(path) {
      const text = texts().has(path) ? texts().get(path) : isOutside(path) ? undefined : readText(path, maxBytes());
      if (text === undefined) return undefined;
      const hash = contentDigest(text);
      if (isBroken(hash)) return undefined;
      onTurn(hash);
      return text;
    },
    turnTo(module) {
      const hash = hashes.get(module) ?? contentDigest(module.text);
      hashes.set(module, hash);
      onTurn(hash);
    },
    folders: (path) => (isOutside(path) ? [] : namesIn(path, (entry) => entry.isDirectory())),
    files: (path) => (isOutside(path) ? [] : namesIn(path, (entry) => entry.isFile())),
  };
}

/** How a file is told from its later selves without reading it. */
export function fileVersion({ size, modified }: { readonly size: number; readonly modified: number }): string {
  return `${size}:${modified}`;
}

function textVersion(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `text:${contentDigest(text)}`;
}

/** Hex SHA-256 of a text. */
export function contentDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** An import may say anything: a name too long, with a NUL, in a folder that may not be entered. */
function statOf(path: string): fs.BigIntStats | undefined {
  try {
    return fs.statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

/** In the order of their names; a folder that is not there or may not be read has none. */
function namesIn(path: string, isMeant: (entry: fs.Dirent) => boolean): readonly string[] {
  try {
    const entries = fs.readdirSync(path, { withFileTypes: true });
    return entries.flatMap((entry) => (isMeant(entry) ? [entry.name] : [])).toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error) return [];
    throw error;
  }
}

function readText(path: string, maxBytes: number): string | undefined {
  try {
    return decodeText(readFileNow(path, maxBytes))?.text;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

// Reads what the demo shop says about itself: its manifest of places and the truth about its logs.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder of the demo shop. */
export const shopFolder = resolve(import.meta.dirname, "../fixtures/demo-shop");

/** A place in the shop's source; lines count from 1, `anchor` stands on the first. */
export interface Place {
  readonly id: string;
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly anchor: string;
  readonly what: string;
  readonly why: string;
}

/** `also` names further rules that may speak about the same lines with good reason. */
export interface Defect extends Place {
  readonly event?: string;
  readonly also?: readonly string[];
  readonly fix: string;
}

/** Something that happened in the logs; `lines` count from 1 and lie between `from` and `to`. */
export interface Incident {
  readonly kind: string;
  readonly file: string;
  readonly key: string | null;
  readonly user?: string;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly number[];
  readonly what: string;
}

/** The file's lines, without the empty one after the last line break. */
export function linesOf(file: string): readonly string[] {
  const lines = readFileSync(join(shopFolder, file), "utf8").split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Where the shop's defects and look-alikes are. */
export function readManifest(): { readonly defects: readonly Defect[]; readonly lookalikes: readonly Place[] } {
  return JSON.parse(readFileSync(join(shopFolder, "manifest.json"), "utf8")) as ReturnType<typeof readManifest>;
}

/** What happened in the shop's logs. */
export function readTruth(): readonly Incident[] {
  const truth = JSON.parse(readFileSync(join(shopFolder, "logs/truth.json"), "utf8")) as { incidents: Incident[] };
  return truth.incidents;
}

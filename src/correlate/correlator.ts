// Log record ⇄ logging statement: names the statement of a project that wrote a record, and what else it may have been.
import type { FileStatements } from "../analysis/statements/statement.ts";
import type { LogEntry } from "../logs/entry.ts";
import type { RecordSource } from "../logs/record.ts";
import { cluesOf } from "./clues.ts";
import { createPlaceResolver, type ReadSourceMap } from "./resolve-place.ts";
import { type Place, rank, type Ranked } from "./rank.ts";
import { createStatementIndex } from "./statement-index.ts";

/** What a correlator works with. */
export interface CorrelatorOptions {
  readonly files: readonly FileStatements[];
  /** Source maps of bundles, for stack traces that name a bundle. */
  readonly readSourceMap?: ReadSourceMap;
}

/** Finds statements for records; keeps no record. */
export interface Correlator {
  /** How many messages it knows. */
  readonly size: number;
  /** The statement that wrote the record, undefined when none explains it. Paths are those of the index. */
  locate(entry: LogEntry): RecordSource | undefined;
  /** Last line of the statement that begins in this line; the line itself when none does. */
  statementEnd(file: string, line: number): number;
}

// Statements that are worth less than this share of the best are no alternatives.
const alternativeShare = 0.6;
const maxAlternatives = 4;
// An HTTP access log is written by the server software, in lines that may quote anything.
const unwritten: ReadonlySet<string> = new Set(["combined-access"]);

/** Indexes the statements of a project. */
export function createCorrelator({ files, readSourceMap }: CorrelatorOptions): Correlator {
  const index = createStatementIndex(files);
  const resolve = createPlaceResolver(index.paths, readSourceMap);
  return {
    size: index.size,
    statementEnd(file, line) {
      const ends = index.inFile(file).filter((entry) => entry.statement.line === line);
      return Math.max(line, ...ends.map((entry) => entry.statement.endLine));
    },
    locate(entry) {
      if (unwritten.has(entry.format)) return undefined;
      const { mentioned, ...clues } = cluesOf(entry);
      const places = mentioned.map(resolve).filter((place) => place !== undefined);
      const ranked: Ranked[] = [];
      for (const candidate of index.candidates(clues.words)) {
        const found = rank(candidate, { ...clues, places });
        if (found) ranked.push(found);
      }
      return sourceOf(ranked, places);
    },
  };
}

function sourceOf(ranked: Ranked[], places: readonly Place[]): RecordSource | undefined {
  ranked.sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const least = (best?.score ?? 0) * alternativeShare;
  const spots = ranked
    .filter(({ score }) => score >= least)
    .map(({ entry }) => ({ file: entry.path, line: entry.statement.line }));
  // Where no statement explains the record, the place it names is the answer; elsewhere it is an alternative.
  const named = places.slice(0, 1).map(({ path, line }) => ({ file: path, line }));
  const [source, ...alternatives] = distinct([...spots, ...named]);
  if (!source) return undefined;
  return { ...source, ...(alternatives.length > 0 ? { alternatives: alternatives.slice(0, maxAlternatives) } : {}) };
}

interface Spot {
  readonly file: string;
  readonly line: number;
}

function distinct(spots: readonly Spot[]): readonly Spot[] {
  return [...new Map(spots.map((spot) => [`${spot.file}:${spot.line}`, spot])).values()];
}

// Where log and source meet: the statement that wrote a record, and what the open logs hold of the statements of a file. The sources are read
// when they are first asked for.
import path from "node:path";
import type { Host } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { createCorrelator, type Correlator } from "../../correlate/correlator.ts";
import { openStatementSources } from "../../hosts/statement-sources.ts";
import type { LogEntry } from "../../logs/entry.ts";
import { createPresenter } from "../../logs/present.ts";
import type { LogRecord } from "../../logs/record.ts";
import type { StatementUse } from "../log-protocol.ts";
import type { LogDocument } from "./log-document.ts";

/** A statement in a file of the workspace. */
export interface FoundStatement {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly alternatives: readonly { readonly file: string; readonly line: number }[];
}

export interface Statements {
  /** Undefined when no statement of the folders explains the record. */
  locate(log: LogDocument, record: number): Promise<FoundStatement | undefined>;
  /** What the logs hold of the statements of the file. */
  usesIn(file: string, logs: readonly LogDocument[]): Promise<readonly StatementUse[]>;
  /** Reads the sources again when they are asked for next: one of them was saved. */
  forget(): void;
}

interface Project {
  readonly folder: string;
  readonly correlator: Correlator;
}

const maxValues = 8;

/** Sources of these folders, absolute paths. */
export function createStatements(host: Host, folders: () => readonly string[]): Statements {
  let projects: Promise<readonly Project[]> | undefined;
  let known = new WeakMap<object, FoundStatement | null>();
  const forget = (): void => {
    projects = undefined;
    known = new WeakMap();
  };
  // What could not be read in time on a busy machine is read again when it is asked for next.
  const open = (): Promise<readonly Project[]> => (projects ??= openProjects(host, folders(), forget));
  const locateEntry = async (entry: LogEntry | undefined): Promise<FoundStatement | undefined> => {
    if (!entry) return undefined;
    for (const { folder, correlator } of await open()) {
      const found = correlator.locate(entry);
      if (!found) continue;
      const at = (file: string): string => path.resolve(folder, file);
      return {
        file: at(found.file),
        line: found.line,
        endLine: correlator.statementEnd(found.file, found.line),
        alternatives: (found.alternatives ?? []).map(({ file, line }) => ({ file: at(file), line })),
      };
    }
    return undefined;
  };
  return {
    locate: async (log, record) => await locateEntry((await entryOf(log, record))?.entry),
    async usesIn(file, logs) {
      const found = new Map<number, StatementUse>();
      for (const log of logs) {
        for (const [number, use] of log.scan.templates.uses.entries()) {
          const sample = known.has(use) ? undefined : await entryOf(log, use.lastRecord);
          if (sample) known.set(use, (await locateEntry(sample.entry)) ?? null);
          const statement = known.get(use);
          if (statement?.file !== file) continue;
          const last = await entryOf(log, use.lastRecord);
          if (!last) continue;
          add(found, statement.line, {
            line: statement.line,
            count: use.count,
            ...(last.record.timestamp === undefined ? {} : { lastSeen: last.record.timestamp }),
            values: valuesOf(last.record),
            uri: log.uri,
            lastLine: log.scan.columns.line(use.lastRecord),
            template: log.scan.templates.textOf(number),
          });
        }
      }
      return [...found.values()].sort((a, b) => a.line - b.line);
    },
    forget,
  };
}

function add(found: Map<number, StatementUse>, line: number, use: StatementUse): void {
  const other = found.get(line);
  if (!other) found.set(line, use);
  else {
    const later = (use.lastSeen ?? "") >= (other.lastSeen ?? "") ? use : other;
    found.set(line, { ...later, count: use.count + other.count });
  }
}

async function openProjects(
  host: Host,
  folders: readonly string[],
  onIncomplete: () => void,
): Promise<readonly Project[]> {
  const projects: Project[] = [];
  for (const folder of folders) {
    try {
      const { files, readSourceMap, failed } = await openStatementSources({ host, cwd: folder, folder: "." });
      if (failed.length > 0) onIncomplete();
      projects.push({ folder, correlator: createCorrelator({ files, readSourceMap }) });
    } catch (error) {
      // A folder without a source explains no record; the other folders may.
      if (!(error instanceof UserError)) throw error;
    }
  }
  return projects;
}

async function entryOf(
  log: LogDocument,
  record: number,
): Promise<{ readonly entry: LogEntry; readonly record: LogRecord } | undefined> {
  for await (const { lines } of log.recordTexts(record, record + 1)) {
    const engine = log.createReader(log.scan.columns.line(record));
    let entry: LogEntry | undefined;
    for (const line of lines) entry ??= engine.push(line, 0);
    entry ??= engine.end();
    return entry && { entry, record: createPresenter()(entry) };
  }
  return undefined;
}

function valuesOf(record: LogRecord): StatementUse["values"] {
  const own = Object.entries(record.attributes).map(([name, value]) => [name, String(value)] as const);
  return (own.length > 0 ? own : ([["message", record.body.slice(0, 200)]] as const)).slice(0, maxValues);
}

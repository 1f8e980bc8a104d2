// What `--src` asks for: the statement that wrote each record.
import type { LogEntry } from "../../logs/entry.ts";
import type { RecordSource } from "../../logs/record.ts";
import type { CliContext } from "../command.ts";

/** Names the statement of an entry. */
export type SourceOf = (entry: LogEntry) => RecordSource | undefined;

/** Reads the sources of a folder; undefined without one. Says which files could not be read. */
export async function openSources(folder: string | undefined, context: CliContext): Promise<SourceOf | undefined> {
  if (folder === undefined) return undefined;
  // Most logs are read without sources, and these are heavy to load.
  const { openStatementSources } = await import("../../hosts/statement-sources.ts");
  const { createCorrelator } = await import("../../correlate/correlator.ts");
  const { host, cwd, signal } = context;
  const { files, readSourceMap, failed } = await openStatementSources({ host, cwd, folder, signal });
  for (const file of failed) context.say(`${file} could not be read in time; its statements are not known.`);
  const correlator = createCorrelator({ files, readSourceMap });
  return (entry) => correlator.locate(entry);
}

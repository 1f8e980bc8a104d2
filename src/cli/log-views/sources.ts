// What `--src` asks for: the statement that wrote each record, and what is wrong with it where the record leaks.
import type { LogEntry } from "../../logs/entry.ts";
import type { RecordSource } from "../../logs/record.ts";
import type { CliContext } from "../command.ts";
import type { Remedies } from "./remedies.ts";

/** Names the statement of an entry. */
export type SourceOf = (entry: LogEntry) => RecordSource | undefined;

/** The sources of the program that writes the logs. */
export interface Sources {
  readonly sourceOf: SourceOf;
  readonly remedies: Remedies;
}

/** Reads the sources of a folder; undefined without one. Says which files could not be read. */
export async function openSources(folder: string | undefined, context: CliContext): Promise<Sources | undefined> {
  if (folder === undefined) return undefined;
  // Most logs are read without sources, and these are heavy to load.
  const { openStatementSources } = await import("../../hosts/statement-sources.ts");
  const { createCorrelator } = await import("../../correlate/correlator.ts");
  const { createRemedies } = await import("./remedies.ts");
  const { host, cwd, signal } = context;
  const { files, readSourceMap, failed } = await openStatementSources({ host, cwd, folder, signal });
  for (const file of failed) context.say(`${file} could not be read in time; its statements are not known.`);
  const correlator = createCorrelator({ files, readSourceMap });
  return { sourceOf: (entry) => correlator.locate(entry), remedies: createRemedies(correlator, context) };
}

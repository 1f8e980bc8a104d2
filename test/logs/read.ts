// Reads a log given as text: what tests of records share.
import { memorySource } from "../../src/logs/blocks.ts";
import { readLog, type ReadLogOptions } from "../../src/logs/read-log.ts";
import type { LogRecord } from "../../src/logs/record.ts";
import type { LogSummary } from "../../src/logs/summary.ts";

/** Records and summary of a log; yearless dates are of 2025. */
export async function readText(
  text: string | Uint8Array,
  options: Partial<ReadLogOptions> = {},
): Promise<{ readonly records: readonly LogRecord[]; readonly summary: LogSummary }> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const records: LogRecord[] = [];
  const summary = await readLog(memorySource(bytes), { reference: Date.UTC(2025, 11, 31), ...options }, (block) => {
    records.push(...block);
    return Promise.resolve();
  });
  return { records, summary };
}

// What is wrong with the statement that wrote a leak, and how it is repaired: the findings of `seclog check` about that very statement.
import path from "node:path";
import { createLineIndex } from "../../base/text.ts";
import { decodeText } from "../../base/decode.ts";
import type { Finding } from "../../base/finding.ts";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { type AnalysedText, statementFindings } from "../../correlate/statement-findings.ts";
import type { Correlator } from "../../correlate/correlator.ts";
import { type AnalysisPool, createAnalysisPool } from "../../hosts/analysis-pool.ts";
import type { LogRecord, SourceFinding } from "../../logs/record.ts";
import { resolveSettings, type SettingsSource } from "../check/settings.ts";
import { noFlags } from "../check/flags.ts";
import type { CliContext } from "../command.ts";
import { isLeak } from "./leaks.ts";

/** Looks up what can be done about leaks. */
export interface Remedies {
  /** The records, those that leak with the findings of their statements. */
  add(records: readonly LogRecord[]): Promise<readonly LogRecord[]>;
  dispose(): void;
}

// As a check without any flag; it leaves no results behind.
const flags = { ...noFlags, cache: false };

/** Files are analysed when the first leak names them, each once; a configuration that cannot be read is said once. */
export function createRemedies(correlator: Pick<Correlator, "statementEnd">, context: CliContext): Remedies {
  const { cwd, signal, say } = context;
  const files = new Map<string, Promise<AnalysedText | undefined>>();
  let pool: AnalysisPool | undefined;
  let settings: Promise<SettingsSource | undefined> | undefined;
  const openSettings = async (): Promise<SettingsSource | undefined> => {
    try {
      return await resolveSettings(flags, context);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      say(error.message);
      return undefined;
    }
  };
  const analyse = async (file: string): Promise<AnalysedText | undefined> => {
    const source = await (settings ??= openSettings());
    if (!source) return undefined;
    const full = path.resolve(cwd, file);
    const own = (await source.forFolder(path.dirname(full))).settings;
    if (pool) pool.updateSettings(own);
    else pool = createAnalysisPool({ settings: own, threads: 1 });
    const text = await textOf(full, context);
    if (text === undefined) return undefined;
    const outcome = await pool.analyze({ path: full, text }, signal);
    return outcome.status === "skipped" ? undefined : { text, findings: outcome.findings };
  };
  const remember = (file: string): Promise<AnalysedText | undefined> => {
    const known = files.get(file) ?? analyse(file);
    files.set(file, known);
    return known;
  };
  const complete = async (record: LogRecord): Promise<LogRecord> => {
    const { source } = record;
    if (!source || !leaks(record)) return record;
    const analysed = await remember(source.file);
    const found = analysed ? statementFindings(source, analysed, correlator) : [];
    if (!analysed || found.length === 0) return record;
    const index = createLineIndex(analysed.text);
    const findings = found.map((finding) => shown(finding, index.positionAt(finding.range.start).line + 1));
    return { ...record, source: { ...source, findings } };
  };
  return {
    async add(records) {
      if (!records.some((record) => record.source !== undefined && leaks(record))) return records;
      const completed: LogRecord[] = [];
      for (const record of records) completed.push(await complete(record));
      return completed;
    },
    dispose: () => pool?.dispose(),
  };
}

function leaks({ anomalies }: LogRecord): boolean {
  return anomalies?.some(isLeak) ?? false;
}

function shown({ rule, message, fixes }: Finding, line: number): SourceFinding {
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  return { rule, message, line, ...(fix ? { fix: fix.title, safety: fix.safety } : {}) };
}

async function textOf(file: string, { host }: CliContext): Promise<string | undefined> {
  try {
    return decodeText(await host.readFile(file))?.text;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

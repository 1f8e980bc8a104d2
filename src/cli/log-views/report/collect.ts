// Gathers what the report of a log shows while its records pass by. Memory is bounded whatever the log holds.
import { detach } from "../../../logs/entry.ts";
import type { Anomaly, LogRecord, RecordSource } from "../../../logs/record.ts";
import { createEvidence, type EvidenceLine, evidenceLines } from "../evidence.ts";
import { createTimeBuckets, type TimeBuckets } from "../../../logs/charts/time-buckets.ts";

/** An anomaly with its place and the texts of its evidence. */
export interface ReportedAnomaly {
  readonly anomaly: Anomaly;
  readonly line: number;
  readonly timestamp: string | undefined;
  readonly evidence: readonly EvidenceLine[];
  readonly source: RecordSource | undefined;
}

/** A message template and when it was seen. */
export interface ReportedTemplate {
  readonly text: string;
  readonly count: number;
  readonly firstLine: number;
  readonly firstTime: number;
  readonly source: RecordSource | undefined;
}

/** Requests or records of one address. */
export interface ReportedAddress {
  readonly address: string;
  readonly count: number;
  readonly failures: number;
}

/** What was gathered. */
export interface ReportData {
  readonly records: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly buckets: TimeBuckets;
  readonly templates: readonly ReportedTemplate[];
  readonly addresses: readonly ReportedAddress[];
  readonly anomalies: readonly ReportedAnomaly[];
  readonly anomalyCount: number;
}

/** Takes the records of one log in order. */
export interface ReportCollector {
  add(record: LogRecord): void;
  data(): ReportData;
}

const maxTemplates = 5000;
const maxAddresses = 20_000;
const maxAnomalies = 200;

interface Counted {
  count: number;
  failures: number;
}

/** Starts with nothing gathered. */
export function createReportCollector(): ReportCollector {
  const buckets = createTimeBuckets();
  const evidence = createEvidence();
  const templates = new Map<string, { -readonly [Key in keyof ReportedTemplate]: ReportedTemplate[Key] }>();
  const addresses = new Map<string, Counted>();
  const anomalies: ReportedAnomaly[] = [];
  let [records, anomalyCount] = [0, 0];
  let [first, last]: (string | undefined)[] = [];
  let time = NaN;
  return {
    add(record) {
      records++;
      const { timestamp, line, source } = record;
      if (timestamp !== undefined) {
        time = Date.parse(timestamp);
        first ??= timestamp;
        last = timestamp;
      }
      if (!Number.isNaN(time)) buckets.add(time, keysOf(record), record.duration_ms);
      evidence.remember(record);
      countTemplate(templates, record, time);
      countAddress(addresses, record);
      for (const anomaly of record.anomalies ?? []) {
        if (++anomalyCount > maxAnomalies) continue;
        anomalies.push({ anomaly, line, timestamp, source, evidence: evidenceLines(anomaly.evidence, evidence) });
      }
    },
    data: () => ({
      records,
      first,
      last,
      buckets,
      templates: [...templates.values()].sort((a, b) => b.count - a.count),
      addresses: [...addresses]
        .map(([address, counted]) => ({ address, ...counted }))
        .sort((a, b) => b.count - a.count),
      anomalies,
      anomalyCount,
    }),
  };
}

/** What a record counts as; the keys are those of the charts. */
function keysOf({ severity, event, outcome, ...record }: LogRecord): readonly string[] {
  const status = record["http.response.status_code"];
  const login = event !== undefined && event.startsWith("authn_login");
  return [
    "record",
    ...(severity === undefined ? [] : [severity]),
    ...(status === undefined ? [] : ["request", `${Math.floor(status / 100)}xx`]),
    ...(login && outcome !== undefined ? [`login ${outcome}`] : []),
  ];
}

function countTemplate(
  templates: Map<string, { -readonly [Key in keyof ReportedTemplate]: ReportedTemplate[Key] }>,
  { templateId, template, line, source }: LogRecord,
  time: number,
): void {
  const known = templates.get(templateId);
  if (known) {
    known.count++;
    known.source ??= source;
  } else if (templates.size < maxTemplates) {
    templates.set(detach(templateId), { text: detach(template), count: 1, firstLine: line, firstTime: time, source });
  }
}

function countAddress(addresses: Map<string, Counted>, record: LogRecord): void {
  const address = record["client.address"];
  if (address === undefined) return;
  const status = record["http.response.status_code"];
  const failed = record.outcome === "failure" || (status !== undefined && status >= 400);
  const known = addresses.get(address);
  if (known) {
    known.count++;
    if (failed) known.failures++;
    return;
  }
  if (addresses.size >= maxAddresses) forgetRarest(addresses);
  addresses.set(detach(address), { count: 1, failures: failed ? 1 : 0 });
}

// Half of the places are freed at once, so that this is rare.
function forgetRarest(addresses: Map<string, Counted>): void {
  const rarest = [...addresses].sort(([, a], [, b]) => a.count - b.count).slice(0, maxAddresses / 2);
  for (const [address] of rarest) addresses.delete(address);
}

// The numbers of a dashboard over some logs: the same counters as `seclog logs -f summary`, over time.
import { allDurations, quantile, type TimeBucket } from "../../logs/charts/time-buckets.ts";
import type { LogSummary } from "../../logs/summary.ts";
import type { LogDashboard, LogSeries } from "../log-protocol.ts";
import type { LogDocument } from "./log-document.ts";
import { toAnomaly } from "./rows.ts";
import { topTemplates } from "./templates.ts";

const shownAddresses = 10;
const shownTemplates = 10;
const shownAnomalies = 200;

/** As far as the logs were read. */
export function dashboardOf(logs: readonly LogDocument[]): LogDashboard {
  const summaries = logs.map(({ scan }) => scan.counter.summary(scan.lines, scan.tree));
  const buckets = mergedBuckets(logs);
  const times = timesOf(summaries);
  return {
    files: logs.map(({ state }) => state),
    done: logs.every(({ done }) => done),
    lines: sum(summaries, ({ lines }) => lines),
    records: sum(summaries, ({ records }) => records),
    templateCount: sum(summaries, ({ templates }) => templates),
    anomalyCount: sum(summaries, ({ anomalyCount }) => anomalyCount),
    ...times,
    severities: merged(summaries.map(({ severities }) => severities)),
    events: merged(summaries.map(({ events }) => events)),
    ...(buckets.all[0] ? { start: buckets.all[0].start } : {}),
    width: buckets.width,
    ...chartsOf(buckets.all),
    addresses: addressesOf(logs),
    topTemplates: topTemplates(
      logs.map(({ scan }) => scan.templates),
      shownTemplates,
    ),
    newTemplates: newTemplates(logs, times),
    anomalies: logs
      .flatMap(({ scan }, file) => scan.anomalies.map((anomaly) => toAnomaly(anomaly, file)))
      .sort((a, b) => (a.timestamp ?? "").localeCompare(b.timestamp ?? ""))
      .slice(-shownAnomalies),
  };
}

type Bucket = TimeBucket & { readonly start: number };

/** The buckets of all logs in those of the widest. */
function mergedBuckets(logs: readonly LogDocument[]): { readonly width: number; readonly all: readonly Bucket[] } {
  const each = logs.map(({ scan }) => scan.dashboard.buckets).filter(({ all }) => all.length > 0);
  const [first] = each;
  if (!first) return { width: 0, all: [] };
  if (each.length === 1) return { width: first.width, all: first.all };
  const width = Math.max(...each.map((buckets) => buckets.width));
  const found = new Map<number, Bucket>();
  for (const { all } of each) {
    for (const bucket of all) {
      const start = Math.floor(bucket.start / width) * width;
      const into: Bucket = found.get(start) ?? { start, counts: new Map(), durations: new Map() };
      found.set(start, into);
      for (const [key, count] of bucket.counts) into.counts.set(key, (into.counts.get(key) ?? 0) + count);
      for (const [key, count] of bucket.durations) into.durations.set(key, (into.durations.get(key) ?? 0) + count);
    }
  }
  return { width, all: [...found.values()].sort((a, b) => a.start - b.start) };
}

type Charts = Pick<LogDashboard, "levels" | "logins" | "statuses" | "errorRate" | "durations">;

const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
const statuses = ["1xx", "2xx", "3xx", "4xx", "5xx"];
const shares: readonly (readonly [key: string, share: number])[] = [
  ["p50", 0.5],
  ["p95", 0.95],
  ["p99", 0.99],
];

function chartsOf(all: readonly Bucket[]): Charts {
  const counted = (key: string, name = key): LogSeries => {
    const values = all.map(({ counts }) => counts.get(key) ?? 0);
    return { key: name, total: values.reduce((total, value) => total + value, 0), values };
  };
  const present = (series: readonly LogSeries[]): readonly LogSeries[] => series.filter(({ total }) => total > 0);
  const durations = allDurations(all);
  return {
    levels: present(levels.map((level) => counted(level))),
    logins: present([counted("login success", "success"), counted("login failure", "failure")]),
    statuses: present(statuses.map((status) => counted(status))),
    errorRate: errorRates(all),
    durations:
      durations.size === 0
        ? []
        : shares.map(([key, share]) => ({
            key,
            total: quantile(durations, share) ?? 0,
            values: all.map((bucket) => quantile(bucket.durations, share) ?? null),
          })),
  };
}

function errorRates(all: readonly Bucket[]): readonly LogSeries[] {
  const rate = (key: string, part: readonly string[], whole: readonly string[]): LogSeries => {
    const count = ({ counts }: Bucket, keys: readonly string[]): number =>
      keys.reduce((total, each) => total + (counts.get(each) ?? 0), 0);
    const values = all.map((bucket) => {
      const among = count(bucket, whole);
      return among === 0 ? null : count(bucket, part) / among;
    });
    const among = sum(all, (bucket) => count(bucket, whole));
    return { key, total: among === 0 ? 0 : sum(all, (bucket) => count(bucket, part)) / among, values };
  };
  const has = (keys: readonly string[]): boolean => all.some(({ counts }) => keys.some((key) => counts.has(key)));
  const requestsOnly = all.every(({ counts }) => counts.get("record") === counts.get("request"));
  return [
    ...(has(["request"]) ? [rate("5xx", ["5xx"], ["request"])] : []),
    // In an access log both would say the same.
    ...(has(levels) && !requestsOnly ? [rate("errors", ["ERROR", "FATAL"], levels)] : []),
  ];
}

function addressesOf(logs: readonly LogDocument[]): LogDashboard["addresses"] {
  const found = new Map<string, { count: number; failures: number }>();
  for (const { scan } of logs) {
    // More than are shown of each, so that one that is spread over the logs is not missed.
    for (const { address, count, failures } of scan.dashboard.addresses(shownAddresses * 20)) {
      const into = found.get(address) ?? { count: 0, failures: 0 };
      found.set(address, into);
      into.count += count;
      into.failures += failures;
    }
  }
  return [...found]
    .map(([address, counted]) => ({ address, ...counted }))
    .sort((a, b) => b.count - a.count)
    .slice(0, shownAddresses);
}

/** Those that were first seen in the second half of the time. */
function newTemplates(logs: readonly LogDocument[], { first, last }: Times): LogDashboard["newTemplates"] {
  const middle = (Date.parse(first ?? "") + Date.parse(last ?? "")) / 2;
  return logs
    .flatMap(({ scan }, file) =>
      scan.templates.uses.flatMap(({ count, firstRecord, firstTime }, number) =>
        firstTime > middle
          ? [{ text: scan.templates.textOf(number), count, file, line: scan.columns.line(firstRecord) }]
          : [],
      ),
    )
    .slice(-shownTemplates)
    .reverse();
}

type Times = Pick<LogDashboard, "first" | "last">;

function timesOf(summaries: readonly LogSummary[]): Times {
  const byTime = (a: string, b: string): number => Date.parse(a) - Date.parse(b);
  const first = summaries.flatMap((summary) => summary.first ?? []).sort(byTime)[0];
  const last = summaries
    .flatMap((summary) => summary.last ?? [])
    .sort(byTime)
    .at(-1);
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
}

function merged(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const all = new Map<string, number>();
  for (const each of counts) for (const [key, count] of Object.entries(each)) all.set(key, (all.get(key) ?? 0) + count);
  return Object.fromEntries(all);
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((all, item) => all + value(item), 0);
}

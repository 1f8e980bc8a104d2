// The sections of a log's report, in the order in which they answer questions: when, how much, who, what, and what is remarkable.
import type { LogSummary } from "../../../logs/summary.ts";
import type { RecordSource } from "../../../logs/record.ts";
import { type ChartOptions, lines, type Series, stackedBars } from "./charts.ts";
import type { ReportData, ReportedAnomaly, ReportedTemplate } from "./collect.ts";
import { html, type Html } from "./html.ts";
import { allDurations, quantile, type TimeBucket } from "../../../logs/charts/time-buckets.ts";
import { createTimeLabels } from "./time-labels.ts";

/** A log with what was gathered of it. */
export interface ReportedLog {
  readonly name: string;
  readonly summary: LogSummary;
  readonly data: ReportData;
}

const shownRows = 15;

/** All sections; those for which the log has nothing say so or are left out. */
export function logSections({ name, summary, data }: ReportedLog): readonly Html[] {
  const all = data.buckets.all;
  const times = createTimeLabels(data.first, data.buckets.width).labels(all.map(({ start }) => start));
  const view: View = { all, times };
  return [
    heading(name, summary, data),
    chartSection("Levels over time", levelChart(view), "No record has a level and a time."),
    chartSection("Logins", loginChart(view), "The log tells of no login."),
    chartSection("Requests by status", statusChart(view), "The log tells of no HTTP request."),
    chartSection("Error rate", errorChart(view), "No record has a level or a status."),
    latencySection(view),
    addressSection(data),
    templateSection("Most frequent messages", data.templates.slice(0, shownRows)),
    templateSection("New messages", newTemplates(data), "Every message was seen in the first half of the period."),
    anomalySection(data),
  ];
}

function heading(name: string, summary: LogSummary, { first, last, anomalyCount }: ReportData): Html {
  const tile = (value: number, noun: string, kind = ""): Html =>
    html`<li class="${kind}"><b>${count(value)}</b>${noun}</li>`;
  const formats = Object.entries(summary.formats)
    .sort(([, a], [, b]) => b - a)
    .map(([format, records]) => `${format} ${count(records)}`);
  return html`<header>
    <h1>${name}</h1>
    <p>${first === undefined ? "No record has a time." : `${readable(first)} to ${readable(last ?? first)}`}</p>
    <p class="soft">${formats.join(" · ")}</p>
    <ul class="tiles">
      ${[
        tile(summary.lines, "lines"),
        tile(summary.records, "records"),
        tile(summary.templates, "messages"),
        tile(
          Object.values(summary.events).reduce((sum, each) => sum + each, 0),
          "security events",
        ),
        tile(anomalyCount, anomalyCount === 1 ? "anomaly" : "anomalies", anomalyCount > 0 ? "bad" : ""),
      ]}
    </ul>
  </header>`;
}

interface View {
  readonly all: readonly (TimeBucket & { readonly start: number })[];
  readonly times: readonly string[];
}

function chartSection(title: string, chart: Html | undefined, without: string): Html {
  return html`<section>
    <h2>${title}</h2>
    ${chart ?? html`<p class="empty">${without}</p>`}
  </section>`;
}

/** A series for each key that occurs. */
function seriesOf(
  view: View,
  styles: Readonly<Record<string, readonly [name: string, style: string]>>,
): readonly Series[] {
  return Object.entries(styles).flatMap(([key, [name, style]]) => {
    const values = view.all.map(({ counts }) => counts.get(key) ?? 0);
    const total = values.reduce((sum, value) => sum + value, 0);
    return total === 0 ? [] : [{ name: `${name} ${count(total)}`, style, values }];
  });
}

function bars(title: string, view: View, styles: Parameters<typeof seriesOf>[1]): Html | undefined {
  const series = seriesOf(view, styles);
  return series.length === 0 ? undefined : stackedBars({ title, series, times: view.times, format: count });
}

function levelChart(view: View): Html | undefined {
  const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
  return bars(
    "Records of each level over time",
    view,
    Object.fromEntries(levels.map((level) => [level, [level.toLowerCase(), level]])),
  );
}

function loginChart(view: View): Html | undefined {
  return bars("Logins over time", view, {
    "login success": ["successful", "good"],
    "login failure": ["failed", "bad-series"],
  });
}

function statusChart(view: View): Html | undefined {
  const styles = { "1xx": "DEBUG", "2xx": "good", "3xx": "other", "4xx": "client", "5xx": "bad-series" };
  return bars(
    "Requests of each status over time",
    view,
    Object.fromEntries(Object.entries(styles).map(([key, style]) => [key, [key, style]])),
  );
}

function errorChart(view: View): Html | undefined {
  const share = (part: readonly string[], whole: string): readonly (number | undefined)[] =>
    view.all.map(({ counts }) => {
      const all = counts.get(whole) ?? 0;
      return all === 0 ? undefined : part.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0) / all;
    });
  // In an access log both would say the same.
  const requestsOnly = view.all.every(({ counts }) => counts.get("record") === counts.get("request"));
  const series: readonly Series[] = [
    ...(has(view, ["request"])
      ? [{ name: "requests answered with 5xx", style: "bad-series", values: share(["5xx"], "request") }]
      : []),
    ...(!requestsOnly && has(view, ["INFO", "WARN", "ERROR", "FATAL", "DEBUG", "TRACE"])
      ? [{ name: "records of level error and fatal", style: "client", values: share(["ERROR", "FATAL"], "record") }]
      : []),
  ];
  if (series.length === 0) return undefined;
  return lines({
    title: "Share of errors over time",
    series,
    times: view.times,
    format: (value) => `${Math.round(value * 1000) / 10}%`,
  });
}

function has({ all }: View, keys: readonly string[]): boolean {
  return all.some(({ counts }) => keys.some((key) => counts.has(key)));
}

const quantiles: readonly (readonly [name: string, share: number, style: string])[] = [
  ["median", 0.5, "good"],
  ["95 of 100", 0.95, "client"],
  ["99 of 100", 0.99, "bad-series"],
];

function latencySection(view: View): Html {
  const all = allDurations(view.all);
  const series = quantiles.map(([name, share, style]): Series => {
    const total = quantile(all, share);
    return {
      name: total === undefined ? name : `${name} ${duration(total)}`,
      style,
      values: view.all.map(({ durations }) => quantile(durations, share)),
    };
  });
  const options: ChartOptions = { title: "Latency over time", series, times: view.times, format: duration };
  return chartSection(
    "Latency",
    all.size === 0 ? undefined : lines(options),
    "No record tells how long something took.",
  );
}

function addressSection({ addresses }: ReportData): Html {
  if (addresses.length === 0) return chartSection("Addresses", undefined, "No record names a client address.");
  const rows = addresses.slice(0, shownRows).map(
    ({ address, count: all, failures }) =>
      html`<tr>
        <td class="mono">${address}</td>
        <td class="number">${count(all)}</td>
        <td class="number">${count(failures)}</td>
      </tr>`,
  );
  return html`<section>
    <h2>Addresses</h2>
    <table>
      <thead>
        <tr>
          <th>client</th>
          <th class="number">records</th>
          <th class="number">failed</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${more(addresses.length - rows.length)}
  </section>`;
}

function newTemplates({ templates, first, last }: ReportData): readonly ReportedTemplate[] {
  const middle = (Date.parse(first ?? "") + Date.parse(last ?? "")) / 2;
  return templates
    .filter(({ firstTime }) => firstTime > middle)
    .sort((a, b) => a.firstLine - b.firstLine)
    .slice(0, shownRows);
}

function templateSection(title: string, templates: readonly ReportedTemplate[], without = "There is none."): Html {
  if (templates.length === 0) return chartSection(title, undefined, without);
  const rows = templates.map(
    ({ text, count: seen, firstLine, source }) =>
      html`<tr>
        <td class="number">${count(seen)}</td>
        <td><code>${text}</code>${sourceText(source)}</td>
        <td class="number">${count(firstLine)}</td>
      </tr>`,
  );
  return html`<section>
    <h2>${title}</h2>
    <table>
      <thead>
        <tr>
          <th class="number">records</th>
          <th>message</th>
          <th class="number">first line</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function anomalySection({ anomalies, anomalyCount }: ReportData): Html {
  if (anomalies.length === 0)
    return html`<section>
      <h2>Anomalies</h2>
      <p class="empty">None was found.</p>
    </section>`;
  return html`<section>
    <h2>Anomalies</h2>
    ${anomalies.map(anomalyBlock)}${more(anomalyCount - anomalies.length)}
  </section>`;
}

function anomalyBlock({ anomaly, line, timestamp, evidence, source }: ReportedAnomaly): Html {
  const rows = evidence.map((each) =>
    "left" in each
      ? html`<li class="soft"><span class="number">…</span>${count(each.left)} more</li>`
      : html`<li><span class="number mono">${each.line}</span><code>${each.text ?? "(further back)"}</code></li>`,
  );
  return html`<div class="anomaly ${anomaly.severity}">
    <h3>${anomaly.detector} ${anomaly.key ?? ""}</h3>
    <p>${anomaly.message}</p>
    <p class="soft">line ${line}${timestamp === undefined ? "" : `, ${readable(timestamp)}`}${sourceText(source)}</p>
    <ol>
      ${rows}
    </ol>
  </div>`;
}

function sourceText(source: RecordSource | undefined): Html | undefined {
  return source && html` <span class="soft mono">${source.file}:${source.line}</span>`;
}

function more(rest: number): Html | undefined {
  return rest > 0 ? html`<p class="soft">and ${count(rest)} more</p>` : undefined;
}

function readable(timestamp: string): string {
  return timestamp.replace("T", " ");
}

function count(value: number): string {
  return (Math.round(value * 100) / 100).toLocaleString("en-US");
}

function duration(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${count(Math.round(milliseconds / 100) / 10)} s`;
  return `${milliseconds >= 10 ? count(Math.round(milliseconds)) : count(milliseconds)} ms`;
}

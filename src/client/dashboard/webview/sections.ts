// The sections of the dashboard in the order in which they answer questions: when, how much, who, what, and what is remarkable.
import type { DashboardLabels } from "../labels.ts";
import type { LogAnomaly, LogDashboard, LogFilter, LogSeries } from "../../log-viewer/messages.ts";
import { element, format } from "../../log-viewer/webview/dom.ts";
import { chartElement, type Chart } from "./charts.ts";

/** Shows the records behind a number. */
export type ShowRecords = (filter: LogFilter, place?: { readonly file?: number; readonly line?: number }) => void;

/** All sections; those for which the log has nothing say so. */
export function sections(numbers: LogDashboard, labels: DashboardLabels, show: ShowRecords): readonly HTMLElement[] {
  return [
    heading(numbers, labels),
    element(
      "div",
      { class: "charts" },
      chartsOf(numbers, labels, show).map(({ chart, empty }) =>
        section(chart.title, chart.series.length === 0 ? nothing(empty) : chartElement(chart)),
      ),
    ),
    element("div", { class: "lists" }, [
      section(labels.addresses, addresses(numbers, labels, show)),
      section(labels.securityEvents, events(numbers, labels)),
      section(labels.topTemplates, templates(numbers.topTemplates, labels, show)),
      section(labels.newTemplates, newTemplates(numbers, labels, show)),
    ]),
    section(labels.anomalies, anomalies(numbers, labels, show)),
  ];
}

function heading(numbers: LogDashboard, labels: DashboardLabels): HTMLElement {
  const { first, last, done, files, lines, records, templateCount, anomalyCount, events: counted } = numbers;
  const tile = (id: string, value: number, name: string): HTMLElement =>
    element("li", { id: `tile-${id}` }, [
      element("b", { text: value.toLocaleString() }),
      document.createTextNode(` ${name}`),
    ]);
  const eventCount = Object.values(counted).reduce((sum, value) => sum + value, 0);
  return element("section", { class: "head" }, [
    element("h2", { text: files.map(({ name }) => name).join(" + ") }),
    element("p", {
      id: "period",
      class: "quiet",
      text: first === undefined ? labels.noTime : format(labels.period, readable(first), readable(last ?? first)),
    }),
    ...(done ? [] : [element("p", { class: "quiet", role: "status", text: labels.reading })]),
    element("ul", { class: "tiles" }, [
      tile("lines", lines, labels.lines),
      tile("records", records, labels.records),
      tile("templates", templateCount, labels.templates),
      tile("events", eventCount, labels.events),
      tile("anomalies", anomalyCount, anomalyCount === 1 ? labels.oneAnomaly : labels.anomalies),
    ]),
  ]);
}

function readable(timestamp: string): string {
  return timestamp.replace("T", " ");
}

/** The charts, each with what to say when it has nothing to show. */
export function chartsOf(
  numbers: LogDashboard,
  labels: DashboardLabels,
  show: ShowRecords,
): readonly { readonly chart: Chart; readonly empty: string }[] {
  const names: Readonly<Record<string, string>> = labels;
  const common = {
    start: numbers.start ?? 0,
    width: numbers.width,
    timeLabel: labels.time,
    tableLabel: labels.numbers,
    nameOf: (key: string) => names[key] ?? key,
  };
  const of = (
    title: string,
    kind: Chart["kind"],
    series: readonly LogSeries[],
    rest: { readonly valueText: (value: number) => string; readonly filterOf: (key: string | undefined) => LogFilter },
  ): Chart => ({
    ...common,
    title,
    kind,
    series,
    valueText: rest.valueText,
    onChoose: (from, to, key) => show({ from, to, ...rest.filterOf(key) }),
  });
  const any = (): LogFilter => ({});
  return [
    {
      chart: of(labels.levels, "bars", numbers.levels, { valueText: count, filterOf: levelFilter }),
      empty: labels.noLevels,
    },
    {
      chart: of(labels.logins, "bars", numbers.logins, { valueText: count, filterOf: loginFilter }),
      empty: labels.noLogins,
    },
    {
      chart: of(labels.statuses, "bars", numbers.statuses, { valueText: count, filterOf: statusFilter }),
      empty: labels.noStatuses,
    },
    {
      chart: of(labels.errorRate, "lines", numbers.errorRate, { valueText: percent, filterOf: errorFilter }),
      empty: labels.noErrorRate,
    },
    {
      chart: of(labels.durations, "lines", numbers.durations, { valueText: duration, filterOf: any }),
      empty: labels.noDurations,
    },
  ];
}

function levelFilter(key: string | undefined): LogFilter {
  return key === undefined ? {} : { severities: [key as NonNullable<LogFilter["severities"]>[number]] };
}

function loginFilter(key: string | undefined): LogFilter {
  return { fields: ["event=authn_login*", ...(key === undefined ? [] : [`outcome=${key}`])] };
}

function statusFilter(key: string | undefined): LogFilter {
  return key === undefined ? {} : { fields: [`http.response.status_code=${key.slice(0, 1)}*`] };
}

function errorFilter(key: string | undefined): LogFilter {
  return key === "5xx" ? statusFilter(key) : { severities: ["ERROR", "FATAL"] };
}

function section(title: string, content: Node): HTMLElement {
  return element("section", {}, [element("h2", { text: title }), content]);
}

function nothing(text: string): HTMLElement {
  return element("p", { class: "empty", text });
}

function addresses({ addresses: all }: LogDashboard, labels: DashboardLabels, show: ShowRecords): HTMLElement {
  if (all.length === 0) return nothing(labels.noAddresses);
  return table(
    [labels.address, labels.count, labels.failed],
    all.map(({ address, count: records, failures }) => [
      chooser(address, labels.showRecords, () => show({ fields: [`client.address=${address}`] })),
      count(records),
      count(failures),
    ]),
  );
}

function events({ events: counted }: LogDashboard, labels: DashboardLabels): HTMLElement {
  const all = Object.entries(counted).sort(([, a], [, b]) => b - a);
  if (all.length === 0) return nothing(labels.noEvents);
  return table(
    [labels.events, labels.count],
    all.map(([event, value]) => [event, count(value)]),
  );
}

function templates(all: LogDashboard["topTemplates"], labels: DashboardLabels, show: ShowRecords): HTMLElement {
  if (all.length === 0) return nothing(labels.none);
  return table(
    [labels.template, labels.count],
    all.map(({ text, count: records }) => [
      chooser(text, labels.showRecords, () => show({ templates: [text] })),
      count(records),
    ]),
  );
}

function newTemplates({ newTemplates: all }: LogDashboard, labels: DashboardLabels, show: ShowRecords): HTMLElement {
  if (all.length === 0) return nothing(labels.noTemplates);
  return table(
    [labels.template, labels.count],
    all.map(({ text, count: records, file, line }) => [
      chooser(text, labels.showRecords, () => show({ templates: [text] }, { file, line })),
      count(records),
    ]),
  );
}

function anomalies({ anomalies: all }: LogDashboard, labels: DashboardLabels, show: ShowRecords): HTMLElement {
  if (all.length === 0) return nothing(labels.noAnomalies);
  return element(
    "ul",
    { class: "anomalies" },
    all.toReversed().map((anomaly) => element("li", {}, [anomalyEntry(anomaly, labels, show)])),
  );
}

function anomalyEntry(anomaly: LogAnomaly, labels: DashboardLabels, show: ShowRecords): HTMLElement {
  const { detector, severity, message, file, line, timestamp } = anomaly;
  const entry = element("button", { class: `item ${severity}`, attributes: { type: "button" } }, [
    element("span", {
      class: "where",
      text: [detector, format(labels.line, line), readable(timestamp ?? "")].join(" · "),
    }),
    element("span", { text: message }),
  ]);
  entry.addEventListener("click", () => show({}, { file, line }));
  return entry;
}

function chooser(text: string, title: string, onClick: () => void): HTMLElement {
  return element("button", { class: "link", text, title, attributes: { type: "button" }, onClick });
}

function table(heads: readonly string[], rows: readonly (readonly (string | HTMLElement)[])[]): HTMLElement {
  const head = heads.map((text, i) =>
    element("th", { text, attributes: { scope: "col" }, ...(i > 0 ? { class: "number" } : {}) }),
  );
  const body = rows.map((cells) =>
    element(
      "tr",
      {},
      cells.map((value, i) =>
        element("td", i > 0 ? { class: "number" } : {}, [
          typeof value === "string" ? document.createTextNode(value) : value,
        ]),
      ),
    ),
  );
  return element("table", {}, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, body)]);
}

function count(value: number): string {
  return (Math.round(value * 100) / 100).toLocaleString();
}

function percent(value: number): string {
  return `${(value * 100).toFixed(value > 0 && value < 0.1 ? 1 : 0)}%`;
}

function duration(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds >= 10 ? Math.round(milliseconds) : Math.round(milliseconds * 10) / 10} ms`;
}

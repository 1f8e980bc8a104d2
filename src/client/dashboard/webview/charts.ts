// Charts over time as SVG: bars that add up, and lines. Every bar is a button that leads to its records; the numbers stand in a table for those
// who cannot see the picture.
import type { LogSeries } from "../../log-viewer/messages.ts";
import { element, format } from "../../log-viewer/webview/dom.ts";

/** What a chart shows. */
export interface Chart {
  readonly title: string;
  readonly kind: "bars" | "lines";
  readonly series: readonly LogSeries[];
  /** Milliseconds since the epoch of the first bucket. */
  readonly start: number;
  readonly width: number;
  readonly nameOf: (key: string) => string;
  readonly valueText: (value: number) => string;
  readonly onChoose: (from: number, to: number, key: string | undefined) => void;
  readonly timeLabel: string;
  /** `{0}` stands for the title. */
  readonly tableLabel: string;
}

const namespace = "http://www.w3.org/2000/svg";
/** Size of the drawing, about that of its place on the page, so that its texts are as large as others. */
export const drawing = { width: 500, height: 140, left: 44, right: 8, top: 8, bottom: 22 } as const;
const plot = {
  width: drawing.width - drawing.left - drawing.right,
  height: drawing.height - drawing.top - drawing.bottom,
} as const;

/** Draws the chart with its legend. */
export function chartElement(chart: Chart): HTMLElement {
  const svg = make("svg", {
    viewBox: `0 0 ${drawing.width} ${drawing.height}`,
    role: "img",
    "aria-label": chart.title,
  });
  const top = topOf(chart);
  svg.append(...grid(chart, top), ...(chart.kind === "bars" ? bars(chart, top) : lines(chart, top)));
  const figure = element("figure", {}, []);
  const legend = element(
    "ul",
    { class: "legend" },
    chart.series.map(({ key, total }) => {
      const choose = (): void => chart.onChoose(chart.start, endOf(chart), key);
      const entry = element("button", { attributes: { type: "button" }, onClick: choose }, [
        element("span", { class: `key series-${classOf(key)}` }),
        document.createTextNode(`${chart.nameOf(key)} ${chart.valueText(total)}`),
      ]);
      return element("li", {}, [entry]);
    }),
  );
  figure.append(svg, legend, table(chart));
  return figure;
}

function endOf({ start, width, series }: Chart): number {
  return start + width * (series[0]?.values.length ?? 0);
}

/** Largest value of the axis. */
export function topOf({ kind, series }: Pick<Chart, "kind" | "series">): number {
  const length = series[0]?.values.length ?? 0;
  const at = (i: number): number =>
    kind === "bars"
      ? series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)
      : Math.max(...series.map(({ values }) => values[i] ?? 0));
  let most = 0;
  for (let i = 0; i < length; i++) most = Math.max(most, at(i));
  // Half a record is no mark on an axis.
  return niceTop(kind === "bars" ? Math.max(2, most) : most);
}

// 1, 2, 4 or 6 times a power of ten, so that the grid has round numbers, half of it too.
function niceTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 6, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

/** Where each part of the bars stands. */
export interface BarPart {
  readonly key: string;
  readonly bucket: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The parts of stacked bars, for any kind of canvas. */
export function barParts({ series }: Pick<Chart, "series">, top: number): readonly BarPart[] {
  const length = series[0]?.values.length ?? 0;
  const step = plot.width / Math.max(1, length);
  const parts: BarPart[] = [];
  for (let bucket = 0; bucket < length; bucket++) {
    let below = 0;
    for (const { key, values } of series) {
      const value = values[bucket] ?? 0;
      if (value === 0) continue;
      const y = yOf(below + value, top);
      const height = Math.max(0.6, yOf(below, top) - y);
      const width = Math.max(0.5, step - (step > 4 ? 1 : 0.2));
      parts.push({ key, bucket, value, x: drawing.left + bucket * step, y, width, height });
      below += value;
    }
  }
  return parts;
}

/** The points of one line; undefined where it is broken. */
export function linePoints(
  values: LogSeries["values"],
  top: number,
): readonly ({ x: number; y: number } | undefined)[] {
  const step = plot.width / Math.max(1, values.length);
  return values.map((value, i) =>
    value === null ? undefined : { x: drawing.left + (i + 0.5) * step, y: yOf(value, top) },
  );
}

function yOf(value: number, top: number): number {
  return drawing.top + plot.height * (1 - value / top);
}

function bars(chart: Chart, top: number): readonly SVGElement[] {
  const { start, width, nameOf, valueText, onChoose } = chart;
  return barParts(chart, top).map(({ key, bucket, value, ...place }) => {
    const from = start + bucket * width;
    const rect = make("rect", { ...place, class: `series-${classOf(key)} choosable` });
    rect.append(titled(`${clock(from)} ${nameOf(key)} ${valueText(value)}`));
    rect.addEventListener("click", () => onChoose(from, from + width, key));
    return rect;
  });
}

function lines({ series, nameOf, valueText, start, width, onChoose }: Chart, top: number): readonly SVGElement[] {
  return series.flatMap(({ key, values }) => {
    const points = linePoints(values, top);
    let path = "";
    points.forEach((point, i) => {
      if (point) path += `${points[i - 1] ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    });
    const dots = points.flatMap((point, i) => {
      if (!point) return [];
      const dot = make("circle", { cx: point.x, cy: point.y, r: 2.5, class: `series-${classOf(key)} choosable` });
      dot.append(titled(`${clock(start + i * width)} ${nameOf(key)} ${valueText(values[i] ?? 0)}`));
      dot.addEventListener("click", () => onChoose(start + i * width, start + (i + 1) * width, key));
      return [dot];
    });
    return [make("path", { d: path, class: `line series-${classOf(key)}` }), ...dots];
  });
}

function grid({ start, width, series, valueText }: Chart, top: number): readonly SVGElement[] {
  const rows = [0, 0.5, 1].flatMap((share) => {
    const y = yOf(top * share, top);
    const text = make("text", { class: "axis", x: drawing.left - 6, y: y + 4, "text-anchor": "end" });
    text.textContent = valueText(top * share);
    return [
      make("line", { class: "gridline", x1: drawing.left, x2: drawing.width - drawing.right, y1: y, y2: y }),
      text,
    ];
  });
  const length = series[0]?.values.length ?? 0;
  const times = [0, 0.25, 0.5, 0.75].map((share) => {
    const text = make("text", { class: "axis", x: drawing.left + share * plot.width, y: drawing.height - 6 });
    text.textContent = clock(start + Math.floor(share * length) * width).slice(
      length * width > 86_400_000 ? 5 : 11,
      16,
    );
    return text;
  });
  return [...rows, ...times];
}

/** The same numbers as a table, folded away. */
function table({ series, start, width, nameOf, valueText, timeLabel, tableLabel, title }: Chart): HTMLElement {
  const head = element("tr", {}, [
    element("th", { text: timeLabel, attributes: { scope: "col" } }),
    ...series.map(({ key }) => element("th", { text: nameOf(key), attributes: { scope: "col" } })),
  ]);
  const length = series[0]?.values.length ?? 0;
  const rows = Array.from({ length }, (_, i) => i)
    .filter((i) => series.some(({ values }) => (values[i] ?? 0) !== 0))
    .map((i) =>
      element("tr", {}, [
        element("th", { text: clock(start + i * width), attributes: { scope: "row" } }),
        ...series.map(({ values }) => {
          const value = values[i] ?? null;
          return element("td", { class: "number", text: value === null ? "" : valueText(value) });
        }),
      ]),
    );
  return element("details", {}, [
    element("summary", { text: format(tableLabel, title) }),
    element("table", {}, [element("thead", {}, [head]), element("tbody", {}, rows)]),
  ]);
}

/** A time as `2026-03-03 08:30:00`, in UTC as records are shown. */
export function clock(time: number): string {
  return new Date(time).toISOString().replace("T", " ").slice(0, 19);
}

/** Part of a class name that stands for a series. */
export function classOf(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, "-");
}

function titled(text: string): SVGElement {
  const title = make("title", {});
  title.textContent = text;
  return title;
}

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const created = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value));
  return created as SVGElement;
}

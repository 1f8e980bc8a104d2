// Charts over time as inline SVG: stacked bars and lines. Each has a text for those who cannot see it, and its numbers stand beside it.
import { html, type Html } from "./html.ts";

/** A row of numbers, one for each point in time; undefined where there is none. */
export interface Series {
  readonly name: string;
  /** Class of the style sheet that colours it. */
  readonly style: string;
  readonly values: readonly (number | undefined)[];
}

/** What a chart shows. */
export interface ChartOptions {
  readonly title: string;
  readonly series: readonly Series[];
  /** A label for each point in time. */
  readonly times: readonly string[];
  readonly format: (value: number) => string;
}

const size = { width: 760, height: 170, left: 56, right: 8, top: 8, bottom: 22 } as const;
const plot = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom } as const;
const labels = 6;

/** Bars of parts that add up. */
export function stackedBars(options: ChartOptions): Html {
  const { series, times, format } = options;
  const totals = times.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
  const top = niceTop(Math.max(...totals, 0));
  const step = plot.width / Math.max(1, times.length);
  const width = Math.max(0.5, step - (step > 4 ? 1 : 0.2));
  const bars = times.flatMap((time, i) => {
    let below = 0;
    const parts = series.flatMap(({ values, style }) => {
      const value = values[i] ?? 0;
      if (value === 0) return [];
      const y = yOf(below + value, top);
      const height = Math.max(0.6, yOf(below, top) - y);
      below += value;
      return [
        html`<rect
          class="${style}"
          x="${round(size.left + i * step)}"
          y="${round(y)}"
          width="${round(width)}"
          height="${round(height)}"
        />`,
      ];
    });
    const told = series
      .filter(({ values }) => (values[i] ?? 0) > 0)
      .map(({ name, values }) => `${name} ${format(values[i] ?? 0)}`);
    return parts.length === 0 ? [] : [html`<g><title>${time}: ${told.join(", ")}</title>${parts}</g>`];
  });
  return frame(options, top, bars);
}

/** Lines, broken where there is no number. */
export function lines(options: ChartOptions): Html {
  const { series, times, format } = options;
  const top = niceTop(Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0)), 0));
  const step = plot.width / Math.max(1, times.length);
  const x = (i: number): number => round(size.left + (i + 0.5) * step);
  const paths = series.map(({ values, style, name }) => {
    let path = "";
    values.forEach((value, i) => {
      if (value === undefined) return;
      path += `${i > 0 && values[i - 1] !== undefined ? "L" : "M"}${x(i)} ${round(yOf(value, top))}`;
    });
    const dots = values.flatMap((value, i) => {
      if (value === undefined) return [];
      return [
        html`<circle class="${style}" cx="${x(i)}" cy="${round(yOf(value, top))}" r="${times.length > 60 ? 1.5 : 2.5}"
          ><title>${times[i] ?? ""}: ${name} ${format(value)}</title></circle
        >`,
      ];
    });
    return html`<path class="line ${style}" d="${path}" />${dots}`;
  });
  return frame(options, top, paths);
}

function frame({ title, series, times, format }: ChartOptions, top: number, marks: readonly Html[]): Html {
  const step = plot.width / Math.max(1, times.length);
  const every = Math.max(1, Math.ceil(times.length / labels));
  const grid = [0, 0.5, 1].map((share) => {
    const y = round(yOf(top * share, top));
    return html`<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y}" y2="${y}" /><text
        class="axis"
        x="${size.left - 6}"
        y="${y + 4}"
        text-anchor="end"
        >${format(top * share)}</text
      >`;
  });
  const axis = times.flatMap((time, i) =>
    i % every === 0
      ? [html`<text class="axis" x="${round(size.left + i * step)}" y="${size.height - 6}">${time}</text>`]
      : [],
  );
  const legend = series.map(({ name, style }) => html`<li><span class="key ${style}"></span>${name}</li>`);
  return html`<figure>
    <svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${title}">${grid}${marks}${axis}</svg>
    <figcaption>
      <ul class="legend">
        ${legend}
      </ul>
    </figcaption>
  </figure>`;
}

function yOf(value: number, top: number): number {
  return size.top + plot.height * (1 - value / top);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

// 1, 2 or 5 times a power of ten, so that the grid has round numbers.
function niceTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

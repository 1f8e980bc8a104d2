// Records over time above the rows, warnings and errors coloured; a span is chosen by dragging or by keys.
import type { ViewerLabels } from "../labels.ts";
import type { LogOverview } from "../messages.ts";
import { element } from "./dom.ts";

export interface Histogram {
  readonly element: HTMLElement;
  show(overview: LogOverview): void;
  /** Marks the chosen span; undefined for none. */
  mark(from: number | undefined, to: number | undefined): void;
}

const namespace = "http://www.w3.org/2000/svg";
const size = { width: 1200, height: 40 };

/** `onChoose` gets the span in milliseconds since the epoch. */
export function createHistogram(labels: ViewerLabels, onChoose: (from: number, to: number) => void): Histogram {
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const bars = document.createElementNS(namespace, "g");
  const brush = rect("brush", { x: 0, y: 0, width: 0, height: size.height });
  svg.append(bars, brush);
  const told = element("span", { class: "quiet span", role: "status" });
  const host = element(
    "div",
    {
      id: "histogram",
      class: "histogram",
      role: "group",
      attributes: { tabindex: "0", "aria-label": labels.histogram },
    },
    [],
  );
  host.append(svg, told);
  host.hidden = true;
  let overview: LogOverview = { width: 0, buckets: [], templates: [] };
  const chosen = { anchor: -1, end: -1 };
  const timeAt = (bucket: number): number => (overview.start ?? 0) + bucket * overview.width;
  const drawBrush = (first: number, last: number): void => {
    const step = size.width / Math.max(1, overview.buckets.length);
    brush.setAttribute("x", String(first * step));
    brush.setAttribute("width", String(Math.max(0, last - first + 1) * step));
    told.textContent = first > last ? "" : `${clock(timeAt(first))} – ${clock(timeAt(last + 1))}`;
  };
  const span = (): readonly [number, number] => [
    Math.min(chosen.anchor, chosen.end),
    Math.max(chosen.anchor, chosen.end),
  ];
  const choose = (): void => {
    const [first, last] = span();
    if (first >= 0) onChoose(timeAt(first), timeAt(last + 1));
  };
  const bucketAt = (event: PointerEvent): number => {
    const { left, width } = svg.getBoundingClientRect();
    const share = Math.min(0.9999, Math.max(0, (event.clientX - left) / Math.max(1, width)));
    return Math.floor(share * overview.buckets.length);
  };
  host.addEventListener("pointerdown", (event) => {
    host.setPointerCapture(event.pointerId);
    chosen.anchor = chosen.end = bucketAt(event);
    drawBrush(...span());
  });
  host.addEventListener("pointermove", (event) => {
    if (!host.hasPointerCapture(event.pointerId)) return;
    chosen.end = bucketAt(event);
    drawBrush(...span());
  });
  host.addEventListener("pointerup", choose);
  host.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (event.key === "Enter") choose();
    else if (step === 0) return;
    chosen.end = Math.min(overview.buckets.length - 1, Math.max(0, chosen.end + step));
    if (!event.shiftKey && step !== 0) chosen.anchor = chosen.end;
    drawBrush(...span());
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element: host,
    show(next) {
      overview = next;
      host.hidden = next.buckets.length === 0;
      const most = Math.max(1, ...next.buckets.map(({ total }) => total));
      bars.replaceChildren(
        ...next.buckets.flatMap((bucket, i) => barsOf(bucket, { index: i, count: next.buckets.length, most })),
      );
    },
    mark(from, to) {
      if (from === undefined || to === undefined || overview.width === 0) return drawBrush(0, -1);
      const start = overview.start ?? 0;
      drawBrush(Math.floor((from - start) / overview.width), Math.ceil((to - start) / overview.width) - 1);
    },
  };
}

interface BarPlace {
  readonly index: number;
  readonly count: number;
  readonly most: number;
}

function barsOf(bucket: LogOverview["buckets"][number], { index, count, most }: BarPlace): readonly SVGElement[] {
  const step = size.width / count;
  let below = 0;
  const parts: readonly (readonly [string, number])[] = [
    ["errors", bucket.errors],
    ["warnings", bucket.warnings],
    ["others", bucket.total - bucket.errors - bucket.warnings],
  ];
  return parts.flatMap(([kind, value]) => {
    if (value <= 0) return [];
    const height = Math.max(1, (value / most) * size.height);
    below += height;
    return [rect(kind, { x: index * step, y: size.height - below, width: Math.max(1, step - 1), height })];
  });
}

function rect(kind: string, place: Readonly<Record<"x" | "y" | "width" | "height", number>>): SVGRectElement {
  const created = document.createElementNS(namespace, "rect");
  created.setAttribute("class", kind);
  for (const [name, value] of Object.entries(place)) created.setAttribute(name, String(value));
  return created;
}

function clock(time: number): string {
  return new Date(time).toISOString().replace("T", " ").slice(0, 19);
}

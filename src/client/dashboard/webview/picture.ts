// The charts of the dashboard as one picture, drawn anew on a canvas: the policy of the page lets no SVG be loaded as an image.
import type { DashboardLabels } from "../labels.ts";
import type { LogDashboard } from "../../log-viewer/messages.ts";
import { barParts, classOf, clock, drawing, linePoints, topOf, type Chart } from "./charts.ts";
import { chartsOf } from "./sections.ts";

const margin = 24;
const headHeight = 60;
const titleHeight = 26;
const scale = 2;

/** All charts below each other, in the colours of the theme. */
export function drawPicture(numbers: LogDashboard, labels: DashboardLabels): HTMLCanvasElement {
  const charts = chartsOf(numbers, labels, () => undefined)
    .map(({ chart }) => chart)
    .filter(({ series }) => series.length > 0);
  const height = drawing.height + titleHeight + margin;
  const canvas = document.createElement("canvas");
  canvas.width = (drawing.width + margin * 2) * scale;
  canvas.height = (headHeight + Math.max(1, charts.length) * height) * scale;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  const styles = getComputedStyle(document.body);
  context.scale(scale, scale);
  context.fillStyle = styles.backgroundColor === "rgba(0, 0, 0, 0)" ? "#ffffff" : styles.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = styles.color;
  context.font = `16px ${styles.fontFamily}`;
  context.fillText(numbers.files.map(({ name }) => name).join(" + "), margin, 28);
  context.font = `12px ${styles.fontFamily}`;
  context.fillText(`${numbers.first ?? ""} – ${numbers.last ?? ""}`, margin, 46);
  charts.forEach((chart, i) => {
    context.save();
    context.translate(margin, headHeight + i * height);
    drawChart(context, chart, styles);
    context.restore();
  });
  return canvas;
}

function drawChart(context: CanvasRenderingContext2D, chart: Chart, styles: CSSStyleDeclaration): void {
  const top = topOf(chart);
  context.fillStyle = styles.color;
  context.font = `13px ${styles.fontFamily}`;
  const told = chart.series.map(({ key, total }) => `${chart.nameOf(key)} ${chart.valueText(total)}`).join(" · ");
  context.fillText(`${chart.title}: ${told}`, 0, 14);
  context.translate(0, titleHeight);
  context.font = `10px ${styles.fontFamily}`;
  context.fillText(chart.valueText(top), 0, drawing.top + 6);
  context.fillText(clock(chart.start), drawing.left, drawing.height - 6);
  if (chart.kind === "bars") {
    for (const { key, x, y, width, height } of barParts(chart, top)) {
      context.fillStyle = colorOf(key);
      context.fillRect(x, y, width, height);
    }
    return;
  }
  for (const { key, values } of chart.series) {
    context.strokeStyle = colorOf(key);
    context.beginPath();
    let isDown = false;
    for (const point of linePoints(values, top)) {
      if (point) context[isDown ? "lineTo" : "moveTo"](point.x, point.y);
      isDown = point !== undefined;
    }
    context.stroke();
  }
}

/** The colour that the style sheet gives to a series. */
function colorOf(key: string): string {
  const drawn = document.querySelector(`.series-${classOf(key)}`);
  const styles = drawn ? getComputedStyle(drawn) : undefined;
  if (!styles) return "gray";
  return styles.fill !== "none" && drawn instanceof SVGElement ? styles.fill : styles.backgroundColor;
}

// One record as a table row: line number, time, level, text, and why it is marked.
import type { LogRow } from "../messages.ts";
import { element } from "./dom.ts";

export interface RowLook {
  readonly index: number;
  readonly selected: boolean;
  /** Lines that led to the anomaly in hand. */
  readonly evidence: ReadonlySet<number>;
}

/** A row that has not arrived yet is drawn empty. */
export function rowElement(row: LogRow | undefined, { index, selected, evidence }: RowLook): HTMLElement {
  const created = element(
    "div",
    { class: ["row", ...marksOf(row, evidence), ...(selected ? ["selected"] : [])].join(" "), role: "row" },
    [
      cell("line", row ? String(row.line) : ""),
      cell("time", row?.timestamp ?? ""),
      cell(`level level-${(row?.severity ?? "none").toLowerCase()}`, row?.severity ?? ""),
      textCell(row),
    ],
  );
  created.id = `row-${index}`;
  created.setAttribute("aria-rowindex", String(index + 1));
  created.setAttribute("aria-selected", String(selected));
  return created;
}

function marksOf(row: LogRow | undefined, evidence: ReadonlySet<number>): readonly string[] {
  if (!row) return [];
  if (row.anomalies.length > 0) return ["marked", worst(row)];
  return evidence.has(row.line) ? ["evidence"] : [];
}

function cell(name: string, text: string): HTMLElement {
  return element("span", { class: `cell ${name}`, role: "cell", text });
}

function textCell(row: LogRow | undefined): HTMLElement {
  const reasons = (row?.anomalies ?? []).map(({ detector, message, severity }) =>
    element("span", { class: `reason ${severity}`, text: detector, title: message }),
  );
  return element("span", { class: "cell text", role: "cell" }, [
    ...reasons,
    // A record of several lines is one row; the details show it whole.
    element("span", { text: (row?.text ?? "").replace(/\s*[\r\n]+\s*/g, " ⏎ ") }),
  ]);
}

function worst({ anomalies }: LogRow): "error" | "warning" | "info" {
  if (anomalies.some(({ severity }) => severity === "error")) return "error";
  return anomalies.some(({ severity }) => severity === "warning") ? "warning" : "info";
}

// One row: bookmark, line number, time, level, text, and why it is marked. Text is set as text; colours are classes.
import type { LogRow } from "../messages.ts";
import { element } from "./dom.ts";

export interface RowLook {
  readonly index: number;
  readonly selected: boolean;
  readonly current: boolean;
  readonly bookmarked: boolean;
  /** Lines that led to the anomaly in hand. */
  readonly evidence: boolean;
  readonly columns: boolean;
  /** Time since the row before, when that is shown. */
  readonly delta: string | undefined;
  /** Names of the files, when there are several. */
  readonly files: readonly string[];
  /** What was looked for, to be shown in the text. */
  readonly found: RegExp | undefined;
}

/** A row that has not arrived yet is drawn empty. */
export function rowElement(row: LogRow | undefined, look: RowLook): HTMLElement {
  const created = element("div", { class: classes(row, look), role: "row" }, [
    element("span", {
      class: "cell mark",
      role: "gridcell",
      text: look.bookmarked ? "◆" : (row?.anomalies ?? []).length > 0 ? "▲" : "",
    }),
    cell("line", row ? String(row.line) : ""),
    ...(look.files.length > 1 ? [cell("file", row ? (look.files[row.file] ?? "") : "")] : []),
    ...(look.delta === undefined ? [] : [cell("delta", look.delta)]),
    ...(look.columns
      ? [timeCell(row), cell(`level level-${(row?.severity ?? "none").toLowerCase()}`, row?.severity ?? "")]
      : []),
    textCell(row, look),
  ]);
  created.id = `row-${look.index}`;
  created.setAttribute("aria-rowindex", String(look.index + 1));
  created.setAttribute("aria-selected", String(look.selected));
  return created;
}

// A day and a time of day; refuses what is no ISO 8601 timestamp.
const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d.*?)Z?$/;

/** The day is in a part of its own, as a narrow page has no room for it. */
function timeCell(row: LogRow | undefined): HTMLElement {
  const text = row?.timestamp ?? "";
  const [, day, time] = moment.exec(text) ?? [];
  if (day === undefined || time === undefined) return cell("time", text);
  return element("span", { class: "cell time", role: "gridcell" }, [
    element("span", { class: "day", text: `${day} ` }),
    document.createTextNode(time),
  ]);
}

function classes(row: LogRow | undefined, { selected, current, evidence }: RowLook): string {
  const anomalies = row?.anomalies ?? [];
  return [
    "row",
    ...(row?.more ? ["more"] : []),
    ...(anomalies.length > 0 ? ["marked", worst(anomalies)] : evidence ? ["evidence"] : []),
    ...(selected ? ["selected"] : []),
    ...(current ? ["current"] : []),
  ].join(" ");
}

function cell(name: string, text: string): HTMLElement {
  return element("span", { class: `cell ${name}`, role: "gridcell", text });
}

function textCell(row: LogRow | undefined, { found }: RowLook): HTMLElement {
  if (!row) return element("span", { class: "cell text", role: "gridcell" });
  const { anomalies = [], hidden, expanded, fields, masked } = row;
  const reasons = anomalies.map(({ detector, message, severity }) =>
    element("span", { class: `reason ${severity}`, text: detector, title: message }),
  );
  const lead =
    hidden === undefined
      ? []
      : [element("span", { class: "fold", text: expanded ? "▾ " : `▸ +${hidden} `, attributes: { "data-fold": "" } })];
  return element("span", { class: "cell text", role: "gridcell" }, [
    ...reasons,
    ...lead,
    ...textParts(row, found),
    ...(fields === undefined ? [] : [element("span", { class: "fields", text: ` ${fields}` })]),
    ...(masked ? [element("span", { class: "lock", text: " 🔒", title: "[redacted]" })] : []),
  ]);
}

/** The text in its colours, or with what was looked for. */
function textParts({ text, runs = [] }: LogRow, found: RegExp | undefined): readonly Node[] {
  if (found) return marked(text, found);
  const parts: Node[] = [];
  let at = 0;
  for (const { start, end, style } of runs) {
    if (start > at) parts.push(document.createTextNode(text.slice(at, start)));
    parts.push(element("span", { class: `ansi ${style}`, text: text.slice(start, end) }));
    at = Math.max(at, end);
  }
  parts.push(document.createTextNode(text.slice(at)));
  return parts;
}

const maxMarks = 50;

function marked(text: string, found: RegExp): readonly Node[] {
  const parts: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(found)) {
    if (match[0] === "" || parts.length > maxMarks) break;
    parts.push(document.createTextNode(text.slice(at, match.index)), element("mark", { text: match[0] }));
    at = match.index + match[0].length;
  }
  parts.push(document.createTextNode(text.slice(at)));
  return parts;
}

function worst(anomalies: NonNullable<LogRow["anomalies"]>): "error" | "warning" | "info" {
  if (anomalies.some(({ severity }) => severity === "error")) return "error";
  return anomalies.some(({ severity }) => severity === "warning") ? "warning" : "info";
}

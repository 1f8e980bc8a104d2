// Entry of the log viewer's page: wires the toolbar, the rows, the list of anomalies and the details to each other.
import type { FromPage, LogAnomaly, LogRow, LogSummary, ToPage } from "../messages.ts";
import { createAnomalyList } from "./anomaly-list.ts";
import { createDetails } from "./details.ts";
import { byId } from "./dom.ts";
import { createRowCache } from "./row-cache.ts";
import { createRowView } from "./row-view.ts";
import "./log-viewer.css";

/** What survives when the page is hidden or the window reloaded. */
interface PageState {
  readonly row?: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const notice = byId("notice");
const reload = byId("reload");
let anomalies: readonly LogAnomaly[] = [];

const cache = createRowCache((start, count) => vscode.postMessage({ type: "rows", start, count }));
const details = createDetails((line) => vscode.postMessage({ type: "showLine", line }));
const view = createRowView(byId("log"), cache, (row) => select(row));
const list = createAnomalyList(byId("anomalies"), (anomaly) => {
  view.select(anomaly.row);
  view.focus();
});

function select(row: LogRow): void {
  details.show(row);
  if (row.anomalies.length > 0) view.markEvidence(row.anomalies.flatMap(({ evidence }) => evidence));
  list.mark(row.index);
  vscode.setState({ row: row.index });
}

function opened(summary: LogSummary): void {
  const { rows, format } = summary;
  anomalies = summary.anomalies;
  reload.hidden = true;
  notice.hidden = summary.notice === undefined;
  notice.textContent = summary.notice ?? "";
  byId("summary").textContent =
    `${rows.toLocaleString()} ${rows === 1 ? "record" : "records"} · ${format} · ` +
    `${anomalies.length.toLocaleString()} ${anomalies.length === 1 ? "anomaly" : "anomalies"}`;
  list.show(anomalies);
  for (const id of ["previous", "next"]) byId(id).toggleAttribute("disabled", anomalies.length === 0);
  cache.clear();
  view.setCount(rows);
  const row = vscode.getState()?.row;
  if (row !== undefined && row < rows) view.select(row);
}

/** Goes to the nearest anomaly before (-1) or after (1) the selected record, around the end. */
function jump(direction: -1 | 1): void {
  const rows = [...new Set(anomalies.map(({ row }) => row))].sort((a, b) => a - b);
  const from = view.selected ?? (direction === 1 ? -1 : Infinity);
  const next =
    direction === 1 ? (rows.find((row) => row > from) ?? rows[0]) : (rows.findLast((row) => row < from) ?? rows.at(-1));
  if (next !== undefined) view.select(next);
}

byId("next").addEventListener("click", () => jump(1));
byId("previous").addEventListener("click", () => jump(-1));
reload.addEventListener("click", () => vscode.postMessage({ type: "reload" }));
window.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  jump(event.shiftKey ? -1 : 1);
});
window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case "opened":
      return opened(data.summary);
    case "rows":
      cache.put(data.rows);
      return view.render();
    case "changed":
      reload.hidden = false;
      return;
    case "failed":
      notice.hidden = false;
      notice.textContent = data.message;
  }
});
vscode.postMessage({ type: "ready" });

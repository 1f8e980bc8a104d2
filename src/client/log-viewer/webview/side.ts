// The pane beside the rows: anomalies, templates and bookmarks, each a list that leads to rows.
import type { ViewerLabels } from "../labels.ts";
import type { LogAnomaly, LogTemplate } from "../messages.ts";
import { element, format } from "./dom.ts";
import type { Bookmark } from "./marked-lines.ts";

export interface Side {
  readonly element: HTMLElement;
  showAnomalies(anomalies: readonly LogAnomaly[]): void;
  showTemplates(templates: readonly LogTemplate[]): void;
  showBookmarks(bookmarks: readonly Bookmark[]): void;
  /** Marks the anomalies of this line as the current ones. */
  mark(file: number, line: number): void;
}

export interface SideOptions {
  readonly labels: ViewerLabels;
  readonly onAnomaly: (anomaly: LogAnomaly) => void;
  readonly onTemplate: (template: LogTemplate) => void;
  readonly onBookmark: (bookmark: Bookmark) => void;
}

// More than anyone reads; the rest is reached with F8.
const maxShown = 500;

/** Shows the anomalies first. */
export function createSide({ labels, onAnomaly, onTemplate, onBookmark }: SideOptions): Side {
  const anomalyButtons: { readonly anomaly: LogAnomaly; readonly button: HTMLElement }[] = [];
  const tabs = ["anomalies", "templates", "bookmarks"] as const;
  const lists = tabs.map((name) => element("ol", { id: name }));
  const panels = tabs.map((name, i) => {
    const attributes = { "aria-labelledby": `tab-${name}` };
    return element("div", { role: "tabpanel", id: `panel-${name}`, attributes }, [lists[i] ?? element("ol")]);
  });
  const heads = tabs.map((name, i) => {
    const attributes = { "aria-controls": `panel-${name}`, type: "button" };
    return element("button", {
      id: `tab-${name}`,
      role: "tab",
      text: labels[name],
      attributes,
      onClick: () => show(i),
    });
  });
  const show = (which: number): void => {
    heads.forEach((head, i) => {
      head.setAttribute("aria-selected", String(i === which));
      head.tabIndex = i === which ? 0 : -1;
    });
    panels.forEach((panel, i) => (panel.hidden = i !== which));
  };
  const tablist = element("div", { class: "tabs", role: "tablist" }, heads);
  tablist.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = (heads.findIndex((head) => head.tabIndex === 0) + step + heads.length) % heads.length;
    show(next);
    heads[next]?.focus();
  });
  show(0);
  const fill = (which: number, items: readonly HTMLElement[], empty: string): void => {
    const shown = items.slice(0, maxShown).map((item) => element("li", {}, [item]));
    const rest = items.length - shown.length;
    if (rest > 0) shown.push(element("li", { class: "quiet", text: format(labels.andMore, rest) }));
    if (items.length === 0) shown.push(element("li", { class: "quiet", text: empty }));
    lists[which]?.replaceChildren(...shown);
  };
  return {
    element: element("aside", { id: "side", class: "side", attributes: { "aria-label": labels.anomalies } }, [
      tablist,
      ...panels,
    ]),
    showAnomalies(anomalies) {
      anomalyButtons.length = 0;
      for (const anomaly of anomalies.slice(0, maxShown)) {
        const { detector, line, message, severity } = anomaly;
        const item = listButton(`anomaly ${severity}`, `${detector} · ${format(labels.line, line)}`, message);
        item.addEventListener("click", () => onAnomaly(anomaly));
        anomalyButtons.push({ anomaly, button: item });
      }
      const buttons = anomalyButtons.map(({ button }) => button);
      fill(0, [...buttons, ...anomalies.slice(maxShown).map(() => element("span"))], labels.noAnomalies);
      const head = heads[0];
      if (head)
        head.textContent = `${labels.anomalies} ${anomalies.length > 0 ? anomalies.length.toLocaleString() : ""}`;
    },
    showTemplates: (templates) =>
      fill(
        1,
        templates.map((template) => {
          const item = listButton("template", template.count.toLocaleString(), template.text);
          item.addEventListener("click", () => onTemplate(template));
          return item;
        }),
        labels.noTemplates,
      ),
    showBookmarks: (bookmarks) =>
      fill(
        2,
        bookmarks.map((bookmark) => {
          const item = listButton("bookmark", format(labels.line, bookmark.line), bookmark.text);
          item.addEventListener("click", () => onBookmark(bookmark));
          return item;
        }),
        labels.noBookmarks,
      ),
    mark(file, line) {
      for (const { anomaly, button } of anomalyButtons) {
        const current = anomaly.line === line && anomaly.file === file;
        if (current) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
        if (current) button.scrollIntoView({ block: "nearest" });
      }
    },
  };
}

function listButton(kind: string, where: string, text: string): HTMLButtonElement {
  const created = element("button", { class: `item ${kind}`, attributes: { type: "button" } }, [
    element("span", { class: "where", text: where }),
    element("span", { class: "message", text }),
  ]);
  return created;
}

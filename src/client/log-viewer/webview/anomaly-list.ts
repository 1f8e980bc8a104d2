// The list of anomalies beside the log; choosing one jumps to its record.
import type { LogAnomaly } from "../messages.ts";
import { element } from "./dom.ts";

export interface AnomalyList {
  show(anomalies: readonly LogAnomaly[]): void;
  /** Marks the anomalies of this row as the current ones. */
  mark(row: number): void;
}

// More than anyone reads; the rest is reached with F8.
const maxShown = 1_000;

/** Fills the given list element. */
export function createAnomalyList(host: HTMLElement, onChoose: (anomaly: LogAnomaly) => void): AnomalyList {
  const buttons: { readonly row: number; readonly button: HTMLElement }[] = [];
  return {
    show(anomalies) {
      buttons.length = 0;
      const items = anomalies.slice(0, maxShown).map((anomaly) => {
        const button = element("button", { class: `anomaly ${anomaly.severity}` }, [
          element("span", { class: "where", text: `${anomaly.detector} · line ${anomaly.line}` }),
          element("span", { class: "message", text: anomaly.message }),
        ]);
        button.type = "button";
        button.addEventListener("click", () => onChoose(anomaly));
        buttons.push({ row: anomaly.row, button });
        return element("li", {}, [button]);
      });
      const rest = anomalies.length - items.length;
      if (rest > 0) items.push(element("li", { class: "quiet", text: `and ${rest.toLocaleString()} more` }));
      if (anomalies.length === 0) items.push(element("li", { class: "quiet", text: "None found." }));
      host.replaceChildren(...items);
    },
    mark(row) {
      for (const entry of buttons) {
        const current = entry.row === row;
        entry.button.setAttribute("aria-current", String(current));
        if (current) entry.button.scrollIntoView({ block: "nearest" });
      }
    },
  };
}

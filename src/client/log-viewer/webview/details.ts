// The selected record in full, with the reasons why it is marked.
import type { LogRow } from "../messages.ts";
import { byId, element } from "./dom.ts";

export interface Details {
  show(row: LogRow): void;
}

/** `onShowLine` gets the line of the record that is shown. */
export function createDetails(onShowLine: (line: number) => void): Details {
  let line = 1;
  byId("show-line").addEventListener("click", () => onShowLine(line));
  return {
    show(row) {
      line = row.line;
      byId("details").hidden = false;
      byId("details-title").textContent = [`Line ${row.line}`, row.severity, row.timestamp].filter(Boolean).join(" · ");
      byId("reasons").replaceChildren(
        ...row.anomalies.map(({ detector, message, severity }) =>
          element("li", { class: severity }, [
            element("strong", { text: detector }),
            document.createTextNode(` ${message}`),
          ]),
        ),
      );
      byId("text").textContent = row.text;
    },
  };
}

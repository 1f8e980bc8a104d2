// The selected record in full: its fields, its text, the reasons why it is marked, and what can be done with it.
import type { ViewerLabels } from "../labels.ts";
import type { Answer } from "../messages.ts";
import { button, element, format } from "./dom.ts";

type Record = NonNullable<Answer<"record">>;

export interface Details {
  readonly element: HTMLElement;
  readonly shown: Record | undefined;
  show(record: Record, isRevealed: boolean): void;
  hide(): void;
}

export interface DetailsActions {
  readonly showLine: () => void;
  readonly openSource: () => void;
  readonly reveal: (isRevealed: boolean) => void;
  readonly sameTemplate: () => void;
  readonly context: () => void;
  readonly copy: () => void;
  readonly close: () => void;
}

/** Hidden until a record is shown. */
export function createDetails(labels: ViewerLabels, actions: DetailsActions): Details {
  let shown: Record | undefined;
  let isRevealed = false;
  const title = element("h2", { id: "details-title" });
  const reasons = element("ul", { id: "reasons" });
  const fields = element("dl", { id: "fields" });
  const text = element("pre", { id: "text", attributes: { tabindex: "0" } });
  const reveal = button({ id: "reveal", text: labels.reveal, onClick: () => actions.reveal(!isRevealed) });
  const head = element("div", { class: "details-head" }, [
    title,
    element("span", { class: "spring" }),
    reveal,
    button({ id: "open-source", text: labels.openSource, shortcut: "Enter", onClick: actions.openSource }),
    button({ id: "show-line", text: labels.showLine, shortcut: "O", onClick: actions.showLine }),
    button({ id: "same-template", text: labels.sameTemplate, onClick: actions.sameTemplate }),
    button({ id: "context", text: labels.context, shortcut: "C", onClick: actions.context }),
    button({ id: "copy", text: labels.copy, shortcut: "Ctrl+C", onClick: actions.copy }),
    button({ id: "details-close", class: "icon", text: "✕", title: labels.close, onClick: actions.close }),
  ]);
  const host = element("section", { id: "details", class: "details", attributes: { "aria-label": labels.details } }, [
    head,
    reasons,
    text,
    fields,
  ]);
  host.hidden = true;
  return {
    element: host,
    get shown() {
      return shown;
    },
    show(record, revealed) {
      shown = record;
      isRevealed = revealed;
      host.hidden = false;
      title.textContent = format(labels.line, record.line);
      reveal.hidden = !record.masked;
      reveal.textContent = revealed ? labels.hide : labels.reveal;
      reasons.replaceChildren(
        ...record.anomalies.map(({ detector, message, severity }) =>
          element("li", { class: severity }, [
            element("strong", { text: detector }),
            document.createTextNode(` ${message}`),
          ]),
        ),
      );
      text.textContent = record.text;
      fields.replaceChildren(
        ...record.fields.flatMap(([name, value]) => [element("dt", { text: name }), element("dd", { text: value })]),
      );
    },
    hide() {
      shown = undefined;
      host.hidden = true;
    },
  };
}

// Entry of the dashboard's page: asks for the numbers, draws them, and leads from each chart to its records.
import type { DashboardLabels } from "../labels.ts";
import type { LogDashboard } from "../../log-viewer/messages.ts";
import { button, element, format } from "../../log-viewer/webview/dom.ts";
import { createLink } from "../../log-viewer/webview/link.ts";
import { drawPicture } from "./picture.ts";
import { sections } from "./sections.ts";
import "./dashboard.css";

// Written by the extension itself.
const labels = JSON.parse(document.body.dataset.labels ?? "{}") as DashboardLabels;
const refreshMilliseconds = 1_000;
const notice = element("p", { id: "notice", class: "notice", role: "alert" });
const host = element("div", { id: "sections" });
let numbers: LogDashboard | undefined;
let due = 0;

const link = createLink(
  (message) => {
    switch (message.type) {
      case "opened":
      case "changed":
        due ||= window.setTimeout(() => void refresh(), numbers ? refreshMilliseconds : 0);
        return;
      case "failed":
      case "told":
        return tell(message.message);
      case "goTo":
        return;
    }
  },
  (message) => tell(format(labels.failedToRead, message)),
);

function tell(message: string): void {
  notice.hidden = message === "";
  notice.textContent = message;
}

async function refresh(): Promise<void> {
  due = 0;
  const answer = await link.tryAsk("dashboard", {});
  if (!answer) return;
  numbers = answer as LogDashboard;
  const shown = sections(numbers, labels, (filter, place) => link.send({ type: "showRecords", filter, ...place }));
  keepingPlace(() => host.replaceChildren(...shown));
}

/** New numbers take neither the keyboard nor what was scrolled to or unfolded from the person. */
function keepingPlace(draw: () => void): void {
  const controls = (): HTMLElement[] => [...host.querySelectorAll<HTMLElement>("button, summary")];
  const unfolded = [...host.querySelectorAll("details")].map(({ open }) => open);
  const focused = controls().findIndex((control) => control === document.activeElement);
  const { scrollTop } = document.documentElement;
  draw();
  host.querySelectorAll("details").forEach((fold, i) => (fold.open = unfolded[i] === true));
  if (focused >= 0) controls()[focused]?.focus({ preventScroll: true });
  document.documentElement.scrollTop = scrollTop;
}

function savePage(): void {
  // Serialised as XML, so that every text is escaped; the styles go with it.
  const style = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
    .join("\n");
  const colors = [...document.documentElement.style].map(
    (name) => `${name}: ${document.documentElement.style.getPropertyValue(name)};`,
  );
  const copy = document.implementation.createHTMLDocument(labels.title);
  const policy = copy.createElement("meta");
  policy.setAttribute("http-equiv", "Content-Security-Policy");
  policy.setAttribute("content", "default-src 'none'; style-src 'unsafe-inline'");
  const sheet = copy.createElement("style");
  sheet.textContent = `:root { ${colors.join(" ")} }\n${style}`;
  copy.head.append(policy, sheet);
  copy.body.className = document.body.className;
  copy.body.append(copy.importNode(host, true));
  for (const control of copy.querySelectorAll("button")) control.replaceWith(...control.childNodes);
  link.send({
    type: "savePage",
    text: `<!DOCTYPE html>\n${new XMLSerializer().serializeToString(copy.documentElement)}`,
  });
}

function savePicture(): void {
  if (!numbers) return;
  const data = drawPicture(numbers, labels).toDataURL("image/png");
  link.send({ type: "savePicture", data: data.slice(data.indexOf(",") + 1) });
}

notice.hidden = true;
document.body.append(
  element("header", { class: "bar" }, [
    element("h1", { text: labels.title }),
    element("span", { class: "spring" }),
    button({ id: "show-log", text: labels.showLog, onClick: () => link.send({ type: "showRecords", filter: {} }) }),
    button({ id: "save-page", text: labels.savePage, onClick: savePage }),
    button({ id: "save-picture", text: labels.savePicture, onClick: savePicture }),
  ]),
  notice,
  element("main", {}, [host]),
);
link.send({ type: "ready" });

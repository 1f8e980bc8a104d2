// The skeleton of the log viewer: bars on top, rows in the middle, lists beside and the record below. Knows no rows itself.
import type { ViewerLabels } from "../labels.ts";
import type { LogAnomaly, LogFilter, LogState, LogTemplate } from "../messages.ts";
import { button, element, format, setPressed, toggle } from "./dom.ts";
import { createFilterBar, type FilterBar } from "./filter-bar.ts";
import { createFindBar, type FindBar } from "./find-bar.ts";
import { createHistogram, type Histogram } from "./histogram.ts";
import { createHelp, type KeyCommand } from "./keys.ts";
import type { Link } from "./link.ts";
import type { Bookmark } from "./marked-lines.ts";
import { createSide, type Side } from "./side.ts";

export interface PageActions {
  readonly filter: (filter: LogFilter) => void;
  readonly found: (row: number) => void;
  readonly from: () => number;
  readonly redraw: () => void;
  readonly command: (command: KeyCommand) => void;
  readonly clear: () => void;
  readonly anomaly: (anomaly: LogAnomaly) => void;
  readonly template: (template: LogTemplate) => void;
  readonly bookmark: (bookmark: Bookmark) => void;
  readonly span: (from: number, to: number) => void;
  /** False when the text is no place. */
  readonly place: (text: string) => Promise<boolean>;
  readonly exportRows: () => void;
  readonly backToFilter: () => void;
}

export interface Looks {
  readonly folded: boolean;
  readonly columns: boolean;
  readonly deltas: boolean;
  readonly filtered: boolean;
}

export interface Page {
  readonly log: HTMLElement;
  readonly panes: HTMLElement;
  readonly filter: FilterBar;
  readonly find: FindBar;
  readonly side: Side;
  readonly histogram: Histogram;
  readonly help: { open(): void };
  readonly isCleared: boolean;
  setCleared(cleared: boolean): void;
  show(state: LogState, looks: Looks): void;
  showFollowing(following: boolean): void;
  /** Tells screen readers of new rows, politely and not too often. */
  announce(rows: number): void;
  tell(message: string): void;
  warn(message: string): void;
  openGoTo(): void;
  closeGoTo(): void;
  offerBack(offered: boolean): void;
}

const announceMilliseconds = 3_000;

/** Builds the page into the document's body. */
export function createPage(labels: ViewerLabels, link: Link, actions: PageActions): Page {
  const summary = element("span", { id: "summary", role: "status" });
  const notice = element("p", { id: "notice", class: "notice", role: "alert" });
  const told = element("p", { id: "told", class: "told", role: "status" });
  const live = element("div", { id: "live", class: "hidden", role: "log", attributes: { "aria-live": "polite" } });
  const log = element("div", {
    id: "log",
    class: "log",
    role: "grid",
    attributes: { tabindex: "0", "aria-label": labels.log, "aria-multiselectable": "true", "aria-readonly": "true" },
  });
  const empty = element("p", { id: "empty", class: "empty" });
  const filter = createFilterBar(labels, actions.filter);
  const find = createFindBar({ labels, link, from: actions.from, onFound: actions.found, onClose: actions.redraw });
  const goTo = createGoTo(labels, actions.place);
  const histogram = createHistogram(labels, actions.span);
  const side = createSide({
    labels,
    onAnomaly: actions.anomaly,
    onTemplate: actions.template,
    onBookmark: actions.bookmark,
  });
  const help = createHelp(labels);
  const tools = createTools(labels, link, actions);
  const main = element("main", { class: "middle" }, [element("div", { class: "grid" }, [log, empty]), side.element]);
  notice.hidden = true;
  told.hidden = true;
  document.body.append(
    element("h1", { class: "hidden", text: labels.title }),
    element("header", {}, [
      element("div", { class: "bar" }, [summary, ...tools.buttons]),
      filter.element,
      find.element,
      goTo.element,
    ]),
    notice,
    told,
    histogram.element,
    main,
    live,
    help.element,
  );
  let announced = 0;
  let pending = 0;
  let isCleared = false;
  return {
    log,
    panes: document.body,
    filter,
    find,
    side,
    histogram,
    help,
    get isCleared() {
      return isCleared;
    },
    setCleared(cleared) {
      isCleared = cleared;
      tools.clear.textContent = cleared ? labels.unclear : labels.clear;
    },
    show(state, looks) {
      summary.textContent = summaryOf(state, looks, labels);
      log.style.setProperty("--digits", String(Math.max(3, String(state.lines).length)));
      const notices = state.files.flatMap(({ notice: text, name }) => (text === undefined ? [] : [`${name}: ${text}`]));
      if (notices.length > 0) warn(notice, notices.join(" "));
      setPressed(tools.fold, looks.folded || state.folded);
      setPressed(tools.columns, looks.columns);
      setPressed(tools.deltas, looks.deltas);
      setPressed(tools.pause, state.paused);
      tools.pause.textContent = state.paused ? labels.resume : labels.pause;
      empty.hidden = state.rows > 0;
      empty.textContent =
        looks.filtered && state.lines > 0 ? (state.done ? labels.nothing : "") : state.done ? labels.empty : "";
    },
    showFollowing: (following) => setPressed(tools.follow, following),
    announce(rows) {
      pending += rows;
      if (announced !== 0) return;
      announced = window.setTimeout(() => {
        live.replaceChildren(element("p", { text: format(labels.newRows, pending) }));
        pending = 0;
        announced = 0;
      }, announceMilliseconds);
    },
    tell: (message) => {
      told.hidden = message === "";
      told.textContent = message;
    },
    warn: (message) => warn(notice, message),
    openGoTo: () => goTo.open(),
    closeGoTo: () => goTo.close(),
    offerBack: (offered) => (tools.back.hidden = !offered),
  };
}

function warn(notice: HTMLElement, message: string): void {
  notice.hidden = message === "";
  if (notice.textContent !== message) notice.textContent = message;
}

function summaryOf(state: LogState, { filtered }: Looks, labels: ViewerLabels): string {
  const { lines, records, formats, anomalies, bytes, scanned, done, paused, rows } = state;
  return [
    format(
      labels.summary,
      lines,
      records,
      formats.slice(0, 3).join(", ") || "–",
      anomalies === 1 ? labels.oneAnomaly : format(labels.manyAnomalies, anomalies),
    ),
    ...(filtered ? [format(labels.filtered, rows)] : []),
    ...(done ? [] : [format(labels.reading, bytes === 0 ? 0 : Math.floor((scanned / bytes) * 100))]),
    ...(paused ? [labels.paused] : []),
  ].join(" · ");
}

function createTools(labels: ViewerLabels, link: Link, { command, clear, exportRows, backToFilter }: PageActions) {
  const press = (id: string, text: string, shortcut: string, name: KeyCommand): HTMLButtonElement =>
    toggle({ id, text, shortcut, onClick: () => command(name) });
  const follow = press("follow", labels.follow, "F", "follow");
  const pause = press("pause", labels.pause, "P", "pause");
  const fold = press("fold", labels.fold, "Z", "foldAll");
  const columns = press("columns", labels.columns, "V", "columns");
  const deltas = press("deltas", labels.deltas, "D", "deltas");
  const back = button({ id: "back", text: labels.backToFilter, onClick: backToFilter });
  back.hidden = true;
  const clearing = button({ id: "clear", text: labels.clear, onClick: clear });
  const plain = (id: string, text: string, name: KeyCommand, shortcut: string): HTMLButtonElement =>
    button({ id, text, shortcut, onClick: () => command(name) });
  const first = [
    element("span", { class: "spring" }),
    back,
    follow,
    pause,
    plain("previous", "▲", "previousAnomaly", "Shift+F8"),
    plain("next", "▼", "nextAnomaly", "F8"),
    button({ id: "find-open", text: labels.find, shortcut: "Ctrl+F", onClick: () => command("find") }),
  ];
  const others = [
    clearing,
    fold,
    columns,
    deltas,
    button({ id: "go-to", text: "⇥", title: labels.goTo, shortcut: "Ctrl+G", onClick: () => command("goTo") }),
    button({ id: "add-file", text: "+", title: labels.addFile, onClick: () => link.send({ type: "addFile" }) }),
    button({ id: "export", text: labels.exportRows, onClick: exportRows }),
    button({ id: "dashboard", text: labels.dashboard, onClick: () => link.send({ type: "openDashboard" }) }),
  ];
  const buttons = [
    ...first,
    element("span", { class: "tools more" }, others),
    button({ id: "help-open", class: "icon", text: "?", title: labels.help, onClick: () => command("help") }),
    moreButton(labels),
  ];
  for (const [id, label] of [
    ["previous", labels.previous],
    ["next", labels.next],
    ["go-to", labels.goTo],
    ["add-file", labels.addFile],
    ["help-open", labels.help],
  ]) {
    const control = [...buttons, ...others].find((each) => each.id === id);
    if (control && label !== undefined) {
      control.setAttribute("aria-label", label);
      control.title = control.title.replace(/^[▲▼⇥+?]/, label);
    }
  }
  return { buttons, follow, pause, fold, columns, deltas, back, clear: clearing };
}

/** Unfolds the controls that a narrow page has no room for. */
function moreButton(labels: ViewerLabels): HTMLButtonElement {
  const control = button({ id: "more", class: "icon", text: "⋯", title: labels.more });
  control.setAttribute("aria-label", labels.more);
  control.setAttribute("aria-expanded", "false");
  control.addEventListener("click", () => {
    const isOpen = control.closest("header")?.classList.toggle("open") === true;
    control.setAttribute("aria-expanded", String(isOpen));
  });
  return control;
}

function createGoTo(labels: ViewerLabels, place: PageActions["place"]) {
  const box = element("input", {
    id: "go-to-text",
    attributes: { "aria-label": labels.goTo, placeholder: labels.goToHint, type: "text" },
  });
  const problem = element("span", { class: "quiet", role: "status" });
  const bar = element("div", { id: "go-to-bar", class: "bar find" }, [box, problem]);
  bar.hidden = true;
  const close = (): void => void (bar.hidden = true);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Enter") return;
    event.preventDefault();
    void place(box.value).then((found) => {
      problem.textContent = found ? "" : labels.goToUnknown;
      if (found) close();
    });
  });
  return {
    element: bar,
    open(): void {
      bar.hidden = false;
      box.select();
    },
    close,
  };
}

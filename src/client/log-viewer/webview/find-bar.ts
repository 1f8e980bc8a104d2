// Find: looks for a text without hiding the other rows; counts the matches and goes from one to the next.
import type { ViewerLabels } from "../labels.ts";
import { button, element, format, setPressed, toggle } from "./dom.ts";
import type { Link } from "./link.ts";

export interface FindBar {
  readonly element: HTMLElement;
  open(): void;
  close(): void;
  readonly isOpen: boolean;
  step(direction: 1 | -1): Promise<void>;
  /** What is looked for, to be shown in the rows; undefined when that cannot be shown. */
  readonly pattern: RegExp | undefined;
}

export interface FindBarOptions {
  readonly labels: ViewerLabels;
  readonly link: Link;
  /** The row from which on is looked. */
  readonly from: () => number;
  readonly onFound: (row: number) => void;
  readonly onClose: () => void;
}

const againMilliseconds = 300;

/** Closed at first. */
export function createFindBar({ labels, link, from, onFound, onClose }: FindBarOptions): FindBar {
  const text = element("input", {
    id: "find-text",
    attributes: { "aria-label": labels.find, placeholder: labels.find },
  });
  text.type = "text";
  const regex = toggle({ id: "find-regex", class: "icon", text: ".*", title: labels.regex });
  const count = element("span", { id: "find-count", class: "quiet", role: "status" });
  const bar = element("div", { id: "find", class: "bar find", role: "search" }, [
    text,
    regex,
    count,
    button({ text: "↑", title: labels.findPrevious, shortcut: "Shift+Enter", onClick: () => void step(-1) }),
    button({ text: "↓", title: labels.findNext, shortcut: "Enter", onClick: () => void step(1) }),
    button({ text: "✕", title: labels.close, shortcut: "Escape", onClick: () => close() }),
  ]);
  bar.hidden = true;
  let isRegex = false;
  let asked = 0;
  const close = (): void => {
    bar.hidden = true;
    asked++;
    onClose();
  };
  const step = async (direction: 1 | -1): Promise<void> => {
    const mine = ++asked;
    if (text.value === "") return void (count.textContent = "");
    count.textContent = labels.searching;
    for (let start = from(); mine === asked;) {
      const found = await link.tryAsk("find", { text: text.value, regex: isRegex, from: start, direction });
      if (mine !== asked) return;
      if (!found) return void (count.textContent = "");
      const told = format(labels.found, found.position ?? 0, found.count);
      count.textContent = found.count === 0 ? (found.done ? labels.notFound : labels.searching) : told;
      if (found.row !== undefined && start === from()) {
        onFound(found.row);
        start = found.row;
      }
      if (found.done) return;
      // Only the count goes on from here.
      if (found.row !== undefined) start = found.row - 1;
      await new Promise((resolve) => setTimeout(resolve, againMilliseconds));
    }
  };
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter") void step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  regex.addEventListener("click", () => {
    isRegex = !isRegex;
    setPressed(regex, isRegex);
  });
  return {
    element: bar,
    open() {
      bar.hidden = false;
      text.select();
    },
    close,
    get isOpen() {
      return !bar.hidden;
    },
    step,
    get pattern() {
      if (bar.hidden || text.value === "" || isRegex) return undefined;
      const flags = text.value === text.value.toLowerCase() ? "gi" : "g";
      return new RegExp(text.value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), flags);
    },
  };
}

// The keys of the log viewer and the overlay that tells them.
import type { ViewerLabels } from "../labels.ts";
import { button, element } from "./dom.ts";

/** What keys do; the names are those of the table. */
export type KeyCommand =
  | "down"
  | "up"
  | "pageDown"
  | "pageUp"
  | "home"
  | "end"
  | "selectDown"
  | "selectUp"
  | "selectPageDown"
  | "selectPageUp"
  | "selectAll"
  | "unfold"
  | "fold"
  | "foldAll"
  | "nextAnomaly"
  | "previousAnomaly"
  | "bookmark"
  | "nextBookmark"
  | "previousBookmark"
  | "follow"
  | "pause"
  | "filter"
  | "find"
  | "findNext"
  | "findPrevious"
  | "goTo"
  | "openSource"
  | "showLine"
  | "context"
  | "copy"
  | "columns"
  | "deltas"
  | "help"
  | "escape"
  | `level${0 | 1 | 2 | 3 | 4 | 5 | 6}`;

interface Key {
  readonly keys: readonly string[];
  readonly command: KeyCommand;
}

// Written as in `nameOf`. Letters work where no text is typed.
const table: readonly Key[] = [
  { keys: ["ArrowDown", "j"], command: "down" },
  { keys: ["ArrowUp", "k"], command: "up" },
  { keys: ["PageDown"], command: "pageDown" },
  { keys: ["PageUp"], command: "pageUp" },
  { keys: ["Home", "g"], command: "home" },
  { keys: ["End", "Shift+G"], command: "end" },
  { keys: ["Shift+ArrowDown"], command: "selectDown" },
  { keys: ["Shift+ArrowUp"], command: "selectUp" },
  { keys: ["Shift+PageDown"], command: "selectPageDown" },
  { keys: ["Shift+PageUp"], command: "selectPageUp" },
  { keys: ["Ctrl+a"], command: "selectAll" },
  { keys: ["ArrowRight"], command: "unfold" },
  { keys: ["ArrowLeft"], command: "fold" },
  { keys: ["z"], command: "foldAll" },
  { keys: ["F8"], command: "nextAnomaly" },
  { keys: ["Shift+F8"], command: "previousAnomaly" },
  { keys: ["b"], command: "bookmark" },
  { keys: ["F2"], command: "nextBookmark" },
  { keys: ["Shift+F2"], command: "previousBookmark" },
  { keys: ["f"], command: "follow" },
  { keys: ["p"], command: "pause" },
  { keys: ["/"], command: "filter" },
  { keys: ["Ctrl+f"], command: "find" },
  { keys: ["F3", "n"], command: "findNext" },
  { keys: ["Shift+F3", "Shift+N"], command: "findPrevious" },
  { keys: [":", "Ctrl+g"], command: "goTo" },
  { keys: ["Enter", "s"], command: "openSource" },
  { keys: ["o"], command: "showLine" },
  { keys: ["c"], command: "context" },
  { keys: ["Ctrl+c"], command: "copy" },
  { keys: ["v"], command: "columns" },
  { keys: ["d"], command: "deltas" },
  { keys: ["?"], command: "help" },
  { keys: ["Escape"], command: "escape" },
  ...([0, 1, 2, 3, 4, 5, 6] as const).map((level): Key => ({ keys: [String(level)], command: `level${level}` })),
];

const commands = new Map(table.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)));
/** These work wherever the keyboard is. */
const everywhere = new Set<KeyCommand>([
  "nextAnomaly",
  "previousAnomaly",
  "find",
  "findNext",
  "findPrevious",
  "goTo",
  "nextBookmark",
  "previousBookmark",
]);

/** The command of a key; undefined when it belongs to the text that is typed or to a button. */
export function commandOf(event: KeyboardEvent): KeyCommand | undefined {
  const command = commands.get(nameOf(event));
  // A dialog keeps its keys, Escape above all.
  if (command === undefined || document.querySelector("dialog[open]")) return undefined;
  const { target } = event;
  const isRows = target instanceof Element && target.closest("#log") !== null;
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  const isFree = !isText && (target === document.body || target instanceof HTMLHtmlElement);
  if (command === "help" && !isText) return command;
  if (command === "copy" && String(window.getSelection() ?? "") !== "") return undefined;
  if (isText)
    return command === "escape" || (everywhere.has(command) && event.key.length > 1) || event.ctrlKey
      ? keepText(command)
      : undefined;
  return isRows || isFree || everywhere.has(command) || command === "escape" ? command : undefined;
}

/** In a box, copying and selecting all mean its text. */
function keepText(command: KeyCommand): KeyCommand | undefined {
  return command === "copy" || command === "selectAll" ? undefined : command;
}

function nameOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  if (altKey) return "";
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const name = key.length === 1 && shiftKey ? key.toUpperCase() : key;
  return `${ctrlKey || metaKey ? "Ctrl+" : ""}${shiftKey && !isSign ? "Shift+" : ""}${ctrlKey || metaKey ? key.toLowerCase() : name}`;
}

/** The overlay with all keys; a dialog that gives the keyboard back where it was. */
export function createHelp(labels: ViewerLabels): { readonly element: HTMLDialogElement; open(): void } {
  const rows: readonly (readonly [string, string])[] = [
    ["↑ ↓ · j k · PgUp PgDn · Home End", labels.helpMove],
    ["Shift+↑ ↓ · Ctrl+A", labels.helpSelect],
    ["→ ← · Z", `${labels.helpExpand}; ${labels.fold}`],
    ["F8 · Shift+F8", labels.helpAnomaly],
    ["B · F2 · Shift+F2", labels.helpBookmark],
    ["F", labels.helpFollow],
    ["P", `${labels.pause} / ${labels.resume}`],
    ["/", labels.helpFilter],
    ["1 … 6 · 0", labels.helpLevels],
    ["Ctrl+F · F3 · Shift+F3 · N", labels.find],
    [": · Ctrl+G", labels.goTo],
    ["Enter · S", labels.helpSource],
    ["O", labels.showLine],
    ["C", labels.context],
    ["Ctrl+C", labels.copy],
    ["V", labels.columns],
    ["D", labels.deltas],
    ["Esc", labels.helpEscape],
    ["?", labels.help],
  ];
  const list = element(
    "dl",
    {},
    rows.flatMap(([keys, text]) => [element("dt", { text: keys }), element("dd", { text })]),
  );
  const dialog = element("dialog", { id: "help", attributes: { "aria-label": labels.help } }, [
    element("h2", { text: labels.help }),
    list,
    button({ text: labels.close, shortcut: "Escape", onClick: () => dialog.close() }),
  ]);
  return { element: dialog, open: () => dialog.showModal() };
}

// Stands in for the extension in a page of the log viewer or the dashboard: answers its questions with chosen texts, uses it as a person would,
// and tells which elements there are after each step. Part of the page, loaded before its own script.
import { hashText } from "../../../src/base/hash.ts";
import { dashboardAnswers, inField, keptBy, mark, stateOf, viewerAnswers, type Answers } from "./answers.ts";

/** What there was after the steps. */
interface Rendered {
  /** The hash of all elements after each step; `harness.trees` has them in full. */
  readonly steps: readonly string[];
  /** Names of the fields that were drawn. */
  readonly fields: readonly string[];
  /** The page that the dashboard gives to be saved, as its elements when it is read again. */
  readonly saved: string | undefined;
}

interface Harness {
  /** Scripts of the texts that ran. */
  ran: number;
  trees: readonly string[];
  render(page: "log-viewer" | "dashboard", texts: readonly string[]): Promise<Rendered>;
  /** Delivers messages that only look like those of the extension; gives the elements before and after. */
  deliver(messages: readonly unknown[]): Promise<readonly [string, string]>;
}

const asked: { readonly type: string; readonly text?: string }[] = [];
let answers: Answers = {};
let kept: object | undefined;

/** As soon as all that is under way is done. */
function soon(action: () => void): number {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = action;
  port2.postMessage(0);
  return 1;
}

// What waits for the eye of a person need not wait here.
window.setTimeout = soon as typeof window.setTimeout;
window.requestAnimationFrame = (draw) => soon(() => draw(0));

function tell(data: unknown): void {
  window.dispatchEvent(new MessageEvent("message", { data }));
}

interface Asked {
  readonly type: string;
  readonly id: number;
  readonly question: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly text?: string;
}

Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage(message: Asked) {
      asked.push(message);
      if (message.type !== "ask") return;
      soon(() => tell({ type: "answer", id: message.id, result: answers[message.question]?.(message.params) }));
    },
    getState: () => kept,
    setState: () => undefined,
  }),
});

/** Until all questions are answered and all that follows is drawn. */
async function settle(): Promise<void> {
  let quiet = 0;
  for (let count = asked.length; quiet < 4; quiet++) {
    await new Promise<void>((resolve) => soon(resolve));
    if (asked.length !== count) quiet = 0;
    count = asked.length;
  }
}

// Hold text that is read, like the content of an element; nothing is loaded or run by them.
const textAttributes = new Set(["title", "placeholder", "aria-label"]);

function treeOf(node: Element): string {
  const attributes = [...node.attributes]
    .map(({ name, value }) =>
      textAttributes.has(name) ? name : `${name}=${value.replace(/series-[a-z0-9-]*/g, "series")}`,
    )
    .sort();
  const inner = [...node.children].map(treeOf).join("");
  return `<${node.namespaceURI?.split("/").at(-1)}:${node.localName} ${attributes.join(" ")}>${inner}</>`;
}

/** What was found in the rows stands in elements of its own; whether a text is found is not what is compared. */
function withoutMarks(tree: string): string {
  return tree.replaceAll("<xhtml:mark ></>", "");
}

function fieldsDrawn(): readonly string[] {
  const all = [...document.querySelectorAll("*")];
  const texts = [
    document.body.textContent,
    ...all.flatMap((each) => [...each.attributes].map(({ value }) => value)),
    ...[...document.querySelectorAll("input")].map(({ value }) => value),
  ];
  return texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`${mark}([a-z-]+)${mark}`, "g"))].map(([, name = ""]) => name),
  );
}

async function render(page: "log-viewer" | "dashboard", texts: readonly string[]): Promise<Rendered> {
  const trees: string[] = [];
  const fields = new Set<string>();
  const look = async (): Promise<void> => {
    await settle();
    for (const name of fieldsDrawn()) fields.add(name);
    trees.push(withoutMarks(treeOf(document.documentElement)));
  };
  answers = page === "dashboard" ? dashboardAnswers(texts) : viewerAnswers(texts);
  kept = page === "dashboard" ? undefined : keptBy(texts);
  tell({ type: "opened", state: stateOf(texts), options: { openAt: "start", columns: true } });
  await look();
  for (const text of texts) {
    for (const type of ["failed", "told"]) {
      tell({ type, message: inField(text, type) });
      await look();
    }
  }
  const saved = page === "dashboard" ? await savedPage() : await useViewer(texts, look);
  harness.trees = trees;
  return { steps: trees.map((tree) => hashText(tree)), fields: [...fields].sort(), saved };
}

async function savedPage(): Promise<string> {
  document.getElementById("save-page")?.click();
  await settle();
  const text = asked.findLast(({ type }) => type === "savePage")?.text ?? "";
  return treeOf(new DOMParser().parseFromString(text, "text/html").documentElement);
}

async function useViewer(texts: readonly string[], look: () => Promise<void>): Promise<undefined> {
  for (const [i, text] of texts.entries()) {
    tell({ type: "goTo", filter: { text, fields: [`${text}=1`] }, file: i, line: i + 1 });
    await look();
  }
  for (const name of ["templates", "bookmarks"]) {
    document.getElementById(`tab-${name}`)?.click();
    await look();
  }
  const box = document.querySelector<HTMLInputElement>("#find-text");
  document.getElementById("find-open")?.click();
  for (const text of texts) {
    if (box) box.value = text;
    box?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    await look();
  }
  return undefined;
}

const harness: Harness = {
  ran: 0,
  trees: [],
  render,
  async deliver(messages) {
    answers = {};
    await settle();
    const before = treeOf(document.documentElement);
    for (const message of messages) tell(message);
    await settle();
    return [before, treeOf(document.documentElement)];
  },
};

// What a script of a text calls if it runs.
for (const name of ["alert", "confirm", "prompt", "open"]) Object.assign(window, { [name]: () => void harness.ran++ });
Object.assign(window, { harness });

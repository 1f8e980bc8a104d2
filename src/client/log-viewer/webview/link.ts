// The page's line to the extension: questions with answers, and what the extension tells by itself. Answers are checked before they are used.
import {
  readAnswer,
  readToPage,
  type Answer,
  type FromPage,
  type Params,
  type Question,
  type ToPage,
} from "../messages.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: object): void;
};

/** What the extension says without being asked. */
export type Told = Exclude<ToPage, { readonly type: "answer" | "refused" }>;

export interface Link {
  ask<Name extends Question>(question: Name, params: Params<Name>): Promise<Answer<Name>>;
  /** Undefined on failure, which is shown by `onRefused`. */
  tryAsk<Name extends Question>(question: Name, params: Params<Name>): Promise<Answer<Name> | undefined>;
  send(message: FromPage): void;
  readonly state: unknown;
  keep(state: object): void;
}

interface Waiting {
  readonly question: Question;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Connects the page; to be called once. */
export function createLink(onTold: (message: Told) => void, onRefused: (message: string) => void): Link {
  const vscode = acquireVsCodeApi();
  const waiting = new Map<number, Waiting>();
  let count = 0;
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = readToPage(data);
    if (!message) return;
    if (message.type !== "answer" && message.type !== "refused") return onTold(message);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (!asked) return;
    if (message.type === "refused") return asked.reject(new Error(message.message));
    const answer = readAnswer(asked.question, message.result);
    if (answer === undefined) asked.reject(new Error("The server's answer was not understood."));
    else asked.resolve(answer);
  });
  const ask: Link["ask"] = (question, params) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      // The answer was read with the shape of this very question.
      waiting.set(id, { question, resolve: resolve as (answer: unknown) => void, reject });
      vscode.postMessage({ type: "ask", id, question, params } as FromPage);
    });
  return {
    ask,
    tryAsk: (question, params) =>
      ask(question, params).catch((error: unknown) => {
        onRefused(error instanceof Error ? error.message : String(error));
        return undefined;
      }),
    send: (message) => vscode.postMessage(message),
    get state() {
      return vscode.getState();
    },
    keep: (state) => vscode.setState(state),
  };
}

// The latest outcome of each open document: one analysis per version, shared by all who ask, and stopped when nobody needs it.
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Disposable } from "../base/disposable.ts";
import type { FileOutcome } from "../base/finding.ts";
import type { Host } from "../base/host.ts";
import { UserError } from "../base/user-error.ts";
import type { Analyzer } from "./analyzer.ts";
import { pathOf } from "./document-path.ts";

export interface OutcomesOptions {
  readonly analyzer: Analyzer;
  readonly host: Host;
  /** Called with a bug of the analysis, so that it is seen; the document gets a `skipped` outcome. */
  readonly onFailure: (path: string, error: unknown) => void;
}

export interface Wait {
  /** Milliseconds of quiet before a new analysis starts; one that is under way is joined. */
  readonly delay?: number;
  readonly signal?: AbortSignal;
}

export interface Outcomes extends Disposable {
  /** The outcome of exactly this version, or undefined when it was overtaken by an edit, closed, or no longer wanted. */
  get(document: TextDocument, wait?: Wait): Promise<FileOutcome | undefined>;
  /** Drops what is known about the document and stops its analysis: it changed or was closed. */
  forget(uri: string): void;
  /** Drops everything: the settings changed. */
  clear(): void;
}

interface Entry {
  readonly version: number;
  readonly controller: AbortController;
  readonly outcome: Promise<FileOutcome | undefined>;
  /** Ends the wait before the analysis. */
  readonly hurry: () => void;
  waiting: number;
  settled: boolean;
}

/** Starts empty; nothing is analysed before someone asks. */
export function createOutcomes(options: OutcomesOptions): Outcomes {
  const entries = new Map<string, Entry>();
  const forget = (uri: string): void => {
    entries.get(uri)?.controller.abort();
    entries.delete(uri);
  };
  const clear = (): void => [...entries.keys()].forEach(forget);
  return {
    forget,
    clear,
    dispose: clear,
    async get(document, { delay = 0, signal } = {}) {
      if (signal?.aborted) return undefined;
      let entry = entries.get(document.uri);
      if (entry?.version !== document.version) {
        forget(document.uri);
        entry = begin(options, { document, delay });
        entries.set(document.uri, entry);
      }
      if (delay === 0) entry.hurry();
      return await join(entry, signal, () => forget(document.uri));
    },
  };
}

function begin({ analyzer, host, onFailure }: OutcomesOptions, job: { document: TextDocument; delay: number }): Entry {
  const { document, delay } = job;
  const controller = new AbortController();
  const { signal } = controller;
  const path = pathOf(document);
  const text = document.getText();
  let hurry = (): void => {};
  const quiet = new Promise<void>((resolve) => {
    const timer = host.setTimer(delay, resolve);
    hurry = () => {
      timer.dispose();
      resolve();
    };
    signal.addEventListener("abort", hurry, { once: true });
  });
  const run = async (): Promise<FileOutcome | undefined> => {
    await quiet;
    if (signal.aborted) return undefined;
    try {
      const outcome = await analyzer.analyze({ path, text }, signal);
      return signal.aborted ? undefined : outcome;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (error instanceof UserError) return { status: "skipped", path, reason: "internal", detail: error.message };
      onFailure(path, error);
      return { status: "skipped", path, reason: "internal", detail: "The analysis failed; see the log of the server." };
    } finally {
      entry.settled = true;
    }
  };
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const entry: Entry = {
    version: document.version,
    controller,
    outcome: Promise.race([run(), aborted]),
    hurry,
    waiting: 0,
    settled: false,
  };
  return entry;
}

/** Waits for the entry until `signal` fires; the last one to leave an unfinished analysis stops it. */
async function join(entry: Entry, signal: AbortSignal | undefined, stop: () => void): Promise<FileOutcome | undefined> {
  entry.waiting++;
  try {
    if (!signal) return await entry.outcome;
    const left = new Promise<undefined>((resolve) => {
      signal.addEventListener("abort", () => resolve(undefined), { once: true });
    });
    return await Promise.race([entry.outcome, left]);
  } finally {
    entry.waiting--;
    if (entry.waiting === 0 && !entry.settled && !entry.controller.signal.aborted) stop();
  }
}

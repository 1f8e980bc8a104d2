// The desk for logs in a thread of its own. When the thread ends, what was asked is rejected and the next question starts another.
import { Worker } from "node:worker_threads";
import type { LogState } from "../log-protocol.ts";
import type { LogDesk } from "./log-desk.ts";
import type { DeskCall, DeskMessage, DeskMethod } from "./thread-messages.ts";

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Where the code of the thread lies: beside every other chunk of a build, bundled by the tests when run from sources. */
function workerUrl(): URL {
  const fromSources = import.meta.url.endsWith(".ts");
  return new URL(
    fromSources ? "../../../node_modules/.cache/seclog-test/log-worker.mjs" : "./log-worker.mjs",
    import.meta.url,
  );
}

/** Starts no thread before the first question. */
export function createLogThread(onChange: (state: LogState) => void): LogDesk {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let count = 0;
  let folders: object = { folders: [] };
  const fail = (reason: string): void => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(workerUrl(), {
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
      stdout: true,
      stderr: true,
    });
    started.unref();
    started.on("message", (message: DeskMessage) => receive(message, waiting, onChange));
    started.on("error", (error: Error) => fail(`Reading the log failed (${error.name}); open it again.`));
    started.on("exit", () => {
      if (worker === started) fail("Reading the log ended; open it again.");
    });
    const call: DeskCall = { id: 0, method: "folders", params: folders };
    started.postMessage(call);
    return started;
  };
  // The result is what the method of the desk gives; both ends are ours.
  const ask: Ask = (method, params) =>
    new Promise((resolve, reject) => {
      worker ??= start();
      const id = ++count;
      waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      const call: DeskCall = { id, method, params };
      worker.postMessage(call);
    });
  return {
    ...askingSide(ask),
    async close(params) {
      if (worker) await ask("close", params);
    },
    async folders(params) {
      folders = params;
      if (worker) await ask("folders", params);
    },
    dispose() {
      const ended = worker;
      fail("The server ends.");
      void ended?.terminate();
    },
  };
}

type Ask = <Result>(method: DeskMethod, params: object) => Promise<Result>;

/** The methods that are passed on as they are. */
function askingSide(ask: Ask): Omit<LogDesk, "close" | "folders" | "dispose"> {
  return {
    open: (params) => ask("open", params),
    filter: (params) => ask("filter", params),
    rows: (params) => ask("rows", params),
    record: (params) => ask("record", params),
    expand: (params) => ask("expand", params),
    place: (params) => ask("place", params),
    find: (params) => ask("find", params),
    anomalies: (params) => ask("anomalies", params),
    overview: (params) => ask("overview", params),
    text: (params) => ask("text", params),
    pause: (params) => ask("pause", params),
    clear: (params) => ask("clear", params),
    dashboard: (params) => ask("dashboard", params),
    source: (params) => ask("source", params),
    uses: (params) => ask("uses", params),
    files: (params) => ask("files", params),
  };
}

function receive(message: DeskMessage, waiting: Map<number, Waiting>, onChange: (state: LogState) => void): void {
  if (message.type === "changed") return onChange(message.state);
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.type === "result") asked?.resolve(message.result);
  else asked?.reject(new Error(message.message));
}

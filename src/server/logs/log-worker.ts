// Entry of the thread that reads logs, so that reading gigabytes never keeps the editor waiting; bundled as dist/log-worker.mjs.
import { parentPort } from "node:worker_threads";
import { createNodeHost } from "../../hosts/node.ts";
import { createLogDesk } from "./log-desk.ts";
import type { DeskCall, DeskMessage } from "./thread-messages.ts";

const port = parentPort;
if (!port) throw new Error("The log worker runs in a worker thread only.");
const post = (message: DeskMessage): void => port.postMessage(message);
const desk = createLogDesk({ host: createNodeHost(), onChange: (state) => post({ type: "changed", state }) });

port.on("message", ({ id, method, params }: DeskCall) => {
  // Both ends are ours, so the parameters are those of the method.
  const methods = desk as unknown as Record<string, (given: object) => Promise<unknown>>;
  const answer = methods[method]?.(params) ?? Promise.reject(new Error("This is not understood."));
  answer.then(
    (result) => post({ type: "result", id, result }),
    (error: unknown) => post({ type: "failed", id, message: error instanceof Error ? error.message : String(error) }),
  );
});

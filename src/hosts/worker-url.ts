// Where the code of the worker thread lies.

/** In a build the worker lies beside every other chunk. From sources it has to be bundled first, as the tests do before they run. */
export function defaultWorkerUrl(): URL {
  const fromSources = import.meta.url.endsWith(".ts");
  return new URL(fromSources ? "../../node_modules/.cache/seclog-test/worker.mjs" : "./worker.mjs", import.meta.url);
}

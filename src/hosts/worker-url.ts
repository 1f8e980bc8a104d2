// Where the code of the worker threads lies.

/** In a build workers lie beside every other chunk. From sources they have to be bundled first, as the tests do before they run. */
export function workerUrlOf(name: "worker" | "summary-worker"): URL {
  const fromSources = import.meta.url.endsWith(".ts");
  return new URL(fromSources ? `../../node_modules/.cache/seclog-test/${name}.mjs` : `./${name}.mjs`, import.meta.url);
}

/** The worker that analyses files. */
export function defaultWorkerUrl(): URL {
  return workerUrlOf("worker");
}

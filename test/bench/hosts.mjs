// The parts of a check as a module of their own, with their worker beside them, for benches that look inside.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./corpus.mjs";

/** Where the bundles are written. */
export const bundles = path.join(root, "node_modules/.cache/seclog-bench");

/** @returns {Promise<{ hosts: any, workerUrl: URL }>} */
export async function loadHosts() {
  fs.mkdirSync(bundles, { recursive: true });
  const shared = /** @type {const} */ ({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  const exported = ["analysis-pool", "check-files", "discover", "node"].map(
    (name) => `export * from "./src/hosts/${name}.ts";`,
  );
  const stdin = { contents: exported.join("\n"), resolveDir: root };
  const worker = path.join(bundles, "worker.mjs");
  await build({ ...shared, stdin, outfile: path.join(bundles, "hosts.mjs") });
  await build({ ...shared, entryPoints: ["src/hosts/analysis-worker.ts"], outfile: worker });
  return { hosts: await import(pathToFileURL(path.join(bundles, "hosts.mjs")).href), workerUrl: pathToFileURL(worker) };
}

// Runs once before the tests: bundles the worker threads, as Node does not run TypeScript sources in a worker.
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
// Inside node_modules, so that the packages that are left out of the bundle are found from there.
const outputFolder = path.join(root, "node_modules/.cache/seclog-test");

const workers = {
  worker: "src/hosts/analysis-worker.ts",
  "log-worker": "src/server/logs/log-worker.ts",
  "summary-worker": "src/hosts/summary-worker.ts",
  "misbehaving-worker": "test/hosts/misbehaving-worker.ts",
};

/** A worker that does not build fails the tests that need it, not the others. */
export default async function setup(): Promise<void> {
  fs.mkdirSync(outputFolder, { recursive: true });
  for (const [name, entry] of Object.entries(workers)) {
    const target = path.join(outputFolder, `${name}.mjs`);
    try {
      const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints: [entry],
        bundle: true,
        platform: "node",
        target: "node20",
        format: "esm",
        packages: "external",
        write: false,
        logLevel: "silent",
      });
      // Another test run may be reading the old one.
      fs.writeFileSync(`${target}.${process.pid}`, outputFiles[0]?.contents ?? "");
      fs.renameSync(`${target}.${process.pid}`, target);
    } catch (error) {
      fs.rmSync(target, { force: true });
      process.stderr.write(`${entry} does not build: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

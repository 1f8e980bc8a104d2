// A cold check of 100,000 small files, as a generated monorepo or a folder of fixtures has them.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { loadHosts } from "./hosts.mjs";

export const id = "many";

const files = 100_000;
const perFolder = 200;

/** Prints time and peak memory. */
export async function run() {
  const { hosts, workerUrl } = await loadHosts();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bench-"));
  try {
    for (let i = 0; i < files; i++) {
      const parent = path.join(folder, `module-${Math.floor(i / perFolder)}`);
      if (i % perFolder === 0) fs.mkdirSync(parent);
      // One in twenty logs, as in real repositories.
      const body = i % 20 === 0 ? `console.info("sum", sum(${i}));` : `total += sum(${i});`;
      fs.writeFileSync(
        path.join(parent, `sum-${i}.ts`),
        `export const sum = (n: number) => n + ${i};\nlet total = 0;\n${body}\n`,
      );
    }
    const host = hosts.createNodeHost();
    const start = performance.now();
    const pool = hosts.createAnalysisPool({
      settings: { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 },
      workerUrl,
    });
    const found = await hosts.discoverFiles({ host, cwd: folder, paths: [] });
    const outcomes = await hosts.checkFiles({ host, pool, cwd: folder, files: found });
    pool.dispose();
    const seconds = (performance.now() - start) / 1000;
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `many  ${outcomes.length.toLocaleString("en-US")} small files in ${seconds.toFixed(1)} s, ${megabytes} MB`,
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

// Files and megabytes per second of a full check (discovery, two workers, no cache) against plain `ts.createSourceFile` of the same
// files. Both sides start cold in every round: a thread of their own that loads its parser, reads and parses.
import fs from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { folders, root } from "./corpus.mjs";
import { bundles, loadHosts } from "./hosts.mjs";

export const id = "check";

const rounds = 3;

/** Prints the medians of interleaved rounds, and their ratio. */
export async function run() {
  const { hosts, workerUrl } = await loadHosts();
  fs.writeFileSync(path.join(bundles, "reference.mjs"), reference);
  const { files } = await hosts.discoverFiles({ host: hosts.createNodeHost(), cwd: root, paths: folders });
  const bytes = files.reduce(
    (/** @type {number} */ sum, /** @type {string} */ file) => sum + fs.statSync(file).size,
    0,
  );
  const times = { check: /** @type {number[]} */ ([]), parse: /** @type {number[]} */ ([]) };
  /** @type {readonly { status: string }[]} */
  let outcomes = [];
  for (let round = 0; round < rounds; round++) {
    times.parse.push(await timed(() => parse(files)));
    times.check.push(await timed(async () => (outcomes = await check(hosts, workerUrl))));
  }
  const [checking, parsing] = [median(times.check), median(times.parse)];
  const speed = (/** @type {number} */ seconds) =>
    `${Math.round(files.length / seconds)} files/s, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`;
  const skipped = outcomes.filter(({ status }) => status === "skipped").length;
  console.log(`check  ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${skipped} skipped`);
  console.log(`  seclog check           ${speed(checking)} (${checking.toFixed(2)} s)`);
  console.log(`  ts.createSourceFile    ${speed(parsing)} (${parsing.toFixed(2)} s)`);
  console.log(`  ratio                  ${(parsing / checking).toFixed(2)} of the plain parse's speed`);
}

const reference = `
import fs from "node:fs";
import { workerData } from "node:worker_threads";
import ts from "typescript";
for (const file of workerData) ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false);
`;

/** @param {readonly string[]} files */
function parse(files) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(bundles, "reference.mjs"), { workerData: files });
    worker.once("error", reject).once("exit", resolve);
  });
}

/** @param {any} hosts @param {URL} workerUrl */
async function check(hosts, workerUrl) {
  const host = hosts.createNodeHost();
  const settings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 };
  const pool = hosts.createAnalysisPool({ settings, workerUrl });
  try {
    const files = await hosts.discoverFiles({ host, cwd: root, paths: folders });
    return await hosts.checkFiles({ host, pool, cwd: root, files });
  } finally {
    pool.dispose();
  }
}

async function timed(/** @type {() => Promise<unknown>} */ work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(/** @type {readonly number[]} */ values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
